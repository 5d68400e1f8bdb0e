package kr.ieum.simulator.server;

import java.util.Map;
import java.util.Optional;

/**
 * A request read whole.
 *
 * @param method in capitals
 * @param path without the query
 * @param query after the question mark, not decoded, empty when there is none
 * @param headers names in lower case
 * @param body as UTF-8 text
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, String body) {

    /** The header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The value of a query parameter, not decoded. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    boolean keepsConnection() {
        return !header("connection").orElse("").equalsIgnoreCase("close");
    }
}
