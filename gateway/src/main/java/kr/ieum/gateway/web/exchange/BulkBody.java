package kr.ieum.gateway.web.exchange;

import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.web.api.ApiBody;
import tools.jackson.databind.JsonNode;

/** What closes a file, as it stands in a request's body. */
final class BulkBody {

    /** Its members. */
    static final Set<String> KNOWN = Set.of("parts", "bytes", "digest");

    private static final int LONGEST = 100;
    private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private BulkBody() {}

    /** What was read, or the member at fault. */
    sealed interface Read {

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Closing(int parts, int bytes, byte[] digest) implements Read {}

        record Wrong(String member) implements Read {}
    }

    static Read closing(JsonNode object) {
        Optional<Integer> parts = number(object.path("parts"), BulkFiles.MOST_PARTS);
        Optional<Integer> bytes = number(object.path("bytes"), BulkFiles.MOST_PARTS * BulkFiles.MOST_PART);
        Matcher digest = DIGEST.matcher(ApiBody.text(object, "digest", LONGEST).orElse(""));
        if (parts.isEmpty()) {
            return new Read.Wrong("parts");
        }
        if (bytes.isEmpty()) {
            return new Read.Wrong("bytes");
        }
        return digest.matches()
                ? new Read.Closing(parts.get(), bytes.get(), Base64.getDecoder().decode(digest.group(1)))
                : new Read.Wrong("digest");
    }

    private static Optional<Integer> number(JsonNode number, int most) {
        return Optional.of(number)
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .filter(value -> value >= 1 && value <= most);
    }
}
