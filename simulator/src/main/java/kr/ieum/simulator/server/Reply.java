package kr.ieum.simulator.server;

/**
 * An answer before it is turned into bytes; sent as UTF-8 unless the register misbehaves.
 *
 * @param status HTTP status
 * @param contentType with its charset
 * @param text the body
 */
public record Reply(int status, String contentType, String text) {

    /** A JSON answer. */
    public static Reply json(int status, String text) {
        return new Reply(status, "application/json;charset=UTF-8", text);
    }

    /** An XML answer as SOAP 1.1 wants it. */
    public static Reply xml(int status, String text) {
        return new Reply(status, "text/xml;charset=UTF-8", text);
    }
}
