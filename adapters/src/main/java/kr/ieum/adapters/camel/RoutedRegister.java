package kr.ieum.adapters.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.DeliveryStatus;
import kr.ieum.adapters.PlannedStop;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.adapters.TemplateParameters;
import kr.ieum.adapters.TransportRule;
import kr.ieum.adapters.TransportTemplate;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * A register whose questions run through a Camel route on the caller's thread. Keeps what is the same for every
 * transport: planned stop, deadline, count of questions in progress, last answer.
 */
public final class RoutedRegister implements RegisterAdapter {

    /** What a transport adds to its route. */
    public interface Parts extends AutoCloseable {

        /** How its deliveries fare, where it has some. */
        default Optional<DeliveryStatus> delivery() {
            return Optional.empty();
        }

        /** Answers that came without a question that waits for them. */
        default long discarded() {
            return 0;
        }

        /** Ends every call in progress at once and gives connections back. */
        @Override
        void close();
    }

    private final RegisterDefinition definition;
    private final TransportTemplate template;
    private final Optional<PlannedStop> plannedStop;
    private final RegisterRoutes.RegisterRoute route;
    private final Parts parts;
    private final Set<AttributeKey> keyKinds;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicReference<Optional<RegisterStatus.LastAnswer>> last = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A register in service; the route takes a {@link RegisterQuestion} and yields a {@link RegisterAnswer}. */
    public RoutedRegister(
            RegisterDefinition definition,
            TransportTemplate template,
            TemplateParameters parameters,
            RegisterRoutes.RegisterRoute route,
            Parts parts,
            Clock clock) {
        this(definition, template, parameters, route, parts, Set.of(SubjectKey.PERSON), clock);
    }

    /** The same for a register that can be asked by other kinds of key. */
    public RoutedRegister(
            RegisterDefinition definition,
            TransportTemplate template,
            TemplateParameters parameters,
            RegisterRoutes.RegisterRoute route,
            Parts parts,
            Set<AttributeKey> keyKinds,
            Clock clock) {
        this.keyKinds = Set.copyOf(keyKinds);
        this.definition = definition;
        this.template = template;
        this.plannedStop = parameters.plannedStop();
        this.route = route;
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public String register() {
        return definition.register();
    }

    @Override
    public Set<AttributeKey> keyKinds() {
        return keyKinds;
    }

    @Override
    public Narrowing narrowing() {
        return template.narrowing();
    }

    @Override
    public Optional<Instant> closedUntil(Instant moment) {
        return plannedStop.flatMap(stop -> stop.closedUntil(moment));
    }

    @Override
    public RegisterAnswer ask(RegisterQuestion question) throws InterruptedException {
        if (question.sourceFields().isEmpty()) {
            throw new IllegalArgumentException(
                    "register " + register() + " must not be asked: no source field is permitted");
        }
        if (!keyKinds.contains(question.key().attribute())) {
            throw new IllegalArgumentException("register " + register() + " must not be asked: it knows no key of kind "
                    + question.key().attribute());
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before asking");
        }
        Instant start = clock.instant();
        inFlight.incrementAndGet();
        RegisterAnswer answer;
        try {
            answer = answer(question, start);
        } finally {
            inFlight.decrementAndGet();
        }
        Instant end = clock.instant();
        last.set(Optional.of(RegisterStatus.LastAnswer.of(answer, end, Duration.between(start, end))));
        return answer;
    }

    private RegisterAnswer answer(RegisterQuestion question, Instant now) throws InterruptedException {
        if (closed.get()) {
            return new RegisterAnswer.Unreachable("closed");
        }
        Optional<Instant> reopens = closedUntil(now);
        if (reopens.isPresent()) {
            return new RegisterAnswer.ClosedUntil(reopens.get());
        }
        if (!isPossibleKey(question.key().text())) {
            return new RegisterAnswer.Malformed(TransportRule.T8.broken());
        }
        Instant own = now.plus(definition.deadline());
        Instant deadline = own.isBefore(question.deadline()) ? own : question.deadline();
        if (!now.isBefore(deadline)) {
            return new RegisterAnswer.Late();
        }
        return route.call(
                new RegisterQuestion(question.key(), question.sourceFields(), deadline, question.correlation()),
                RegisterAnswer.class);
    }

    /** Keys come from other systems: what no register's key holds must not reach a register's parser either. */
    private static boolean isPossibleKey(String key) {
        return !key.isBlank()
                && key.length() <= 256
                && key.codePoints()
                        .allMatch(c -> Character.isDefined(c)
                                && !Character.isISOControl(c)
                                && Character.getType(c) != Character.SURROGATE);
    }

    @Override
    public int inFlight() {
        return inFlight.get();
    }

    @Override
    public RegisterStatus status() {
        return new RegisterStatus(
                register(),
                template.id(),
                narrowing(),
                inFlight.get(),
                last.get(),
                parts.delivery(),
                parts.discarded());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.close();
            route.close();
        }
    }
}
