package kr.ieum.gateway.exchange.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageVerifier;
import kr.ieum.client.profile.Verdict;
import kr.ieum.client.signature.Fields;
import kr.ieum.gateway.exchange.journal.ExchangeKind;
import kr.ieum.gateway.exchange.journal.Journal;
import kr.ieum.gateway.exchange.journal.JournalMarks;
import kr.ieum.gateway.exchange.journal.Result;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.exchange.message.Acceptance;
import kr.ieum.gateway.exchange.message.IdempotencyKey;
import kr.ieum.gateway.identity.SystemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Takes the records of one place. Whose they are and which event they announce says the configuration of the place; the signature of each has to
 * be of the same system, and made for this place. A record that was signed long ago is as good as one of now, for its key makes once of often.
 * For one thread, since what lies in a place is taken one after the other.
 */
public final class Intake {

    /** Longest content type, in characters. */
    private static final int LONGEST_TYPE = 128;

    /** A record over which this node stumbles so often is put aside, so that what lies behind it is reached. */
    private static final int MOST_STUMBLES = 5;

    private static final String TYPE_FIELD = "content-type";
    static final String STUMBLED = "INTERNAL";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Source source;
    private final MessageVerifier verifier;
    private final Accepting accepting;
    private final Refusals refusals;
    private final Journal journal;
    private final JournalMarks marks;
    private final Clock clock;
    private int stumbles;

    /**
     * A place.
     *
     * @param system whose records lie there
     * @param register of whose records they are
     * @param place as the signatures name it: a queue, a topic, or the path of a folder
     */
    public record Source(SystemId system, String event, String register, String place) {}

    /** Accepts a record, as {@link kr.ieum.gateway.exchange.message.Messages#accept} does. */
    @FunctionalInterface
    public interface Accepting {

        /** Once for its key. */
        Acceptance accept(
                String sender,
                String idempotencyKey,
                String register,
                String recordType,
                String contentType,
                byte[] bytes);
    }

    /** Is told of whose record nothing proves that it is that system's. */
    @FunctionalInterface
    public interface Refusals {

        /** @param fault of a closed list */
        void refused(SystemId system, String fault);
    }

    /** Takes what lies in this place. */
    public Intake(
            Source source,
            MessageVerifier verifier,
            Accepting accepting,
            Refusals refusals,
            Journal journal,
            JournalMarks marks,
            Clock clock) {
        this.source = source;
        this.verifier = verifier;
        this.accepting = accepting;
        this.refusals = refusals;
        this.journal = journal;
        this.marks = marks;
        this.clock = clock;
    }

    /** Where it takes from. */
    public Source source() {
        return source;
    }

    /**
     * Tries until the record is settled, since what lies behind it may be about the same person.
     *
     * @param closed counts down when nothing more is to be taken
     * @return nothing when that came first; the record then has to stay where it lies
     */
    public Optional<Taken.Settled> insist(Fields fields, byte[] body, CountDownLatch closed)
            throws InterruptedException {
        Duration pause;
        do {
            switch (take(fields, body)) {
                case Taken.Settled settled -> {
                    return Optional.of(settled);
                }
                case Taken.Later(Duration after) -> pause = after;
            }
        } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        return Optional.empty();
    }

    /**
     * Tries once.
     *
     * @param fields what the record's signature is about, by the names of the profile
     */
    public Taken take(Fields fields, byte[] body) {
        Trail trail = new Trail(ExchangeKind.MESSAGE, clock);
        Taken taken = tried(fields, body, trail);
        if (taken instanceof Taken.Settled settled) {
            stumbles = 0;
            enter(settled, trail);
        }
        return taken;
    }

    /** What can't be read at all is refused without a look at its signature. */
    public Taken.Refused refuse(String cause) {
        Trail trail = new Trail(ExchangeKind.MESSAGE, clock);
        trail.step(Step.Kind.RECEIVED, Duration.ZERO, "", cause);
        Taken.Refused refused = new Taken.Refused(cause);
        enter(refused, trail);
        return refused;
    }

    private Taken tried(Fields fields, byte[] body, Trail trail) {
        try {
            return verified(fields, body, trail);
        } catch (DataAccessException e) {
            LOG.warn("a record of {} waits: the database can't be read", source.place());
            return new Taken.Later(PAUSE);
        } catch (RuntimeException e) {
            // its message might hold what stood in the record
            LOG.error(
                    "a record of {} can't be worked on: {}",
                    source.place(),
                    e.getClass().getName());
            stumbles++;
            return stumbles < MOST_STUMBLES ? new Taken.Later(PAUSE) : new Taken.Refused(STUMBLED);
        }
    }

    private Taken verified(Fields fields, byte[] body, Trail trail) {
        return switch (verifier.verifyQueued(fields, body, source.place())) {
            case Verdict.Refused refused -> unproven(refused.fault().id(), trail);
            case Verdict.Genuine genuine
            when !genuine.system().equals(source.system().text()) -> unproven("system-differs", trail);
            case Verdict.Genuine genuine -> {
                trail.step(Step.Kind.RECEIVED, Duration.ZERO, "", "VERIFIED");
                yield keyed(fields, body, trail);
            }
        };
    }

    private Taken unproven(String fault, Trail trail) {
        trail.step(Step.Kind.RECEIVED, Duration.ZERO, "", fault);
        trail.outcome(fault);
        refusals.refused(source.system(), fault);
        return refused(fault);
    }

    private Taken keyed(Fields fields, byte[] body, Trail trail) {
        Optional<String> key = fields.single(ExchangeProfile.IDEMPOTENCY_FIELD).flatMap(IdempotencyKey::of);
        String type = fields.single(TYPE_FIELD).orElse("");
        if (key.isEmpty() || type.length() > LONGEST_TYPE) {
            return refused("IDEMPOTENCY_KEY");
        }
        Duration from = trail.now();
        Acceptance acceptance =
                accepting.accept(source.system().text(), key.get(), source.register(), source.event(), type, body);
        Taken taken = switch (acceptance) {
            case Acceptance.Accepted(var message, var receivedAt, boolean repeated) -> {
                trail.correlation(message);
                yield new Taken.Accepted(message, receivedAt, repeated);
            }
            case Acceptance.OtherBody() -> refused("IDEMPOTENCY_KEY_REUSED");
            case Acceptance.Refused(String reason, var problem) -> new Taken.Refused(reason, problem);
            case Acceptance.Backlog(Duration retryAfter) -> new Taken.Later(retryAfter);
            case Acceptance.InProgress() -> new Taken.Later(PAUSE);
            case Acceptance.Unavailable() -> new Taken.Later(PAUSE);
        };
        if (taken instanceof Taken.Settled settled) {
            trail.step(Step.Kind.DECIDED, from, source.register(), code(settled));
        }
        return taken;
    }

    private static Taken.Refused refused(String cause) {
        return new Taken.Refused(cause.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String code(Taken.Settled settled) {
        return switch (settled) {
            case Taken.Accepted accepted -> accepted.repeated() ? "REPEATED" : "ACCEPTED";
            case Taken.Refused refused -> refused.cause();
        };
    }

    private void enter(Taken.Settled settled, Trail trail) {
        trail.outcome(code(settled));
        Result result = settled instanceof Taken.Accepted ? Result.ANSWERED : Result.REFUSED;
        journal.keep(trail.ended(source.system().agency(), source.system().system(), result, marks));
    }
}
