package kr.ieum.simulator.server;

import java.time.Instant;
import java.util.Optional;

/**
 * An answer before it is turned into bytes; sent as UTF-8 unless the register misbehaves.
 *
 * @param status HTTP status
 * @param contentType with its charset
 * @param text the body
 * @param retryAfter when to ask again, for the header {@code Retry-After}
 */
public record Reply(int status, String contentType, String text, Optional<Instant> retryAfter) {

    /** An answer without {@code Retry-After}. */
    public Reply(int status, String contentType, String text) {
        this(status, contentType, text, Optional.empty());
    }

    /** A JSON answer. */
    public static Reply json(int status, String text) {
        return new Reply(status, "application/json;charset=UTF-8", text);
    }

    /** An XML answer as SOAP 1.1 wants it. */
    public static Reply xml(int status, String text) {
        return new Reply(status, "text/xml;charset=UTF-8", text);
    }
}
