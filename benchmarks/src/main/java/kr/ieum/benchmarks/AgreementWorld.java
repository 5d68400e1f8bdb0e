package kr.ieum.benchmarks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.condition.Vocabulary;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.DecisionRequest.CaseFacts;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Hours;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Obligation;
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
 * An invented federation of the size that is measured, with everything that agreements have: classes of agencies, forms, ceilings, protection,
 * derived attributes, consent, hours, conditions. The same seed gives the same world and the same requests.
 *
 * @param size how large
 * @param model its attributes
 * @param terms its agreements
 */
record AgreementWorld(Size size, Map<AttributeKey, Snapshot.Attribute> model, List<Terms> terms) {

    /**
     * How large a world is.
     *
     * @param conditions atoms of each condition
     */
    record Size(int agreements, int agencies, int attributes, int conditions) {

        /** What the bars are stated for. */
        static final Size STATED = new Size(1_000, 200, 500, 2);

        int tasks() {
            return Math.max(1, agreements / AGREEMENTS_OF_A_TASK);
        }
    }

    private static final int AGREEMENTS_OF_A_TASK = 10;
    private static final int REGISTERS = 8;
    private static final int REGISTERS_OF_AN_AGREEMENT = 4;
    private static final int GRANTS = 4;
    private static final int GRANTED = 15;
    /** Attributes that the agreements of one task are about. */
    private static final int OF_A_TASK = 80;

    private static final AttributeKey NUMBER = new AttributeKey("Person/residentNumber");
    private static final AttributeKey FORMER = new AttributeKey("Person/formerNumber");
    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final List<String> STAGES = List.of("RECEIVED", "INVESTIGATION", "DECISION", "APPEAL");
    private static final List<String> KINDS = List.of("APPLICATION", "RECHECK");
    private static final List<Relation> RELATIONS =
            List.of(Relation.APPLICANT, Relation.BENEFIT_UNIT, Relation.OBLIGOR);
    private static final List<Datatype> DATATYPES = List.of(Datatype.values());
    private static final Map<Datatype, List<String>> FORMS = Map.of(
            Datatype.DATE, List.of("year-month", "year", "age-over:64"),
            Datatype.IDENTIFIER, List.of("first7", "last7", "token"),
            Datatype.NAME, List.of("masked"),
            Datatype.ADDRESS, List.of("district", "city"),
            Datatype.AMOUNT, List.of("band:1000000", "over:130000000"),
            Datatype.CODE, List.of("parent:1", "parent:2"),
            Datatype.TEXT, List.of("exists"),
            Datatype.INDICATOR, List.of("clear"));

    static AgreementWorld of(long seed, Size size) {
        return new Maker(new Random(seed * 0x9E37_79B9_7F4A_7C15L), size).world();
    }

    Snapshot snapshot() {
        return new Snapshot(1, model, terms, List.of(), NationalRules.NONE, SKEW);
    }

    /** The same agreements as analysis takes them. */
    Policy policy() {
        return new Policy(
                model,
                terms,
                NationalRules.NONE,
                SKEW,
                new Vocabulary(Map.of(
                        Variable.CASE_STAGE,
                        STAGES,
                        Variable.CASE_KIND,
                        KINDS,
                        Variable.SUBJECT_LIVES_WITH_APPLICANT,
                        List.of("yes", "no"),
                        Variable.SUBJECT_RELATION,
                        List.of("applicant", "benefit-unit", "obligor"))),
                (attribute, form) -> Set.of());
    }

    /** Requests of officials of agencies that are party to something of their task. */
    List<DecisionRequest> requests(long seed, int count, int subjects, int asked) {
        Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        List<DecisionRequest> requests = new ArrayList<>();
        while (requests.size() < count) {
            Terms terms = this.terms.get(random.nextInt(this.terms.size()));
            List<String> agencies = terms.consumers().getFirst().agencies().keySet().stream()
                    .sorted()
                    .toList();
            requests.add(request(random, terms.task(), agencies.get(random.nextInt(agencies.size())), subjects, asked));
        }
        return requests;
    }

    private DecisionRequest request(Random random, String task, String agency, int subjects, int asked) {
        // as views do, panel by panel
        List<AttributeKey> keys = ofTask(model, task).stream()
                .limit(asked)
                .sorted(Comparator.comparing((AttributeKey key) -> registerOf(task, key)))
                .toList();
        List<Asked> items = new ArrayList<>();
        // items of the request's own, of which the registers are called by the texts of the view, as a look-up makes
        // them
        keys.forEach(key -> items.add(new Asked(key, registerOf(task, key).intern(), Optional.empty())));
        List<SubjectFacts> about = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            about.add(new SubjectFacts(
                    i == 0 ? Relation.APPLICANT : RELATIONS.get(random.nextInt(RELATIONS.size())),
                    known(Answer.YES),
                    known(Answer.YES),
                    new Fact.Missing<>("not-asked"),
                    known(random.nextBoolean() ? Answer.YES : Answer.NO),
                    known(random.nextInt(20) == 0),
                    known(Answer.YES),
                    new Fact.Missing<>("no-event"),
                    random.nextInt(5) == 0
                            ? Map.of()
                            : Map.of(ConsentForm.JOINT_USE.key(), NOON.minus(Duration.ofDays(random.nextInt(100))))));
        }
        return new DecisionRequest(
                new Requester(agency, "welfare-case", "official", Set.of("investigator"), 3),
                RequestKind.CASE,
                task,
                new CaseFacts(
                        known(task),
                        known(KINDS.get(random.nextInt(KINDS.size()))),
                        known(STAGES.get(random.nextInt(STAGES.size()))),
                        known(agency),
                        known(true),
                        known(NOON.minus(Duration.ofDays(9)))),
                about,
                Recipient.OFFICIAL,
                Set.of(Use.DISPLAY, Use.DECIDE),
                items,
                DecisionRequest.searching(items, Set.of(NUMBER)),
                Set.of(FORMER),
                Set.of(),
                NOON.plusSeconds(random.nextInt(100_000)));
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "benchmark");
    }

    private static String registerOf(String task, AttributeKey key) {
        return "register-" + Math.floorMod(task.hashCode() + key.text().hashCode(), REGISTERS);
    }

    /** The attributes that a task is about, in an order of its own. */
    private static List<AttributeKey> ofTask(Map<AttributeKey, Snapshot.Attribute> model, String task) {
        List<AttributeKey> all = new ArrayList<>(new TreeSet<>(model.keySet()));
        java.util.Collections.shuffle(all, new Random(task.hashCode()));
        return all.subList(0, Math.min(OF_A_TASK, all.size()));
    }

    /** Makes a world. */
    private record Maker(Random random, Size size) {

        AgreementWorld world() {
            Map<AttributeKey, Snapshot.Attribute> model = new HashMap<>();
            List<AttributeKey> keys = new ArrayList<>();
            for (int i = 0; i < size.attributes(); i++) {
                Datatype datatype = DATATYPES.get(i % DATATYPES.size());
                AttributeKey key = new AttributeKey("Class" + i / 20 + "/part" + i % 20);
                boolean derived = i > 2 && i % 25 == 0;
                model.put(
                        key,
                        new Snapshot.Attribute(
                                datatype,
                                derived ? List.of(clear(keys.get(i - 1)), clear(keys.get(i - 2))) : List.of()));
                keys.add(key);
            }
            List<Terms> terms = new ArrayList<>();
            Map<String, List<AttributeKey>> ofTask = new HashMap<>();
            for (int i = 0; i < size.agreements(); i++) {
                String task = "task-" + i % size.tasks();
                terms.add(agreement(i, task, ofTask.computeIfAbsent(task, each -> ofTask(model, each)), model));
            }
            return new AgreementWorld(size, model, terms);
        }

        private static Snapshot.Source clear(AttributeKey key) {
            return new Snapshot.Source(key, Form.CLEAR);
        }

        private Terms agreement(
                int number, String task, List<AttributeKey> keys, Map<AttributeKey, Snapshot.Attribute> model) {
            String id = String.format("agr-%05d", number);
            Set<String> registers = new HashSet<>();
            while (registers.size() < REGISTERS_OF_AN_AGREEMENT) {
                registers.add("register-" + random.nextInt(REGISTERS));
            }
            List<Terms.Grant> grants = new ArrayList<>();
            for (int i = 0; i < GRANTS; i++) {
                grants.add(grant("G" + i, registers, keys, model));
            }
            return new Terms(
                    id,
                    1 + random.nextInt(3),
                    RequestKind.CASE,
                    task,
                    List.of(consumer()),
                    registers,
                    new Period(NOON.minus(Duration.ofDays(300)), NOON.plus(Duration.ofDays(300))),
                    oneIn(4)
                            ? Optional.of(new Hours(EnumSet.allOf(DayOfWeek.class), 420, 1320, ZoneId.of("Asia/Seoul")))
                            : Optional.empty(),
                    Map.of(NUMBER, search(registers), FORMER, search(registers)),
                    grants,
                    ceilings(keys),
                    List.of(new Terms.Combination("K1", keys.subList(0, 4))),
                    List.of(new Obligation("O1", Obligation.Type.DELETE, Optional.of(Duration.ofDays(30)))),
                    new Terms.Volume(Optional.of(50_000), Optional.of(6_000)),
                    Optional.empty());
        }

        private static Terms.Search search(Set<String> registers) {
            return new Terms.Search(List.of(new Terms.Basis("L1", Period.ALWAYS)), registers);
        }

        /** A class of agencies, some of which acceded later than others. */
        private Terms.Consumer consumer() {
            Map<String, List<Period>> agencies = new HashMap<>();
            int members = Math.max(1, size.agencies() / 10 + random.nextInt(Math.max(1, size.agencies() / 2)));
            while (agencies.size() < members) {
                agencies.put(
                        Integer.toString(3_000_000 + random.nextInt(size.agencies())),
                        List.of(
                                oneIn(5)
                                        ? new Period(NOON.minus(Duration.ofDays(30)), Instant.MAX)
                                        : new Period(NOON.minus(Duration.ofDays(300)), Instant.MAX)));
            }
            return new Terms.Consumer(agencies, Set.of("welfare-case"), Optional.of("investigator"), 2);
        }

        private Terms.Grant grant(
                String id,
                Set<String> registers,
                List<AttributeKey> keys,
                Map<AttributeKey, Snapshot.Attribute> model) {
            Set<AttributeKey> granted = new TreeSet<>();
            while (granted.size() < Math.min(GRANTED, keys.size())) {
                granted.add(pick(keys));
            }
            return new Terms.Grant(
                    id,
                    "C" + id,
                    Set.of(Use.DISPLAY, Use.DECIDE),
                    Recipient.OFFICIAL,
                    oneIn(3) ? Set.of(pick(RELATIONS)) : Set.copyOf(RELATIONS),
                    false,
                    registers,
                    oneIn(2) ? condition() : Condition.always(),
                    oneIn(4)
                            ? Optional.of(new Terms.Consent(
                                    ConsentForm.JOINT_USE.key(), Duration.ofDays(90), Terms.Consent.Of.EACH))
                            : Optional.empty(),
                    granted.stream()
                            .map(key -> new Terms.GrantedAttribute(
                                    key,
                                    form(java.util.Objects.requireNonNull(model.get(key))
                                            .datatype()),
                                    List.of(new Terms.Basis(
                                            "L1", new Period(NOON.minus(Duration.ofDays(3000)), Instant.MAX)))))
                            .toList());
        }

        private Form form(Datatype datatype) {
            return oneIn(3)
                    ? Form.parse(pick(FORMS.getOrDefault(datatype, List.of("clear"))))
                            .orElseThrow()
                    : Form.CLEAR;
        }

        /** One that always stands where an official asks too early or late, and often a protection. */
        private List<Terms.Ceiling> ceilings(List<AttributeKey> keys) {
            List<Terms.Ceiling> ceilings = new ArrayList<>();
            ceilings.add(
                    new Terms.Ceiling("P1", Set.copyOf(List.of(pick(keys), pick(keys))), Form.ABSENT, condition()));
            if (oneIn(4)) {
                ceilings.add(new Terms.Ceiling(
                        "P2", Set.copyOf(keys.subList(0, 2)), Form.ABSENT, new Condition.RestrictedTowardsApplicant()));
            }
            return ceilings;
        }

        private Condition condition() {
            List<Condition> parts = new ArrayList<>();
            for (int i = 0; i < size.conditions(); i++) {
                parts.add(
                        switch (random.nextInt(4)) {
                            case 0 ->
                                new Condition.OneOf(
                                        Variable.CASE_STAGE, new TreeSet<>(List.of(pick(STAGES), "APPEAL")));
                            case 1 -> new Condition.OneOf(Variable.CASE_KIND, new TreeSet<>(KINDS));
                            case 2 ->
                                new Condition.OneOf(
                                        Variable.SUBJECT_LIVES_WITH_APPLICANT, new TreeSet<>(Set.of("yes")));
                            default ->
                                new Condition.Not(new Condition.Before(NOON.minus(Duration.ofDays(random.nextInt(9)))));
                        });
            }
            return oneIn(2) ? new Condition.All(parts) : new Condition.Any(parts);
        }

        private boolean oneIn(int of) {
            return random.nextInt(of) == 0;
        }

        private <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }
    }
}
