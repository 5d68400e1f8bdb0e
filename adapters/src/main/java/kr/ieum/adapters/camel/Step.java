package kr.ieum.adapters.camel;

import java.util.Objects;
import org.apache.camel.Processor;

/**
 * One step of a transport's route: a typed body in, a typed body out.
 *
 * @param <I> what the step before yields
 * @param <O> what this one yields
 */
@FunctionalInterface
public interface Step<I, O> {

    /**
     * Does the step.
     *
     * @throws InterruptedException when the caller is interrupted; nothing that the step started remains running
     */
    O apply(I body) throws InterruptedException;

    /** The step as a Camel processor that replaces the body. */
    static <I, O> Processor of(Class<I> in, Step<I, O> step) {
        return exchange -> {
            Object body = Objects.requireNonNull(exchange.getMessage().getBody());
            exchange.getMessage().setBody(step.apply(in.cast(body)));
        };
    }
}
