package kr.ieum.gateway.release;

import java.time.Duration;

/** Who counts what a register answers. It is told the kind of an answer and no word of it. */
@FunctionalInterface
public interface AnswerWatch {

    /** Nobody. */
    AnswerWatch NOBODY = () -> (outcome, took) -> {};

    /** What an answer was; a closed list, for it names a series of measurements. */
    enum Outcome {
        FOUND,
        NOT_HELD,
        LATE,
        CLOSED,
        UNREACHABLE,
        MALFORMED
    }

    /** One question that is on its way. */
    @FunctionalInterface
    interface Asking {

        /**
         * An answer came, or didn't; told once, on any thread.
         *
         * @param took from the question on
         */
        void answered(Outcome outcome, Duration took);
    }

    /** A question is about to be asked; told on the thread of whoever asks. */
    Asking asking();
}
