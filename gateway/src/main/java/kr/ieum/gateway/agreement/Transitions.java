package kr.ieum.gateway.agreement;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.Cause.PartyRole;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the steps of an agreement version's life: for people, who speak for a party, and for the calendar. The change of
 * state, the move of the policy epoch, the row of history and the leaf that says so are one durable transaction: from its
 * commit on no intent under the former set commits on any node, and there is no step that the log doesn't know. What is
 * allowed says {@link LifeCycle}.
 */
public final class Transitions {

    /** Of a termination with notice, where the agreement says nothing of it. */
    static final Duration USUAL_NOTICE = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    private final AgreementStore store;
    private final AgreementRecords records;
    private final ActiveAgreements active;
    private final LoggedMoves moves;
    private final Clock clock;

    /** With nothing else to be done when an agreement ends. */
    public Transitions(
            AgreementStore store, AgreementRecords records, ActiveAgreements active, DisclosureLog log, Clock clock) {
        this(store, records, active, log, Ending.NONE, clock);
    }

    /** Joins the parts. */
    public Transitions(
            AgreementStore store,
            AgreementRecords records,
            ActiveAgreements active,
            DisclosureLog log,
            Ending ending,
            Clock clock) {
        this.store = store;
        this.records = records;
        this.active = active;
        this.moves = new LoggedMoves(store, log, ending, clock);
        this.clock = clock;
    }

    /**
     * Who does it.
     *
     * @param official id of the official
     * @param agency institution code of the agency the official acts for
     * @param dataOwner whether the official answers there for what is shared
     * @param approver whether the official approves agreements there
     */
    public record Actor(String official, String agency, boolean dataOwner, boolean approver) {}

    /**
     * What is to be done.
     *
     * @param on from which day; by default as soon as it may be
     */
    public record Order(Cause cause, Optional<LocalDate> on) {}

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * It holds on every node.
         *
         * @param from from which day; today's is at once
         */
        record Done(long policyEpoch, AgreementState state, LocalDate from) implements Outcome {}

        /** Nothing was changed. */
        record Hindered(Hindrance why) implements Outcome {}

        /** What can't be logged isn't done. */
        record LogUnavailable() implements Outcome {}
    }

    /** The causes that the actor may give now; each is a step that is possible, as far as states and persons go. */
    public List<Cause> open(AgreementRecord record, Actor actor) {
        if (record.agreement().isEmpty()) {
            return List.of();
        }
        Set<PartyRole> spoken = LifeCycle.spokenFor(record.agreement().get(), actor);
        return Arrays.stream(Cause.values())
                .filter(cause ->
                        cause.isOpenTo(spoken) && cause.fits(record.stored().state()))
                .filter(cause -> consented(record.stored(), cause, actor).isEmpty())
                .filter(cause -> !cause.needsNotice() || record.stored().due().isEmpty())
                .toList();
    }

    /** The first day on which a step for this cause can take effect. */
    public LocalDate earliest(AgreementRecord record, Cause cause) {
        LocalDate today = today();
        if (cause.needsNotice()) {
            return today.plusDays(record.agreement()
                    .flatMap(agreement -> agreement.term().notice())
                    .orElse(USUAL_NOTICE)
                    .toDays());
        }
        return cause.transition() == Transition.ACTIVATE
                        && today.isBefore(record.stored().validFrom())
                ? record.stored().validFrom()
                : today;
    }

    /** Does it, or nothing. */
    public Outcome perform(String id, int version, Order order, Actor actor) {
        Optional<AgreementRecord> found = records.find(id, version, new Onlooker(actor.agency(), Set.of(), true));
        if (found.isEmpty()) {
            return new Outcome.Hindered(Hindrance.NOT_THERE);
        }
        AgreementRecord record = found.get();
        LocalDate on = order.on().orElseGet(() -> earliest(record, order.cause()));
        return personal(record, order.cause(), on, actor)
                .or(() -> LifeCycle.hindrance(record.stored(), order.cause(), today(), on))
                .<Outcome>map(Outcome.Hindered::new)
                .orElseGet(() -> write(id, version, order.cause(), on, actor.official(), actor.agency()));
    }

    private Optional<Hindrance> personal(AgreementRecord record, Cause cause, LocalDate on, Actor actor) {
        Optional<Agreement> agreement = record.agreement();
        if (agreement.isEmpty()) {
            return Optional.of(Hindrance.UNREADABLE);
        }
        if (!cause.isOpenTo(LifeCycle.spokenFor(agreement.get(), actor))) {
            return Optional.of(Hindrance.NOT_YOURS);
        }
        boolean dated = cause.transition() == Transition.ACTIVATE || cause.transition() == Transition.TERMINATE;
        if (!dated && !on.equals(today())) {
            return Optional.of(Hindrance.OUTSIDE_TERM);
        }
        return cause.needsNotice() && on.isBefore(earliest(record, cause))
                ? Optional.of(Hindrance.NOTICE_TOO_SHORT)
                : consented(record.stored(), cause, actor);
    }

    private Optional<Hindrance> consented(StoredAgreement stored, Cause cause, Actor actor) {
        return cause.transition() == Transition.ACTIVATE
                ? LifeCycle.consent(store.history(stored.id(), stored.version()), actor)
                : Optional.empty();
    }

    /**
     * Takes every step that is due today and that nobody has to decide: versions that come into force on a day, end after
     * notice or reach the end of their term. Several nodes may do it at once, for each step is taken only while it is due.
     *
     * @return false when the log couldn't be written, so that some are left
     */
    public boolean takeDueSteps() {
        Set<StoredAgreement> hindered = new HashSet<>();
        Optional<StoredAgreement> next = nextDue(hindered);
        while (next.isPresent()) {
            StoredAgreement stored = next.get();
            Cause cause = stored.dueBy(today()).orElseThrow();
            switch (write(stored.id(), stored.version(), cause, today(), "calendar", LoggedMoves.INSTALLATION)) {
                case Outcome.Done done ->
                    LOG.info("agreement {} version {} is {}: {}", stored.id(), stored.version(), done.state(), cause);
                case Outcome.Hindered(Hindrance why) -> {
                    LOG.info(
                            "agreement {} version {}: {} not done here: {}", stored.id(), stored.version(), cause, why);
                    hindered.add(stored);
                }
                case Outcome.LogUnavailable unavailable -> {
                    return false;
                }
            }
            next = nextDue(hindered);
        }
        return true;
    }

    /** What comes into force goes first: what it replaces is superseded then, and not expired. */
    private Optional<StoredAgreement> nextDue(Set<StoredAgreement> hindered) {
        return store.all().stream()
                .filter(stored -> stored.dueBy(today()).isPresent() && !hindered.contains(stored))
                .min(Comparator.comparing(stored -> stored.state() != AgreementState.SCHEDULED));
    }

    private Outcome write(String id, int version, Cause cause, LocalDate on, String official, String agency) {
        try {
            Optional<Hindrance> hindrance = moves.write(id, version, cause, today(), on, official, agency);
            if (hindrance.isPresent()) {
                return new Outcome.Hindered(hindrance.get());
            }
        } catch (LogUnavailable e) {
            LOG.error("{} of {} version {} not written, so not done: {}", cause, id, version, e.getMessage());
            return new Outcome.LogUnavailable();
        }
        active.refresh().forEach(fault -> LOG.error("agreement not in force: {}", fault));
        AgreementState state =
                store.find(id, version).map(StoredAgreement::state).orElseThrow();
        return new Outcome.Done(active.policyEpoch(), state, on);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(
                clock.instant(), records.references().parties().zone());
    }
}
