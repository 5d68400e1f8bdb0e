package kr.ieum.gateway.web.authzen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a search. Its token says where the next one starts and for which search under which agreements it was given; it holds
 * nothing that the request didn't hold, so it needs no secret.
 */
final class Page {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int TRACE = 12;

    private final int limit;
    private final int start;
    private final String trace;

    private Page(int limit, int start, String trace) {
        this.limit = limit;
        this.start = start;
        this.trace = trace;
    }

    /**
     * The page that a search asks for.
     *
     * @param policyEpoch of the agreements in force
     * @throws BadRequest when it isn't of the specification's form, or its token belongs to another search
     */
    static Page of(JsonNode search, long policyEpoch) {
        JsonNode page = search.path("page");
        if (!page.isMissingNode() && !page.isObject()) {
            throw new BadRequest("page", "must be an object");
        }
        Facts asked = new Facts(page, "page");
        String trace = trace(search, policyEpoch);
        String token = asked.text("token").or(() -> asked.text("next_token")).orElse("");
        int limit = asked.integer("limit", 1, MOST).orElse(USUAL);
        if (token.isEmpty()) {
            return new Page(limit, 0, trace);
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,6}") || !parts[1].equals(trace)) {
            throw new BadRequest("page.token", "is none of this search, or agreements changed since; search anew");
        }
        return new Page(limit, Integer.parseInt(parts[0]), trace);
    }

    Map<String, Object> json(List<Object> all) {
        List<Object> results = all.stream().skip(start).limit(limit).toList();
        int end = start + results.size();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("next_token", end < all.size() ? end + "." + trace : "");
        page.put("count", results.size());
        page.put("total", all.size());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("results", results);
        json.put("page", page);
        return json;
    }

    private static String trace(JsonNode search, long policyEpoch) {
        ObjectNode asked = ((ObjectNode) search).deepCopy();
        asked.remove("page");
        String text = policyEpoch + " " + StrictJson.sorted().writeValueAsString(asked);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, TRACE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
