package kr.ieum.gateway.exchange.bulk;

import kr.ieum.schemas.model.SubjectKey;

/** What a line of a file says. */
sealed interface ReadLine {

    /** A subject. */
    record Subject(SubjectKey key) implements ReadLine {
        @Override
        public String toString() {
            return "Subject[…]";
        }
    }

    /** The names of the columns. */
    record Header() implements ReadLine {}

    /** Nothing that can be asked. */
    record Bad(LineRule rule) implements ReadLine {}
}
