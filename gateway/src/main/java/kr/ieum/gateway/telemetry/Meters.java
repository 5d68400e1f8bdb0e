package kr.ieum.gateway.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogState;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.release.AnswerWatch;
import kr.ieum.gateway.release.FieldState;

/** The meters of a node, each in one place. Names and tags stand in {@code docs/operations/metrics.md}. */
public final class Meters {

    private static final Duration[] STEPS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;

    /** Meters of this registry. */
    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What one register answers, and how long it takes. */
    public AnswerWatch answersOf(String register) {
        return () -> (outcome, took) -> Timer.builder("ieum.register.answer")
                .description("From a question to a register until its answer")
                .tag("register", register)
                .tag("outcome", word(outcome))
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(took);
    }

    /** How look-ups and queries begin. */
    void started(String agency, String task, String way, String outcome) {
        Counter.builder("ieum.lookup.started")
                .description("Look-ups and queries by how their gates answered")
                .tag("agency", agency)
                .tag("task", task)
                .tag("way", way)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** How long look-ups and queries run until they end. */
    void ended(String task, String way, Duration took) {
        Timer.builder("ieum.lookup")
                .description("From the open gates until the last register's answer or deadline")
                .tag("task", task)
                .tag("way", way)
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(took);
    }

    /** What becomes of single fields, by the agreement that grants or nearly granted them. */
    void field(Optional<String> agreement, String register, FieldState state) {
        Counter.builder("ieum.field")
                .description("Fields by state; agreement is none where none covers the field")
                .tag("agreement", agreement.orElse("none"))
                .tag("register", register)
                .tag("state", word(state))
                .register(registry)
                .increment();
    }

    /** What the systems' edge turns away, by the agency whose certificate the connection had. */
    public void turnedAway(Optional<String> agency, String problem) {
        Counter.builder("ieum.edge.refused")
                .description("Exchanges that the systems' edge turned away; agency is unknown where no registered"
                        + " certificate says it")
                .tag("agency", agency.orElse("unknown"))
                .tag("problem", problem)
                .register(registry)
                .increment();
    }

    /** What waits for a destination: how much, for how long in seconds, and how much was put aside. */
    public void outbox(String destination, Supplier<Number> waiting, Supplier<Number> oldest, Supplier<Number> aside) {
        Gauge.builder("ieum.outbox.waiting", waiting)
                .description("Deliveries that are to come")
                .tag("destination", destination)
                .register(registry);
        Gauge.builder("ieum.outbox.oldest", oldest)
                .description("For how long the oldest of them has been waiting")
                .baseUnit("seconds")
                .tag("destination", destination)
                .register(registry);
        Gauge.builder("ieum.outbox.aside", aside)
                .description("Deliveries that were put aside and wait for a person")
                .tag("destination", destination)
                .register(registry);
    }

    /** How the disclosure log fares. */
    public void watch(DisclosureLog log, PublishedLog published) {
        Gauge.builder("ieum.log.writable", log, each -> each.state() instanceof LogState.Writable ? 1 : 0)
                .description("1 while disclosures may go on")
                .register(registry);
        Gauge.builder("ieum.log.backlog", log, Meters::backlog)
                .description("Queued writes that aren't durable yet")
                .register(registry);
        Gauge.builder(
                        "ieum.log.unpublished",
                        published,
                        each -> each.waitingSince().isPresent() ? 1 : 0)
                .description("1 while what is written isn't shown to anybody yet")
                .register(registry);
    }

    private static double backlog(DisclosureLog log) {
        return switch (log.state()) {
            case LogState.Writable state -> state.backlog();
            case LogState.Unwritable state -> state.backlog();
            case LogState.Closed state -> state.backlog();
        };
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
