package kr.ieum.gateway.agreement.document;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.document.Agreement.Supersedes;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads which version a document replaces; whether that is the one in force shows when it is put in force. */
final class SuccessionReader {

    private static final Pattern DIGEST = Pattern.compile("sha-256:[0-9a-f]{64}");

    private SuccessionReader() {}

    static Optional<Supersedes> supersedes(YamlMap map, int version) {
        return map.optionalMap("supersedes").map(named -> {
            try (named) {
                Supersedes read = new Supersedes(named.integer("version"), named.text("digest"));
                if (read.version() < 1 || read.version() >= version) {
                    named.fault("version", "A50", "is not an earlier version", "name the version that is replaced");
                }
                if (!read.digest().isEmpty() && !DIGEST.matcher(read.digest()).matches()) {
                    named.fault(
                            "digest",
                            "A50",
                            "is not a digest",
                            "copy it from the page of that version: sha-256: and 64 hexadecimal digits");
                }
                return read;
            }
        });
    }
}
