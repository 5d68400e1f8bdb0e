package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Snapshot;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.Schemas;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Faults;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changed numbers resolve but are never shown (design §6 rule 11): under the shipped agreements and mappings, with registers
 * that a test scripts, against a real disclosure log.
 */
class FormerKeysTest {

    private static final AttributeKey CLASS = new AttributeKey("Vehicle/class");
    private static final AttributeKey TOTAL = new AttributeKey("Property/assetTotal");
    private static final AttributeKey LAND = new AttributeKey("Land/share");
    private static final AttributeKey NAME = new AttributeKey("Person/name");
    private static final AttributeKey STATUS = new AttributeKey("Person/residenceStatus");
    private static final String NUMBER = "9304122000008";
    private static final String FORMER = "9304122999991";
    private static final String OTHER_FORMER = "9304122888885";
    private static final String FATHER = "6407301000005";
    private static final int APPLICANT = 0;
    private static final int OBLIGOR = 1;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Instant NOON = Instant.parse("2026-04-01T03:00:00Z");
    private static final Schemas SCHEMAS = schemas();

    private final Clock clock = Clock.systemUTC();
    private UUID lookup = UUID.randomUUID();
    private int stage;
    private Set<String> silentForKeys = Set.of();
    private Databases.Database database;
    private DisclosureLog log;
    private List<String> agreements = List.of("agr-bl-resident.yaml", "agr-bl-property.yaml", "agr-bl-vehicle.yaml");
    private final Map<String, String> changes = new HashMap<>();
    private final List<String> records = new ArrayList<>();
    private final Map<String, List<String>> changedNumbers = new HashMap<>();
    private final Map<String, List<NativeRecord>> vehicles = new HashMap<>();
    private final Map<String, List<NativeRecord>> holdings = new HashMap<>();
    private final ScriptedRegister resident = new ScriptedRegister("resident", Set.of(), this::registration);
    private final ScriptedRegister vehicle =
            new ScriptedRegister("vehicle", Set.of(), question -> answer(question, vehicles));
    private final ScriptedRegister property =
            new ScriptedRegister("property", Set.of(), question -> answer(question, holdings));

    @BeforeEach
    void open() {
        database = Databases.h2();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void records_kept_under_a_former_number_join_those_under_the_present_one() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER, OTHER_FORMER));
        vehicles.put(NUMBER, List.of(car("11가1111")));
        vehicles.put(FORMER, List.of(car("22나2222")));
        holdings.put(OTHER_FORMER, List.of(land("1/2")));

        List<ReleasedField> fields = lookUp();

        assertThat(states(fields, APPLICANT, CLASS)).containsExactly(FieldState.VALUE, FieldState.VALUE);
        assertThat(states(fields, APPLICANT, LAND)).containsExactly(FieldState.VALUE);
        assertThat(keys(vehicle)).containsExactlyInAnyOrder(NUMBER, FORMER, OTHER_FORMER);
        assertThat(keys(property)).containsExactlyInAnyOrder(NUMBER, FORMER, OTHER_FORMER, FATHER);
        assertThat(keys(resident)).doesNotContain(FORMER, OTHER_FORMER);
    }

    @Test
    void an_obligors_total_counts_what_is_kept_under_a_former_number() throws InterruptedException {
        changedNumbers.put(FATHER, List.of(FORMER));
        holdings.put(FORMER, List.of(land("1/1", "5000000", "1000")));

        assertThat(texts(lookUp(), OBLIGOR, TOTAL)).containsExactly("yes");
        changedNumbers.clear();
        assertThat(texts(lookUp(), OBLIGOR, TOTAL)).containsExactly("no");
    }

    @Test
    void a_record_that_the_register_gives_to_both_numbers_counts_once_and_two_that_look_alike_twice()
            throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER));
        vehicles.put(NUMBER, List.of(car("11가1111")));
        vehicles.put(FORMER, List.of(car("11가1111"), car("22나2222")));

        assertThat(states(lookUp(), APPLICANT, CLASS)).hasSize(2);
        assertThat(vehicle.questions)
                .as("what tells vehicles apart is asked for where there are two answers to be joined")
                .allSatisfy(question -> assertThat(question.sourceFields()).contains("vhcleNo"));
        changedNumbers.clear();
        vehicle.questions.clear();
        lookUp();
        assertThat(vehicle.questions)
                .allSatisfy(question -> assertThat(question.sourceFields()).doesNotContain("vhcleNo"));
    }

    @Test
    void a_register_whose_agreement_does_not_permit_it_is_not_asked_by_a_former_number() throws InterruptedException {
        changes.put("registers: [vehicle]", "registers: [property]");
        changedNumbers.put(NUMBER, List.of(FORMER));
        vehicles.put(FORMER, List.of(car("22나2222")));

        List<ReleasedField> fields = lookUp();

        assertThat(keys(vehicle)).containsExactly(NUMBER);
        assertThat(states(fields, APPLICANT, CLASS)).containsExactly(FieldState.KNOWN_EMPTY);
        assertThat(keys(property)).contains(FORMER);
    }

    @Test
    void what_two_answers_tell_together_is_as_old_as_the_older_one() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER));
        Instant night = NOON.minus(Duration.ofHours(12));
        vehicle.doing(question -> question.key().text().equals(FORMER)
                ? new RegisterAnswer.Found(List.of(car("22나2222")), night, NOON)
                : new RegisterAnswer.NotHeld(NOON, NOON));

        assertThat(lookUp())
                .filteredOn(field -> field.attribute().equals(CLASS))
                .singleElement()
                .satisfies(field -> assertThat(field.assertedAt()).contains(night));
        vehicle.doing(question -> question.key().text().equals(FORMER)
                ? new RegisterAnswer.Found(List.of(car("22나2222")), NOON, NOON)
                : new RegisterAnswer.Found(List.of(car("11가1111")), night, NOON));
        assertThat(lookUp())
                .filteredOn(field -> field.attribute().equals(CLASS))
                .hasSize(2)
                .allSatisfy(field -> assertThat(field.assertedAt()).contains(night));
    }

    @Test
    void a_link_that_names_the_present_number_too_leads_to_no_second_question_by_it() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(NUMBER, FORMER, FORMER));

        lookUp();

        assertThat(vehicle.questions)
                .extracting(question -> question.key().text())
                .containsExactlyInAnyOrder(NUMBER, FORMER);
    }

    static Stream<Arguments> amiss() {
        Instant now = Instant.now();
        return Stream.of(
                Arguments.of("late", new RegisterAnswer.Late()),
                Arguments.of("unreachable", new RegisterAnswer.Unreachable("connection-refused")),
                Arguments.of("closed", new RegisterAnswer.ClosedUntil(now)),
                Arguments.of("about somebody else", new RegisterAnswer.Malformed(new Problem("T3", "", 1, ""))),
                Arguments.of("says nothing of it", told(now, Optional.empty())),
                Arguments.of("changed, from nothing", told(now, Optional.of("Y"))),
                Arguments.of("not changed, from something", told(now, Optional.of("N"), FORMER)),
                Arguments.of("no record", new RegisterAnswer.Found(List.of(), now, now)),
                Arguments.of("no number", told(now, Optional.of("Y"), "930412")),
                Arguments.of(
                        "a crowd",
                        told(
                                now,
                                Optional.of("Y"),
                                "9304122000011",
                                "9304122000012",
                                "9304122000013",
                                "9304122000014",
                                "9304122000015")),
                Arguments.of("no word that is agreed", told(now, Optional.of("?"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("amiss")
    void a_link_that_is_silent_or_amiss_makes_none_undetermined(String what, RegisterAnswer answer)
            throws InterruptedException {
        resident.doing(question -> question.sourceFields().contains("rrnChgYn") ? answer : registration(question));
        List<ReleasedField> fields = lookUp();

        assertThat(states(fields, APPLICANT, CLASS)).as(what).containsExactly(FieldState.UNDETERMINED);
        assertThat(states(fields, APPLICANT, LAND)).containsExactly(FieldState.UNDETERMINED);
        assertThat(states(fields, OBLIGOR, TOTAL)).containsExactly(FieldState.UNDETERMINED);
        assertThat(keys(vehicle)).containsExactly(NUMBER);
        assertThat(silentForKeys).containsExactly("resident");
    }

    @Test
    void what_is_found_is_shown_though_there_may_be_more_and_a_total_is_not() throws InterruptedException {
        resident.doing(question ->
                question.sourceFields().contains("rrnChgYn") ? new RegisterAnswer.Late() : registration(question));
        vehicles.put(NUMBER, List.of(car("11가1111")));
        holdings.put(FATHER, List.of(land("1/1", "1000", "10")));

        List<ReleasedField> fields = lookUp();

        assertThat(states(fields, APPLICANT, CLASS)).containsExactly(FieldState.VALUE);
        assertThat(states(fields, OBLIGOR, TOTAL)).containsExactly(FieldState.UNDETERMINED);
    }

    @Test
    void a_link_that_nobody_grants_is_not_asked_for_and_makes_none_undetermined() throws InterruptedException {
        changes.put("use: [search]", "use: [decide]");
        changes.put("ref: Person/formerResidentNumber", "ref: Person/residenceStatus");
        changedNumbers.put(NUMBER, List.of(FORMER));

        List<ReleasedField> fields = lookUp();

        assertThat(resident.questions)
                .allSatisfy(question -> assertThat(question.sourceFields()).doesNotContain("chgBfRrn"));
        assertThat(states(fields, APPLICANT, CLASS)).containsExactly(FieldState.UNDETERMINED);
    }

    @Test
    void half_an_answer_is_no_answer() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER));
        vehicles.put(NUMBER, List.of(car("11가1111")));
        vehicle.doing(question ->
                question.key().text().equals(FORMER) ? new RegisterAnswer.Late() : answer(question, vehicles));

        assertThat(states(lookUp(), APPLICANT, CLASS)).containsExactly(FieldState.LATE);
    }

    @Test
    void an_answer_about_another_number_than_the_one_asked_is_a_source_error() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER));
        vehicle.doing(question -> question.key().text().equals(FORMER)
                ? new RegisterAnswer.Malformed(new Problem("T3", "", 1, "is about somebody else"))
                : answer(question, vehicles));

        assertThat(states(lookUp(), APPLICANT, CLASS)).containsExactly(FieldState.SOURCE_ERROR);
    }

    @Test
    void nothing_tells_who_has_a_former_number_in_what_is_released_logged_or_recorded() throws InterruptedException {
        vehicles.put(NUMBER, List.of(car("11가1111")));
        lookUp();
        List<String> ordinary = traces();
        records.clear();
        changedNumbers.put(NUMBER, List.of(FORMER));
        lookup = UUID.randomUUID();
        List<ReleasedField> fields = lookUp();

        assertThat(traces()).isEqualTo(ordinary);
        assertThat(fields.toString() + leaves() + records).doesNotContain(FORMER);
        assertThat(fields).noneMatch(field -> field.attribute().equals(SubjectKey.FORMER_PERSON));
        assertThat(new FormerKeys(Set.of())).hasToString("FormerKeys[…]");
    }

    /** What log and decision records say of a look-up, without its times, ids and commitments. */
    private List<String> traces() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        leaves().stream().filter(Leaf.Release.class::isInstance).count() == 6);
        return Stream.concat(
                        leaves().stream().map(leaf -> switch (leaf) {
                            case Leaf.Intent intent -> "intent " + intent.agreement() + " " + intent.asked();
                            case Leaf.Release release -> "release " + release.register() + " " + release.outcomes();
                            default -> throw new IllegalStateException("unexpected " + leaf);
                        }),
                        records.stream().map(json -> json.replaceAll("\"time\":\"[^\"]*\"", "")))
                .sorted()
                .toList();
    }

    @Test
    void the_intent_names_the_search_before_anybody_is_asked_by_a_former_number() throws InterruptedException {
        changedNumbers.put(NUMBER, List.of(FORMER));
        List<List<Leaf>> seen = new ArrayList<>();
        vehicle.doing(question -> {
            seen.add(leaves());
            return answer(question, vehicles);
        });

        lookUp();

        assertThat(seen)
                .hasSize(2)
                .allSatisfy(leaves -> assertThat(leaves)
                        .filteredOn(Leaf.Intent.class::isInstance)
                        .anySatisfy(leaf -> assertThat(((Leaf.Intent) leaf).asked())
                                .extracting(Leaf.Asked::attribute)
                                .contains("Vehicle/class")));
        assertThat(records.getLast())
                .contains("\"alsoBy\":[\"Person/formerResidentNumber\"]")
                .contains("{\"agreement\":\"agr-bl-vehicle\",\"attribute\":\"Person/formerResidentNumber\","
                        + "\"register\":\"vehicle\"}");
    }

    @Test
    void one_person_is_one_unit_of_volume_by_however_many_numbers() throws InterruptedException {
        // applicant and obligor
        changes.put("perDay: 100000, perOfficialHour: 6000", "perDay: 6");
        changedNumbers.put(NUMBER, List.of(FORMER, OTHER_FORMER));
        holdings.put(FORMER, List.of(land("1/2")));

        for (int i = 0; i < 3; i++) {
            assertThat(states(showing(), APPLICANT, LAND)).containsExactly(FieldState.VALUE);
            lookup = UUID.randomUUID();
        }
        assertThat(states(showing(), APPLICANT, LAND)).containsExactly(FieldState.NOT_GRANTED);
    }

    @Test
    void the_heir_is_told_what_the_deceased_owned_under_a_former_number_and_the_counter_that_there_is_some()
            throws InterruptedException {
        agreements = List.of("agr-si-resident.yaml", "agr-si-vehicle.yaml");
        changedNumbers.put(FATHER, List.of(FORMER));
        vehicles.put(FORMER, List.of(car("22나2222")));
        Asked number = new Asked(new AttributeKey("Vehicle/number"), "vehicle", Optional.empty());
        for (Recipient recipient : List.of(Recipient.OFFICIAL, Recipient.APPLICANT_RESULT)) {
            List<ReleasedField> fields = new ArrayList<>();
            ready(inheritance(number, recipient)).run(result -> fields.addAll(result.fields()));
            assertThat(texts(fields, 1, number.attribute()))
                    .containsExactly(recipient == Recipient.OFFICIAL ? "exists" : "22나2222");
        }
        assertThat(keys(resident)).containsExactly(FATHER);
        assertThat(keys(vehicle)).containsExactlyInAnyOrder(FATHER, FORMER);
    }

    /** A request about the deceased of an heir's case. */
    private ReleaseRequest inheritance(Asked item, Recipient recipient) {
        List<Asked> asked = List.of(item, Asked.key(SubjectKey.FORMER_PERSON, "resident"));
        DecisionRequest.SubjectFacts dead = new DecisionRequest.SubjectFacts(
                Relation.DECEASED,
                known(Answer.YES),
                known(Answer.NO),
                new Fact.Missing<>("not-asked"),
                new Fact.Missing<>("not-asked"),
                known(false),
                new Fact.Missing<>("not-asked"),
                new Fact.Missing<>("not-asked"),
                Map.of());
        DecisionRequest decision = new DecisionRequest(
                new DecisionRequest.Requester("3000000", "civil-affairs", "jeong", Set.of("civil-affairs-officer"), 3),
                RequestKind.CASE,
                "safe-inheritance",
                new DecisionRequest.CaseFacts(
                        known("safe-inheritance"),
                        known("APPLICATION"),
                        known("INVESTIGATION"),
                        known("3000000"),
                        known(true),
                        new Fact.Missing<>("not-asked")),
                List.of(facts(Relation.APPLICANT), dead),
                recipient,
                Set.of(Use.DISPLAY),
                asked,
                DecisionRequest.searching(asked, Set.of(SubjectKey.PERSON)),
                Set.of(SubjectKey.FORMER_PERSON),
                Set.of(),
                NOON);
        return new ReleaseRequest(
                lookup,
                decision,
                "3000000-2026-07-0000101",
                List.of(SubjectKey.ofPerson(NUMBER), SubjectKey.ofPerson(FATHER)),
                (subject, each) -> subject == 1,
                WITHIN,
                Optional.empty(),
                LocalDate.of(2026, 3, 30),
                Optional.empty(),
                false,
                Instant.now().plusSeconds(30));
    }

    /** Both stages, as a look-up does them. */
    private List<ReleasedField> lookUp() throws InterruptedException {
        List<ReleasedField> fields = new ArrayList<>();
        ready(request(List.of(new Asked(STATUS, "resident", Optional.empty())), Set.of(Use.DECIDE)))
                .run(result -> fields.addAll(result.fields()));
        fields.addAll(showing());
        return fields;
    }

    private List<ReleasedField> showing() throws InterruptedException {
        List<ReleasedField> fields = new ArrayList<>();
        Release release = ready(request(
                List.of(
                        new Asked(NAME, "resident", Optional.empty()),
                        new Asked(LAND, "property", Optional.empty()),
                        new Asked(TOTAL, "property", Form.parse("over:1200000000")),
                        new Asked(CLASS, "vehicle", Optional.empty()),
                        Asked.key(SubjectKey.FORMER_PERSON, "resident")),
                Set.of(Use.DISPLAY)));
        release.run(result -> fields.addAll(result.fields()));
        silentForKeys = release.silentForKeys();
        return fields;
    }

    private ReleaseRequest request(List<Asked> asked, Set<Use> uses) {
        Map<String, Set<AttributeKey>> searches = DecisionRequest.searching(asked, Set.of(SubjectKey.PERSON));
        DecisionRequest decision = new DecisionRequest(
                new DecisionRequest.Requester("3000000", "welfare-case", "kim", Set.of("investigator"), 3),
                RequestKind.CASE,
                "basic-livelihood",
                new DecisionRequest.CaseFacts(
                        known("basic-livelihood"),
                        known("APPLICATION"),
                        known("INVESTIGATION"),
                        known("3000000"),
                        known(true),
                        new Fact.Missing<>("not-asked")),
                List.of(facts(Relation.APPLICANT), facts(Relation.OBLIGOR)),
                Recipient.OFFICIAL,
                uses,
                asked,
                searches,
                uses.contains(Use.DISPLAY) ? Set.of(SubjectKey.FORMER_PERSON) : Set.of(),
                Set.of(),
                NOON);
        return new ReleaseRequest(
                lookup,
                decision,
                "3000000-2026-04-0012351",
                List.of(SubjectKey.ofPerson(NUMBER), SubjectKey.ofPerson(FATHER)),
                (subject, item) -> subject == APPLICANT
                        ? !item.attribute().equals(TOTAL)
                        : Set.of(TOTAL, SubjectKey.FORMER_PERSON).contains(item.attribute()),
                WITHIN,
                Optional.empty(),
                LocalDate.of(2026, 3, 30),
                Optional.empty(),
                false,
                Instant.now().plusSeconds(30));
    }

    private static DecisionRequest.SubjectFacts facts(Relation relation) {
        return new DecisionRequest.SubjectFacts(
                relation,
                known(Answer.YES),
                known(Answer.YES),
                new Fact.Missing<>("not-asked"),
                new Fact.Missing<>("not-asked"),
                known(false),
                new Fact.Missing<>("not-asked"),
                new Fact.Missing<>("not-asked"),
                Map.of());
    }

    private static <T> Fact<T> known(T value) {
        return new Fact.Known<>(value, "case-system");
    }

    private Release ready(ReleaseRequest request) {
        Engine engine = engine();
        Policy policy = new Policy() {
            @Override
            public Decision decide(DecisionRequest asked) {
                return engine.decide(asked);
            }

            @Override
            public String record(DecisionRequest asked, Decision decision) {
                String json = new RecordedDecision(asked, Engine.Excess.FILTER, decision).json();
                assertThat(RecordedDecision.read(json).replay(engine)).isEqualTo(decision);
                records.add(json);
                return json;
            }

            @Override
            public List<Companion> duties(UUID lookup, DecisionRequest request, Decision.Decided decision) {
                return List.of();
            }

            @Override
            public void refresh(long decided) {}
        };
        FormedFields forms = new FormedFields(
                key -> SCHEMAS.model().property(key).map(Property::datatype).orElseThrow(),
                SCHEMAS.codeLists(),
                agreement -> new SecretKeySpec(agreement.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                clock,
                DemoParties.SEOUL);
        Prepared prepared = new ReleasePath(
                        policy,
                        log,
                        Disclosures.NONE,
                        Map.of(
                                "resident", joined(resident, "resident-register"),
                                "vehicle", joined(vehicle, "vehicle-register"),
                                "property", joined(property, "property")),
                        forms,
                        new ReleasePath.OfficialPseudonyms(new byte[32]),
                        Digest.sha256("federation".getBytes(StandardCharsets.UTF_8)),
                        clock,
                        DemoParties.SEOUL,
                        new SecureRandom())
                .prepare(request, stage++);
        assertThat(prepared).isInstanceOf(Prepared.Ready.class);
        return ((Prepared.Ready) prepared).release();
    }

    private static JoinedRegister joined(ScriptedRegister register, String mapping) {
        return register.joined(
                Duration.ofSeconds(30),
                Optional.ofNullable(SCHEMAS.mappings().get(mapping)).orElseThrow());
    }

    /** The shipped agreements, with what a test changes in them. */
    private Engine engine() {
        AgreementTerms compiler = new AgreementTerms(DemoParties.references());
        Faults faults = new Faults();
        List<Terms> terms = agreements.stream()
                .flatMap(file -> new AgreementLoader(DemoParties.references())
                        .parse(changed(file).getBytes(StandardCharsets.UTF_8), file, faults).stream())
                .map(file -> compiler.of(file.agreement()))
                .toList();
        assertThat(faults.list()).isEmpty();
        return new Engine(new Snapshot(0, compiler.attributes(), terms, List.of(), NationalRules.NONE, Duration.ZERO));
    }

    private String changed(String file) {
        try {
            String text = Files.readString(
                    DemoParties.ROOT.resolve("config/agreements").resolve(file));
            // what a test changes isn't what the agreement's own tests expect
            text = text.substring(0, text.indexOf("\ntests:") + 1);
            for (Map.Entry<String, String> change : changes.entrySet()) {
                text = text.replace(change.getKey(), change.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schemas schemas() {
        Faults faults = new Faults();
        Schemas schemas = Schemas.load(DemoParties.ROOT.resolve("schemas"), faults);
        assertThat(faults.list()).isEmpty();
        return schemas;
    }

    private RegisterAnswer registration(RegisterQuestion question) {
        List<String> former = changedNumbers.getOrDefault(question.key().text(), List.of());
        RegisterAnswer.Found found =
                told(Instant.now(), Optional.of(former.isEmpty() ? "N" : "Y"), former.toArray(String[]::new));
        Map<String, String> fields = new HashMap<>(found.records().getFirst().fields());
        fields.put("nm", "피나경");
        fields.put("rsdStusCd", "1");
        fields.keySet().retainAll(question.sourceFields());
        return new RegisterAnswer.Found(
                List.of(new NativeRecord(
                        "person", 1, fields, found.records().getFirst().parts())),
                found.assertedAt(),
                found.fetchedAt());
    }

    private static RegisterAnswer.Found told(Instant now, Optional<String> changed, String... former) {
        Map<String, String> fields = new HashMap<>(Map.of("nm", "피나경", "rsdStusCd", "1"));
        changed.ifPresent(word -> fields.put("rrnChgYn", word));
        List<NativeRecord> parts = Arrays.stream(former)
                .map(number -> new NativeRecord("chgBfRrn", 1, Map.of("chgBfRrn", number), List.of()))
                .toList();
        return new RegisterAnswer.Found(List.of(new NativeRecord("person", 1, fields, parts)), now, now);
    }

    private static RegisterAnswer answer(RegisterQuestion question, Map<String, List<NativeRecord>> held) {
        Instant now = Instant.now();
        List<NativeRecord> kept = held.getOrDefault(question.key().text(), List.of()).stream()
                .map(each -> new NativeRecord(
                        each.type(),
                        each.position(),
                        each.fields().entrySet().stream()
                                .filter(field -> question.sourceFields().contains(field.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                        List.of()))
                .toList();
        return new RegisterAnswer.Found(kept, now, now);
    }

    /** A car like any other but for its number. */
    private static NativeRecord car(String number) {
        return new NativeRecord("vhcleList", 1, Map.of("vhcleNo", number, "vhcty", "1", "ersrYn", "N"), List.of());
    }

    private static NativeRecord land(String share) {
        return land(share, "31200", "412.5");
    }

    private static NativeRecord land(String share, String price, String area) {
        return new NativeRecord(
                "land",
                1,
                Map.of(
                        "V_LAND.PNU", "5111010800100520007",
                        "V_LAND.OFFI_LAND_PRC", price,
                        "V_LAND.PAREA", area,
                        "V_OWNER.SHARE", share),
                List.of());
    }

    private static List<FieldState> states(List<ReleasedField> fields, int subject, AttributeKey attribute) {
        return fields.stream()
                .filter(field -> field.subject() == subject && field.attribute().equals(attribute))
                .map(ReleasedField::state)
                .toList();
    }

    private static List<String> texts(List<ReleasedField> fields, int subject, AttributeKey attribute) {
        return fields.stream()
                .filter(field -> field.subject() == subject && field.attribute().equals(attribute))
                .flatMap(field -> field.value().stream())
                .map(ReleasedValue::text)
                .toList();
    }

    private static List<String> keys(ScriptedRegister register) {
        return register.questions.stream()
                .map(question -> question.key().text())
                .distinct()
                .toList();
    }

    private List<Leaf> leaves() {
        return new LogReader(database.dataSource())
                .findByLookup(lookup).stream().map(entry -> entry.leaf()).toList();
    }
}
