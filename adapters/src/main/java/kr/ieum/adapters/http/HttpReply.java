package kr.ieum.adapters.http;

import java.time.Instant;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;

/** What came back from a register over HTTP, before anything of it is understood. */
public sealed interface HttpReply {

    /** The question it belongs to. */
    RegisterQuestion question();

    /**
     * The register answered within its limit.
     *
     * @param status HTTP status, never a redirect that was followed
     * @param body at most the target's {@code maxBytes}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lives from one step of the route to the next
    record Answered(RegisterQuestion question, int status, byte[] body, Instant at) implements HttpReply {
        @Override
        public String toString() {
            return "Answered[" + question.correlation() + ", " + status + "]";
        }
    }

    /** It did not, and the answer to the question is known already. */
    record Failed(RegisterQuestion question, RegisterAnswer answer) implements HttpReply {}
}
