package kr.ieum.client;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.SignedMessage;

/** What became of a request. */
public sealed interface Outcome {

    /**
     * The gateway answered, and the answer is proved to be its answer to this request.
     *
     * @param contentType empty where there is no body
     * @param signed request and answer with their signatures: kept together with both bodies, they prove the exchange
     *     to anybody who has the two keys
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; copying what may be megabytes helps nobody
    record Answered(int status, String contentType, byte[] body, SignedMessage.Answer signed) implements Outcome {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /**
     * The gateway refused, with problem details (RFC 9457); proved like any answer.
     *
     * @param type what programs go by, such as {@code urn:ieum:problem:refused}
     * @param details the JSON as it came
     */
    record Problem(int status, String type, String details, SignedMessage.Answer signed) implements Outcome {

        static Problem of(int status, byte[] body, SignedMessage.Answer signed) {
            String details = new String(body, StandardCharsets.UTF_8);
            return new Problem(status, new Members(details).text("type").orElse("about:blank"), details, signed);
        }
    }

    /** Something answered, and it isn't proved to be the gateway, or not to this request. Nothing of it may be used. */
    record Untrusted(int status, Verdict.Refused why) implements Outcome {}

    /**
     * No answer came, after as many attempts as were allowed. Whether the request had an effect isn't known; a message may be
     * sent again with its key.
     *
     * @param cause kind of the last failure, without addresses or contents
     */
    record Unanswered(int attempts, Optional<String> cause) implements Outcome {}
}
