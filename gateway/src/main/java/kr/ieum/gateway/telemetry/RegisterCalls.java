package kr.ieum.gateway.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import kr.ieum.gateway.release.AnswerWatch;

/**
 * Questions to registers: counted, and where traces are sent a span each within the trace of the look-up or query that asks. A span says which
 * register, over which transport, with which outcome and how long it took; a register isn't told of it.
 */
public final class RegisterCalls {

    private static final String NAME = "ask register";

    private final Meters meters;
    private final Optional<Tracer> tracer;

    /** @param tracer where traces are sent */
    public RegisterCalls(Meters meters, Optional<Tracer> tracer) {
        this.meters = meters;
        this.tracer = tracer;
    }

    /**
     * Who watches one register's answers.
     *
     * @param transport the template by which it is reached
     */
    public AnswerWatch of(String register, String transport) {
        AnswerWatch counted = meters.answersOf(register);
        return () -> {
            AnswerWatch.Asking counting = counted.asking();
            Optional<Span> span = tracer.flatMap(by -> within(by, register, transport));
            return (outcome, took) -> {
                counting.answered(outcome, took);
                span.ifPresent(one -> one.tag("outcome", Meters.word(outcome)).end());
            };
        };
    }

    /** None without a trace that it belongs to: what asks by itself is no trace of anybody's request. */
    private static Optional<Span> within(Tracer tracer, String register, String transport) {
        return Optional.ofNullable(tracer.currentSpan())
                .map(Span::context)
                .map(parent -> tracer.spanBuilder()
                        .setParent(parent)
                        .kind(Span.Kind.CLIENT)
                        .name(NAME)
                        .tag("register", register)
                        .tag("transport", transport)
                        .start());
    }
}
