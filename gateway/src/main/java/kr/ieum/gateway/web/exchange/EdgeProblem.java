package kr.ieum.gateway.web.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** What is refused before anybody looks at a request itself (RFC 9457). It repeats nothing that was sent. */
enum EdgeProblem {
    /** Here is no such address; at the officials' port none of the systems', and the other way round. */
    NOT_FOUND(
            404,
            "not-found",
            "There is no such resource.",
            "Call an address beneath /exchange/v1/ at the systems' port."),
    /** Why isn't said: the operator's log tells those who may know. */
    CERTIFICATE_UNUSABLE(
            403,
            "certificate-unusable",
            "The connection's certificate is not in force here.",
            "Ask the operator of this gateway about the certificate, by its fingerprint."),
    /** The agency asks faster than it may. */
    TOO_MANY_REQUESTS(
            429,
            "too-many-requests",
            "Your agency asks faster than it may; nothing was done.",
            "Wait as long as Retry-After says, and sign anew."),
    /**
     * The agency has too much on its way. It is the agency's doing (RFC 6585, section 4), not the gateway's; and with a 503 the server would
     * close the connection, so that each refusal would cost both sides a TLS handshake.
     */
    TOO_MANY_AT_ONCE(
            429,
            "too-many-at-once",
            "Too many requests of your agency are on their way; nothing was done.",
            "Wait for answers before you ask on, or as long as Retry-After says, and sign anew.");

    private final int status;
    private final String id;
    private final String title;
    private final String remedy;

    EdgeProblem(int status, String id, String title, String remedy) {
        this.status = status;
        this.id = id;
        this.title = title;
        this.remedy = remedy;
    }

    /** The name that stays, as {@code too-many-requests}. */
    String id() {
        return id;
    }

    /** The same for who signs it. */
    ExchangeProblem problem() {
        return new ExchangeProblem(status, id, title, remedy);
    }

    /** Unsigned: who calls what is no address of the exchange is no client of it. */
    void write(HttpServletResponse response, JsonMapper mapper) throws IOException {
        byte[] body = mapper.writeValueAsBytes(problem().members());
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", "en");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
