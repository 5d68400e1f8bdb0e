package kr.ieum.adapters.camel;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** The routes of all registers in one Camel context: made from templates, called with typed bodies, removed whole. */
public final class RegisterRoutes {

    /** The one parameter of every Camel route template: the register's id. */
    public static final String REGISTER = "register";

    private static final long STOP_SECONDS = 5;

    private final CamelContext camel;
    private final Clock clock;

    RegisterRoutes(CamelContext camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    /** The clock that deadlines are told by. */
    public Clock clock() {
        return clock;
    }

    /** The context, for the scheduling of deliveries. */
    public CamelContext camel() {
        return camel;
    }

    /**
     * Makes one route from a template.
     *
     * @param templateId the Camel route template's id; its route starts at {@code direct:{templateId}-{register}}
     * @param register checked id of the register
     * @param steps the instance's own processors by the name that the template gives them
     */
    public RegisterRoute instantiate(String templateId, String register, Map<String, Processor> steps) {
        String routeId = templateId + "-" + register;
        TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(camel, templateId)
                .routeId(routeId)
                .parameter(REGISTER, register);
        steps.forEach((name, step) -> builder.bean(name, Processor.class, step));
        builder.add();
        return new RegisterRoute(routeId);
    }

    /** One route in service. */
    public final class RegisterRoute implements AutoCloseable {

        private final String routeId;
        private final Endpoint endpoint;
        private final ProducerTemplate producer;

        private RegisterRoute(String routeId) {
            this.routeId = routeId;
            this.endpoint = camel.getEndpoint("direct:" + routeId);
            this.producer = camel.createProducerTemplate();
        }

        /**
         * Sends a typed body through the route on the caller's thread.
         *
         * @throws InterruptedException when a step was interrupted
         * @throws IllegalStateException when a step has a bug; tells its place but no text of the original exception, which
         *     may hold a value
         */
        public <T> T call(Object body, Class<T> answer) throws InterruptedException {
            Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
            exchange.getMessage().setBody(body);
            Exchange done = producer.send(endpoint, exchange);
            Optional<Exception> failure = Optional.ofNullable(done.getException());
            if (failure.isPresent()) {
                if (failure.get() instanceof InterruptedException) {
                    throw new InterruptedException("interrupted while asking");
                }
                throw new IllegalStateException("route " + routeId + ": " + FailurePlace.of(failure.get()));
            }
            return answer.cast(Objects.requireNonNull(done.getMessage().getBody()));
        }

        @Override
        public void close() {
            try {
                camel.getRouteController().stopRoute(routeId, STOP_SECONDS, TimeUnit.SECONDS);
                camel.removeRoute(routeId);
                producer.close();
            } catch (Exception e) {
                // Camel declares no narrower one
                throw new IllegalStateException("route " + routeId + " can't be stopped", e);
            }
        }
    }
}
