package kr.ieum.gateway.exchange.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.ComingOfAge;
import kr.ieum.gateway.cases.OpenScreening;
import kr.ieum.gateway.cases.ScreeningAnswer;
import kr.ieum.gateway.release.Accompaniment;
import kr.ieum.gateway.release.Prepared;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.gateway.release.ReleaseRequest;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Asks as a screening (design P10): a system asks about many people for a task within its agency's jurisdiction, and is told predicates. The facts of the request are those of
 * the approval that the agency's case system keeps; of a person nothing is known but the number in the file and the relation that the approval names, and nothing is
 * verified first, so that only grants that rest on the declared relation apply.
 */
public final class Screenings {

    private static final String CASE_SYSTEM = "case-system";
    private static final int MAIN_STAGE = 1;

    private final ReleasePath releases;
    private final CaseSystem cases;
    private final Set<String> tasks;
    private final Map<String, Set<AttributeKey>> askable;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Joins the parts.
     *
     * @param tasks the federation's tasks of use
     * @param askable by register, what each tells of somebody by that person's own key alone
     * @param zone the federation's
     */
    public Screenings(
            ReleasePath releases,
            CaseSystem cases,
            Set<String> tasks,
            Map<String, Set<AttributeKey>> askable,
            Clock clock,
            ZoneId zone) {
        this.releases = releases;
        this.cases = cases;
        this.tasks = Set.copyOf(tasks);
        this.askable = Map.copyOf(askable);
        this.clock = clock;
        this.zone = zone;
    }

    boolean isTask(String task) {
        return tasks.contains(task);
    }

    boolean isAskable(String register, AttributeKey attribute) {
        return askable.getOrDefault(register, Set.of()).contains(attribute);
    }

    /** What the agency's case system says of the approval now. */
    ScreeningAnswer approval(String handedBy, String number) {
        return cases.screening(agency(handedBy), number);
    }

    /** Refuses an order whose approval doesn't open it, with a leaf; nothing where it does. */
    Optional<Refusal> refusal(String handedBy, BulkOrder order, ScreeningAnswer approval) {
        Optional<Reason> reason = switch (approval) {
            case ScreeningAnswer.None() -> Optional.of(Reason.CASE_NOT_ACCESSIBLE);
            case ScreeningAnswer.Unavailable unavailable -> Optional.of(Reason.CASE_UNVERIFIED);
            case ScreeningAnswer.Found(OpenScreening open) ->
                !open.jurisdiction().equals(agency(handedBy))
                        ? Optional.of(Reason.CASE_NOT_ACCESSIBLE)
                        : open.task().equals(order.task()) ? Optional.empty() : Optional.of(Reason.OTHER_TASK);
        };
        return reason.map(why -> {
            UUID id = UUID.randomUUID();
            return new Refusal(
                    id,
                    why,
                    releases.refuse(
                            request(id, handedBy, order, approval, List.of(), clock.instant()), why, List.of()));
        });
    }

    /** A refusal and what became of its leaf. */
    record Refusal(UUID id, Reason reason, Prepared written) {}

    /**
     * Decides about a batch and writes its intents.
     *
     * @param until after which nothing of it runs any more
     */
    Prepared ask(
            String handedBy,
            BulkOrder order,
            ScreeningAnswer approval,
            List<SubjectKey> subjects,
            Instant until,
            Accompaniment beside) {
        return releases.prepare(
                request(UUID.randomUUID(), handedBy, order, approval, subjects, until), MAIN_STAGE, List.of(), beside);
    }

    private ReleaseRequest request(
            UUID id,
            String handedBy,
            BulkOrder order,
            ScreeningAnswer approval,
            List<SubjectKey> subjects,
            Instant until) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        Optional<OpenScreening> open =
                approval instanceof ScreeningAnswer.Found(OpenScreening found) ? Optional.of(found) : Optional.empty();
        Relation relation = open.map(OpenScreening::relation).orElse(Relation.APPLICANT);
        List<Asked> asked = order.wanted().stream()
                .map(one -> new Asked(one.attribute(), order.register(), one.form()))
                .toList();
        DecisionRequest decision = new DecisionRequest(
                // nobody asks but the system: no official, no role, the least assurance
                new Requester(agency(handedBy), system(handedBy), handedBy, Set.of(), 1),
                RequestKind.SCREENING,
                order.task(),
                facts(approval),
                subjects.stream().map(key -> facts(relation, key, today)).toList(),
                Recipient.OFFICIAL,
                Set.of(Use.DECIDE),
                asked,
                DecisionRequest.searching(asked, Set.of(SubjectKey.PERSON)),
                Set.of(),
                Set.of(),
                now);
        return new ReleaseRequest(
                id,
                decision,
                order.screening(),
                subjects,
                (subject, item) -> true,
                Duration.ZERO,
                Optional.empty(),
                open.map(found -> found.approvedAt().toLocalDate()).orElse(today),
                Optional.empty(),
                true,
                until);
    }

    private CaseFacts facts(ScreeningAnswer approval) {
        return switch (approval) {
            case ScreeningAnswer.Found(OpenScreening open) ->
                new CaseFacts(
                        known(open.task()),
                        known(open.kind()),
                        known(open.stage()),
                        known(open.jurisdiction()),
                        new Fact.Missing<>("no-official"),
                        known(open.approvedAt().atZone(zone).toInstant()));
            case ScreeningAnswer.None() -> missing("no-such-screening");
            case ScreeningAnswer.Unavailable(String cause) -> missing(cause);
        };
    }

    private static CaseFacts missing(String cause) {
        return new CaseFacts(
                new Fact.Missing<>(cause),
                new Fact.Missing<>(cause),
                new Fact.Missing<>(cause),
                new Fact.Missing<>(cause),
                new Fact.Missing<>(cause),
                new Fact.Missing<>(cause));
    }

    /** There is no applicant towards whom somebody could be protected, so a limit of that kind holds for everybody. */
    private static SubjectFacts facts(Relation relation, SubjectKey key, LocalDate today) {
        return new SubjectFacts(
                relation,
                new Fact.Missing<>("not-verified"),
                new Fact.Missing<>("not-verified"),
                new Fact.Missing<>("not-verified"),
                new Fact.Missing<>("not-verified"),
                new Fact.Missing<>("no-applicant"),
                ComingOfAge.of(key, today),
                new Fact.Missing<>("no-event"),
                Map.of());
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, CASE_SYSTEM);
    }

    static String agency(String handedBy) {
        return handedBy.substring(0, handedBy.indexOf('/'));
    }

    private static String system(String handedBy) {
        return handedBy.substring(handedBy.indexOf('/') + 1);
    }
}
