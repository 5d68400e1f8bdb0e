package kr.ieum.gateway.agreement.document;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kr.ieum.schemas.yaml.Fault;

/**
 * A loaded agreement file: what was written and what it says.
 *
 * @param name file name as faults show it
 * @param text the file's text; strict UTF-8 decoding makes it stand for the exact bytes
 * @param digest canonical digest, {@code sha-256:…}
 * @param warnings what the lint says although the file is accepted
 */
public record AgreementFile(String name, Agreement agreement, String text, String digest, List<Fault> warnings) {

    /** Makes it immutable. */
    public AgreementFile {
        warnings = List.copyOf(warnings);
    }

    /** The exact bytes of the file. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "AgreementFile[" + name + ", " + agreement.id() + " " + agreement.version() + ", " + digest + "]";
    }
}
