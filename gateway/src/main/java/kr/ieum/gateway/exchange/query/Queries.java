package kr.ieum.gateway.exchange.query;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.identity.Officials;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Lookups.Started;
import kr.ieum.gateway.view.QueryScope;
import kr.ieum.gateway.view.ViewDefinition;

/**
 * Answers queries of agency systems (design §8): on the roll's word who asks, by the stages of a look-up, within the deadline of the task's
 * view.
 */
public final class Queries {

    /**
     * Stands for somebody who isn't in office on a post of the system that asks: no case is assigned to such a one. What the system wrote
     * isn't kept: it may be anything, a resident number too.
     */
    private static final String NOBODY = "?";

    private final Lookups lookups;
    private final Attributes attributes;
    private final Supplier<Officials> roll;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Joins the parts.
     *
     * @param roll the roll of officials as it is now
     * @param zone the federation's, for the day on which an official is in office
     */
    public Queries(Lookups lookups, Attributes attributes, Supplier<Officials> roll, Clock clock, ZoneId zone) {
        this.lookups = lookups;
        this.attributes = attributes;
        this.roll = roll;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Asks on behalf of a system whose identity is proven.
     *
     * @param agency institution code of the system's agency
     * @param leaving whether the answer leaves as it is: asked once, before the log says that anything of it left. Where it doesn't, the log says that
     *     nothing did, and the caller sends nothing of it
     * @param trail told of each step
     * @throws InterruptedException when the caller goes away; every question to a register is abandoned first
     */
    public QueryOutcome ask(String agency, String system, Query query, Predicate<QueryAnswer> leaving, Trail trail)
            throws InterruptedException {
        Duration from = trail.now();
        QueryOutcome outcome = asked(agency, system, query, leaving, trail);
        trail.outcome(QueryTrail.code(outcome));
        if (!(outcome instanceof QueryOutcome.Answered || outcome instanceof QueryOutcome.Unsent)) {
            // what refuses in the middle was decided last
            trail.step(Step.Kind.DECIDED, from, "", QueryTrail.code(outcome));
        }
        return outcome;
    }

    private QueryOutcome asked(String agency, String system, Query query, Predicate<QueryAnswer> leaving, Trail trail)
            throws InterruptedException {
        Optional<ViewDefinition> view = lookups.viewOf(query.task());
        if (view.isEmpty()) {
            return new QueryOutcome.UnknownTask();
        }
        List<QueryScope.Wanted> wanted = new ArrayList<>();
        for (Query.Wanted one : query.wanted()) {
            switch (attributes.place(one, view.get())) {
                case Attributes.Place.Found(var found) -> wanted.add(found);
                case Attributes.Place.Nowhere() -> {
                    return new QueryOutcome.UnknownAttribute(one.attribute());
                }
                case Attributes.Place.Several(var registers) -> {
                    return new QueryOutcome.SeveralRegisters(one.attribute(), registers);
                }
            }
        }
        trail.about(query.task(), query.caseNumber());
        Duration from = trail.now();
        Gathering gathering = new Gathering(leaving, new QueryTrail(trail));
        QueryScope scope = new QueryScope(
                query.task(), query.about(), wanted, query.mode() == Query.Mode.REJECT, query.use(), gathering);
        Started started = lookups.query(
                requester(agency, system, query.official()),
                scope,
                query.caseNumber(),
                query.asOf(),
                query.beforehand());
        return switch (started) {
            case Started.Running(Lookup lookup) -> {
                trail.correlation(UUID.fromString(lookup.id()));
                trail.step(Step.Kind.DECIDED, from, "", QueryTrail.GRANTED);
                yield gathering.run(lookup);
            }
            case Started.Refused(String id, var reason, var excess) -> {
                trail.correlation(UUID.fromString(id));
                yield QueryOutcome.Refused.of(id, reason, excess);
            }
            case Started.UnknownView() -> new QueryOutcome.UnknownTask();
            case Started.UnknownPanel unknown -> throw new IllegalStateException("a query names no panels");
            case Started.LogUnavailable(boolean unvouched) -> new QueryOutcome.LogUnavailable(unvouched);
        };
    }

    /** The official as the roll has him; one who isn't there on a post of that system has no role, and no case is his. */
    private Requester requester(String agency, String system, String id) {
        return roll.get()
                .find(id, LocalDate.ofInstant(clock.instant(), zone))
                .map(Officials.Account::official)
                .filter(official ->
                        official.agency().equals(agency) && official.system().equals(system))
                .map(Queries::requester)
                .orElseGet(() -> new Requester(agency, system, NOBODY, Set.of(), 1));
    }

    private static Requester requester(Official official) {
        return new Requester(
                official.agency(), official.system(), official.id(), official.roles(), official.assurance());
    }
}
