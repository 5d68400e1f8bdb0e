package kr.ieum.gateway.sheet;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An issued sheet: what completes the answer it belongs to. It lives in that one exchange; only {@link IssuedSheets}' row
 * stays.
 *
 * @param digest SHA-256 of the record, lower-case hexadecimal
 * @param record the exact canonical JSON (RFC 8785) of what was released
 * @param statement the text that is signed: a line for each of issuer, code, time, kind, look-up and the record's digest
 * @param signature Ed25519 over the statement's bytes, base64
 * @param agreements {@code id@version} of each agreement that the record cites
 * @param keyName name of the key that signed
 */
public record Sheet(
        SheetCode code,
        SheetKind kind,
        String agency,
        Instant issuedAt,
        UUID lookup,
        String digest,
        String record,
        String statement,
        String signature,
        List<String> agreements,
        String keyName) {

    /** Makes it immutable. */
    public Sheet {
        agreements = List.copyOf(agreements);
    }

    @Override
    public String toString() {
        return "Sheet[" + kind + ", " + lookup + "]";
    }
}
