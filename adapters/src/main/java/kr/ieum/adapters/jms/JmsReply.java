package kr.ieum.adapters.jms;

import java.time.Instant;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;

/** What came of one exchange over the queue. */
sealed interface JmsReply {

    /** The register's text, as UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; lives within one exchange
    record Answered(RegisterQuestion question, byte[] body, Instant at) implements JmsReply {
        @Override
        public String toString() {
            return "Answered[…]";
        }
    }

    /** No usable text. */
    record Failed(RegisterAnswer answer) implements JmsReply {}
}
