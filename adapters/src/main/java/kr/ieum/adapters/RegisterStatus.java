package kr.ieum.adapters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a register fares, for the operator; holds no value and no key.
 *
 * @param template id of the transport template, empty where there is none
 * @param inFlight questions in progress
 * @param last what came of the question answered last
 * @param delivery for registers that deliver files
 * @param discarded answers that came without a question that waits for them (rule T11), since the start
 */
public record RegisterStatus(
        String register,
        String template,
        RegisterAdapter.Narrowing narrowing,
        int inFlight,
        Optional<LastAnswer> last,
        Optional<DeliveryStatus> delivery,
        long discarded) {

    /** Of a register to which no answer can come unasked. */
    public RegisterStatus(
            String register,
            String template,
            RegisterAdapter.Narrowing narrowing,
            int inFlight,
            Optional<LastAnswer> last,
            Optional<DeliveryStatus> delivery) {
        this(register, template, narrowing, inFlight, last, delivery, 0);
    }

    /**
     * What came of a question.
     *
     * @param kind {@code found}, {@code not-held}, {@code late}, {@code unreachable}, {@code malformed} or
     *     {@code closed-until}
     * @param detail cause or rule, empty where the kind says all
     */
    public record LastAnswer(String kind, String detail, Instant at, Duration elapsed) {

        /** The kind and detail of an answer. */
        public static LastAnswer of(RegisterAnswer answer, Instant at, Duration elapsed) {
            return switch (answer) {
                case RegisterAnswer.Found found -> new LastAnswer("found", "", at, elapsed);
                case RegisterAnswer.NotHeld notHeld -> new LastAnswer("not-held", "", at, elapsed);
                case RegisterAnswer.Late late -> new LastAnswer("late", "", at, elapsed);
                case RegisterAnswer.Unreachable unreachable ->
                    new LastAnswer("unreachable", unreachable.cause(), at, elapsed);
                case RegisterAnswer.Malformed malformed ->
                    new LastAnswer("malformed", malformed.problem().rule(), at, elapsed);
                case RegisterAnswer.ClosedUntil closed ->
                    new LastAnswer("closed-until", closed.until().toString(), at, elapsed);
            };
        }
    }
}
