package kr.ieum.gateway.release;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.disclosure.Intended;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DecisionRecord;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.model.SubjectKey;

/**
 * The release path of a record that its keeper's system handed in (design §8): decide for one system, read of the record what is permitted
 * and nothing else, reduce it. No register is asked, so that the values are there before the intent is durable; they leave only behind it,
 * since the caller writes intents and everything beside them in the one transaction that makes the delivery exist. Whoever isn't told
 * anything isn't told that either (P10): nothing is logged of it. Thread-safe.
 */
public final class EventRelease {

    /** Stage number in the decision record. */
    private static final int TELLING = 1;

    private final Policy policy;
    private final Disclosures disclosures;
    private final FormedFields forms;
    private final Reservations reservations;
    private final Digest federation;
    private final Clock clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /**
     * Joins the parts.
     *
     * @param disclosures keeps what intents hide for those who may be told
     * @param federation digest of mappings, views, registers and events; stands in every intent
     * @param zone the federation's zone
     */
    public EventRelease(
            Policy policy,
            Disclosures disclosures,
            FormedFields forms,
            ReleasePath.OfficialPseudonyms officials,
            Digest federation,
            Clock clock,
            ZoneId zone,
            SecureRandom random) {
        this.policy = policy;
        this.disclosures = disclosures;
        this.forms = forms;
        this.reservations = new Reservations(officials, zone);
        this.federation = federation;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    /**
     * A record as it was handed in.
     *
     * @param register with the mapping that reads the record
     * @param subject whom it is about
     * @param reference enters the log by commitment in a case's place
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Event(
            JoinedRegister register, byte[] record, SubjectKey subject, String reference, Instant receivedAt) {

        @Override
        public String toString() {
            return "Event[" + register.adapter().register() + "]";
        }
    }

    /**
     * What one system is told under one agreement.
     *
     * @param intent to be written before it leaves
     * @param outcomes in which form or state each attribute leaves
     * @param values commitment over all values that leave
     */
    public record Told(Leaf.Intent intent, List<ReleasedField> fields, List<Leaf.Outcome> outcomes, Commitment values) {

        /** Makes it immutable. */
        public Told {
            fields = List.copyOf(fields);
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * What one system is told; nothing of it may leave unless {@code beside} was written with the intents.
     *
     * @param beside epoch, volume, decision record, duties, openings
     */
    public record Telling(List<Told> told, List<Companion> beside) {

        static final Telling NOTHING = new Telling(List.of(), List.of());

        /** Makes it immutable. */
        public Telling {
            told = List.copyOf(told);
            beside = List.copyOf(beside);
        }
    }

    /**
     * Decides what a system is told.
     *
     * @param lookup random id under which its intents stand; one of its own, since the log is read by whoever handed the record in
     * @param exhausted agreements whose volume is used up
     * @throws kr.ieum.gateway.disclosure.KeysUnavailable when subjects' keys can't be read or made; then nothing may be told
     */
    public Telling tell(Event event, UUID lookup, DecisionRequest request, Set<String> exhausted) {
        if (!(policy.decide(request) instanceof Decision.Decided decided)) {
            return Telling.NOTHING;
        }
        ReleaseRequest asked = asked(event, lookup, request);
        Plan plan = Plan.of(
                decided,
                Optional.empty(),
                asked,
                exhausted,
                Map.of(event.register().adapter().register(), event.register()));
        if (plan.permitted().isEmpty()) {
            return Telling.NOTHING;
        }
        Instant now = clock.instant();
        List<Intended> intended = new Intents(plan, asked, random).intended(now, decided.policyEpoch(), federation);
        List<ReleasedField> fields = new Reducer(event.register(), new FormerKeys(Set.of()), forms, clock, zone)
                .fields(read(plan, event), asked, item -> true);
        return new Telling(
                intended.stream().map(one -> told(one.leaf(), fields)).toList(),
                beside(lookup, request, decided, plan, exhausted, intended, now));
    }

    private ReleaseRequest asked(Event event, UUID lookup, DecisionRequest request) {
        return new ReleaseRequest(
                lookup,
                request,
                event.reference(),
                List.of(event.subject()),
                (subject, item) -> true,
                Duration.ZERO,
                Optional.empty(),
                LocalDate.ofInstant(event.receivedAt(), zone),
                Optional.empty(),
                false,
                event.receivedAt());
    }

    private static Map<Plan.Question, RegisterAnswer> read(Plan plan, Event event) {
        Map<Plan.Question, RegisterAnswer> read = new LinkedHashMap<>();
        for (Plan.Question question : plan.questions()) {
            Decoded decoded = event.register().mapping().decoder().decode(event.record(), question.sourceFields());
            if (!(decoded instanceof Decoded.Records records)) {
                throw new IllegalStateException("a record is read whole before anybody is told of it");
            }
            read.put(
                    question,
                    new RegisterAnswer.Found(
                            records.records(), records.assertedAt().orElse(event.receivedAt()), event.receivedAt()));
        }
        return read;
    }

    private Told told(Leaf.Intent intent, List<ReleasedField> fields) {
        List<ReleasedField> own = fields.stream()
                .filter(field -> field.authority()
                        .map(cited -> new AgreementVersion(cited.agreement(), cited.version()))
                        .filter(intent.agreement()::equals)
                        .isPresent())
                .toList();
        return new Told(
                intent,
                own,
                ReleaseLeafContent.outcomes(own),
                Opening.fresh(Purpose.VALUES, ReleaseLeafContent.canonical(own), random)
                        .commitment());
    }

    private List<Companion> beside(
            UUID lookup,
            DecisionRequest request,
            Decision.Decided decided,
            Plan plan,
            Set<String> exhausted,
            List<Intended> intended,
            Instant now) {
        List<Companion> beside = new ArrayList<>();
        beside.add(PolicyEpoch.expect(decided.policyEpoch()));
        for (VolumeLimit limit : decided.volumes()) {
            if (!exhausted.contains(limit.agreement()) && plan.asksFor(limit.agreement(), Set.of())) {
                beside.add(reservations.of(limit, request.requester().official(), now));
            }
        }
        beside.add(new DecisionRecord(
                lookup, TELLING, now, decided.policyEpoch(), federation, policy.record(request, decided)));
        beside.addAll(policy.duties(lookup, request, decided));
        beside.addAll(disclosures.beside(intended));
        return beside;
    }
}
