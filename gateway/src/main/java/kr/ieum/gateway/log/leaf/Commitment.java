package kr.ieum.gateway.log.leaf;

import java.nio.charset.StandardCharsets;
import kr.ieum.gateway.log.tree.Digest;

/**
 * A hiding, binding stand-in for something personal: {@code SHA-256("ieum-commitment/1" 0x00 purpose 0x00 salt value)},
 * purpose in lower-case ASCII, salt 32 bytes. The purpose is inside so that a commitment to a subject can't be passed off
 * as one to a case; its closed list and the fixed length of the salt make the input unambiguous.
 *
 * @param digest the 32 bytes that stand in the leaf; they are public
 */
public record Commitment(Digest digest) {
    /** What a commitment hides. The list is closed (design §9). */
    public enum Purpose {
        /** The person, parcel, corporation, facility or vehicle that was asked about. */
        SUBJECT,
        /** The case; a request without one commits to the empty value, so that the leaf doesn't tell. */
        CASE,
        /** The official, or for a system's query the system. */
        OFFICIAL,
        /** All values that left one register for one intent, in the canonical bytes that the releasing room defines. */
        VALUES,
        /** The body of a message or the content of an administrative act. */
        PAYLOAD;

        byte[] label() {
            return name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final byte[] DOMAIN = "ieum-commitment/1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = {0};

    static Commitment to(Purpose purpose, Salt salt, byte[] value) {
        return new Commitment(Digest.sha256(DOMAIN, END, purpose.label(), END, salt.bytes(), value));
    }
}
