package kr.ieum.benchmarks.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;

/**
 * A seeded world of agreements within the common subset, of any size, and requests that are near to what it grants. The same seed gives the
 * same world and the same requests.
 */
public final class SharedWorld {

    /**
     * How large a world is.
     *
     * @param tasks tasks of use, over which agreements are spread
     * @param grants grants of an agreement
     * @param granted attributes of a grant
     * @param asked attributes of a request
     */
    public record Size(
            int agreements, int agencies, int tasks, int attributes, int grants, int granted, int subjects, int asked) {

        /** A handful of agreements about few attributes, so that requests often touch several: for comparing answers. */
        public static final Size SMALL = new Size(6, 3, 2, 8, 3, 3, 3, 4);
    }

    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final List<String> STAGES = List.of("APPLICATION", "INVESTIGATION", "DECISION", "APPEAL");
    private static final List<String> KINDS = List.of("APPLICATION", "RECHECK");
    private static final List<String> SYSTEMS = List.of("welfare-case", "permit-case");
    private static final List<String> ROLES = List.of("investigator", "team-head");
    private static final List<String> REGISTERS = List.of("resident", "tax-income", "vehicle");
    private static final List<Relation> RELATIONS =
            List.of(Relation.APPLICANT, Relation.BENEFIT_UNIT, Relation.OBLIGOR, Relation.OWNER);
    private static final AttributeKey NUMBER = new AttributeKey("Person/residentNumber");
    private static final Terms.Basis BASIS = new Terms.Basis("L1", Period.ALWAYS);

    private final Random random;
    private final Size size;
    private final List<AttributeKey> attributes = new ArrayList<>();
    private final List<Terms> terms = new ArrayList<>();

    /** The world of a seed. */
    public SharedWorld(long seed, Size size) {
        // neighbouring seeds give a Random alike first numbers
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.size = size;
        for (int i = 0; i < size.attributes(); i++) {
            attributes.add(new AttributeKey("Thing" + i / 20 + "/part" + i % 20));
        }
        for (int i = 0; i < size.agreements(); i++) {
            terms.add(agreement(String.format("agr-%04d", i)));
        }
    }

    /** The agreements. */
    public List<Terms> terms() {
        return List.copyOf(terms);
    }

    /** By how much clocks may differ. */
    public Duration skew() {
        return SKEW;
    }

    /** The agreements as our engine takes them. */
    public Snapshot snapshot() {
        Map<AttributeKey, Snapshot.Attribute> model = new HashMap<>();
        attributes.forEach(key -> model.put(key, new Snapshot.Attribute(Datatype.TEXT, List.of())));
        return new Snapshot(1, model, terms, List.of(), NationalRules.NONE, SKEW);
    }

    private Terms agreement(String id) {
        Set<String> registers = random.nextInt(4) == 0 ? Set.of(pick(REGISTERS)) : Set.copyOf(REGISTERS);
        List<Terms.Consumer> consumers = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            consumers.add(consumer());
        }
        List<Terms.Grant> grants = new ArrayList<>();
        for (int i = 0; i < size.grants(); i++) {
            grants.add(grant("G" + i));
        }
        List<Terms.Ceiling> ceilings = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            Condition when = random.nextInt(3) == 0 ? new Condition.RestrictedTowardsApplicant() : condition(1);
            ceilings.add(new Terms.Ceiling("P" + i, Set.of(pick(attributes)), Form.ABSENT, when));
        }
        return new Terms(
                id,
                1 + random.nextInt(3),
                RequestKind.CASE,
                task(random.nextInt(size.tasks())),
                consumers,
                registers,
                rarely() ? period() : Period.ALWAYS,
                Optional.empty(),
                Map.of(NUMBER, new Terms.Search(List.of(BASIS), registers)),
                grants,
                ceilings,
                List.of(),
                List.of(),
                new Terms.Volume(Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private Terms.Consumer consumer() {
        Map<String, List<Period>> agencies = new HashMap<>();
        int members = 1 + random.nextInt(Math.max(1, size.agencies() / 2));
        for (int i = 0; i < members; i++) {
            agencies.put(agency(random.nextInt(size.agencies())), List.of(rarely() ? period() : Period.ALWAYS));
        }
        return new Terms.Consumer(
                agencies,
                random.nextInt(3) == 0 ? Set.of(pick(SYSTEMS)) : Set.of(),
                random.nextInt(3) == 0 ? Optional.of(pick(ROLES)) : Optional.empty(),
                1 + random.nextInt(3));
    }

    private Terms.Grant grant(String id) {
        Set<AttributeKey> granted = new TreeSet<>();
        for (int i = 0; i < size.granted(); i++) {
            granted.add(pick(attributes));
        }
        return new Terms.Grant(
                id,
                "C1",
                random.nextInt(3) == 0
                        ? Set.of(pick(List.of(Use.DISPLAY, Use.DECIDE)))
                        : Set.of(Use.DISPLAY, Use.DECIDE),
                rarely() ? Recipient.APPLICANT_RESULT : Recipient.OFFICIAL,
                random.nextInt(3) == 0
                        ? Set.of(
                                pick(RELATIONS), pick(RELATIONS).equals(Relation.OWNER) ? Relation.HEIR : Relation.SITE)
                        : EnumSet.copyOf(RELATIONS),
                rarely(),
                random.nextInt(4) == 0 ? Set.of(pick(REGISTERS)) : Set.copyOf(REGISTERS),
                random.nextInt(3) == 0 ? condition(2) : Condition.always(),
                Optional.empty(),
                granted.stream()
                        .map(key -> new Terms.GrantedAttribute(key, Form.CLEAR, List.of(BASIS)))
                        .toList());
    }

    private Condition condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> new Condition.OneOf(Variable.CASE_STAGE, some(STAGES));
            case 1 -> new Condition.OneOf(Variable.CASE_KIND, some(KINDS));
            case 2 -> new Condition.OneOf(Variable.SUBJECT_LIVES_WITH_APPLICANT, some(List.of("yes", "no")));
            case 3 -> new Condition.OneOf(Variable.SUBJECT_RELATION, some(List.of("applicant", "benefit-unit")));
            case 4 -> new Condition.Before(near());
            case 5 -> new Condition.Not(condition(depth - 1));
            case 6 -> new Condition.All(List.of(condition(depth - 1), condition(depth - 1)));
            default -> new Condition.Any(List.of(condition(depth - 1), condition(depth - 1)));
        };
    }

    /** A request near to what some agreement grants. */
    public DecisionRequest request() {
        Terms near = pick(terms);
        Terms.Consumer consumer = pick(near.consumers());
        String agency = rarely()
                ? agency(random.nextInt(size.agencies()))
                : pick(consumer.agencies().keySet().stream().sorted().toList());
        String task = rarely() ? task(random.nextInt(size.tasks())) : near.task();
        List<SubjectFacts> subjects = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(size.subjects()); i++) {
            subjects.add(subject());
        }
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < size.asked(); i++) {
            asked.add(new Asked(pick(attributes), pick(REGISTERS), Optional.empty()));
        }
        return new DecisionRequest(
                new Requester(
                        agency, pick(SYSTEMS), "", rarely() ? Set.of() : Set.copyOf(ROLES), 1 + random.nextInt(4)),
                RequestKind.CASE,
                task,
                new CaseFacts(
                        seldom() ? fact("other-task") : known(task),
                        fact(pick(KINDS)),
                        fact(pick(STAGES)),
                        seldom() ? fact("9999999") : known(agency),
                        seldom() ? fact(random.nextBoolean()) : known(true),
                        missing()),
                subjects,
                rarely() ? Recipient.APPLICANT_RESULT : Recipient.OFFICIAL,
                random.nextInt(4) == 0
                        ? Set.of(Use.DISPLAY, Use.DECIDE)
                        : Set.of(pick(List.of(Use.DISPLAY, Use.DECIDE))),
                asked,
                DecisionRequest.searching(asked, Set.of(NUMBER)),
                Set.of(),
                Set.of(),
                NOON.plusSeconds(random.nextInt(11) - 5));
    }

    private SubjectFacts subject() {
        return new SubjectFacts(
                pick(RELATIONS),
                rarely() ? missing() : known(Answer.YES),
                known(Answer.YES),
                missing(),
                fact(pick(List.of(Answer.values()))),
                rarely() ? fact(true) : known(false),
                missing(),
                missing(),
                Map.of());
    }

    private NavigableSet<String> some(List<String> words) {
        NavigableSet<String> some = new TreeSet<>();
        words.stream().filter(word -> random.nextBoolean()).forEach(some::add);
        some.add(pick(words));
        return some;
    }

    private Period period() {
        Instant edge = near();
        return random.nextBoolean() ? new Period(Instant.MIN, edge) : new Period(edge, Instant.MAX);
    }

    /** An instant that a request may lie before, after or within the skew of. */
    private Instant near() {
        return NOON.plusSeconds(random.nextInt(9) - 4);
    }

    private static String agency(int number) {
        return Integer.toString(3_000_000 + number);
    }

    private static String task(int number) {
        return "task-" + number;
    }

    private <T> Fact<T> fact(T value) {
        return random.nextInt(5) == 0 ? missing() : known(value);
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "world");
    }

    private static <T> Fact<T> missing() {
        return new Fact.Missing<>("world");
    }

    private boolean rarely() {
        return random.nextInt(10) == 0;
    }

    private boolean seldom() {
        return random.nextInt(50) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
