package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.disclosure.Disclosures;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.SubjectKey;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The release path's promises (design §4; P1, P3, P4, P6) against a real disclosure log on an H2 file. */
class ReleasePathTest {

    private static final AttributeKey NAME = new AttributeKey("Person/name");
    private static final AttributeKey PHONE = new AttributeKey("Person/phone");
    private static final AttributeKey JOB = new AttributeKey("Employment/title");
    private static final String SUBJECT_KEY = "8502301234560";
    private static final Authority AUTHORITY = new Authority("agr-test", 1, "G1", "C1", "L1");

    private final Clock clock = Clock.systemUTC();
    private UUID lookup = UUID.randomUUID();
    private Databases.Database database;
    private DisclosureLog log;
    private LogReader reader;
    private final List<VolumeLimit> volumes = new ArrayList<>();
    private Duration patience = Duration.ofSeconds(2);
    private final AtomicInteger decisions = new AtomicInteger();
    private final ScriptedRegister people = new ScriptedRegister(
            "people",
            Set.of(NAME, PHONE),
            q -> ScriptedRegister.found(q, Map.of("Person/name", "홍길동", "Person/phone", "02-1")));
    private final ScriptedRegister jobs =
            new ScriptedRegister("jobs", Set.of(JOB), q -> ScriptedRegister.found(q, Map.of("Employment/title", "목수")));

    @BeforeEach
    void open() {
        database = Databases.h2();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        reader = new LogReader(database.dataSource());
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void no_register_is_asked_before_the_intent_is_durable() throws InterruptedException {
        List<List<Leaf>> seenWhenAsked = new ArrayList<>();
        people.doing(q -> {
            seenWhenAsked.add(leaves());
            return ScriptedRegister.found(q, Map.of("Person/name", "홍길동"));
        });

        run(ready(prepare(permitting(NAME))));

        assertThat(seenWhenAsked)
                .singleElement()
                .satisfies(leaves -> assertThat(leaves)
                        .singleElement()
                        .isInstanceOfSatisfying(Leaf.Intent.class, intent -> {
                            assertThat(intent.lookup()).isEqualTo(lookup);
                            assertThat(intent.agreement().id()).isEqualTo("agr-test");
                            assertThat(intent.asked())
                                    .singleElement()
                                    .satisfies(asked ->
                                            assertThat(asked.attribute()).isEqualTo("Person/name"));
                        }));
    }

    @Test
    void a_register_is_asked_for_permitted_source_fields_only() throws InterruptedException {
        run(ready(prepare(permitting(NAME))));

        assertThat(people.questions)
                .singleElement()
                .satisfies(q -> assertThat(q.sourceFields()).containsExactly("Person/name"));
        assertThat(jobs.questions).isEmpty();
    }

    @Test
    void every_released_value_cites_its_one_authority_and_every_denied_field_its_reason() throws InterruptedException {
        List<RegisterResult> results = run(ready(prepare(permitting(NAME))));

        List<ReleasedField> fields =
                results.stream().flatMap(r -> r.fields().stream()).toList();
        assertThat(fields).hasSize(3);
        assertThat(fields)
                .filteredOn(f -> f.attribute().equals(NAME))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.state()).isEqualTo(FieldState.VALUE);
                    assertThat(f.value().orElseThrow().text()).isEqualTo("홍길동");
                    assertThat(f.authority()).contains(AUTHORITY);
                });
        assertThat(fields).filteredOn(f -> !f.attribute().equals(NAME)).allSatisfy(f -> {
            assertThat(f.state()).isEqualTo(FieldState.NOT_GRANTED);
            assertThat(f.value()).isEmpty();
            assertThat(f.reason()).contains(Reason.NO_GRANT);
        });
    }

    @Test
    void what_left_is_logged_per_intent_and_register_without_any_value() throws InterruptedException {
        List<RegisterResult> results = run(ready(prepare(permitting(NAME, JOB))));

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(leaves())
                        .filteredOn(Leaf.Release.class::isInstance)
                        .hasSize(2));
        Leaf.Release release = (Leaf.Release) leaves().stream()
                .filter(l -> l instanceof Leaf.Release r && r.register().equals("people"))
                .findFirst()
                .orElseThrow();
        assertThat(release.outcomes()).containsExactly(Leaf.Outcome.left("Person/name", "clear"));
        Receipt receipt = results.stream()
                .flatMap(r -> r.receipts().stream())
                .filter(r -> r.register().equals("people"))
                .findFirst()
                .orElseThrow();
        assertThat(receipt.intent()).isEqualTo(release.intent());
        assertThat(receipt.values().opens(release.values())).isTrue();
        assertThat(leaves().toString()).doesNotContain("홍길동").doesNotContain(SUBJECT_KEY);
    }

    @Test
    void a_log_that_cannot_be_written_stops_the_disclosure_before_any_register_is_asked() {
        log.close();

        assertThat(prepare(permitting(NAME))).isInstanceOf(Prepared.LogUnavailable.class);
        assertThat(people.questions).isEmpty();
    }

    @Test
    void a_refusal_is_logged_and_nothing_is_asked() {
        Prepared prepared = prepare(request -> new Decision.Refused(0, Reason.OTHER_TASK, Optional.empty()));

        assertThat(prepared).isEqualTo(new Prepared.Refused(Reason.OTHER_TASK));
        assertThat(leaves())
                .singleElement()
                .isInstanceOfSatisfying(
                        Leaf.Refusal.class, r -> assertThat(r.reason()).isEqualTo("OTHER_TASK"));
        assertThat(people.questions).isEmpty();
    }

    @Test
    void agreements_that_changed_since_the_decision_are_decided_anew() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            PolicyEpoch.move(connection);
        }

        Prepared prepared = prepare(request -> {
            // The first decision is made on the snapshot before the change; refresh brings the next.
            return decided(decisions.getAndIncrement() == 0 ? 0 : 1, request, Set.of(NAME));
        });

        assertThat(prepared).isInstanceOf(Prepared.Ready.class);
        assertThat(decisions).hasValue(2);
        assertThat(leaves())
                .singleElement()
                .isInstanceOfSatisfying(
                        Leaf.Intent.class,
                        intent -> assertThat(intent.policyEpoch()).isEqualTo(1));
    }

    @Test
    void an_exhausted_volume_denies_its_agreement_and_asks_nothing() throws InterruptedException {
        volumes.add(new VolumeLimit("agr-test", 1, false, 1, 1));
        run(ready(prepare(permitting(NAME))));
        people.questions.clear();
        lookup = UUID.randomUUID();

        List<RegisterResult> results = run(ready(prepare(permitting(NAME))));

        assertThat(people.questions).isEmpty();
        assertThat(results.stream().flatMap(r -> r.fields().stream()))
                .filteredOn(f -> f.attribute().equals(NAME))
                .singleElement()
                .satisfies(f -> assertThat(f.reason()).contains(Reason.VOLUME));
    }

    @Test
    void a_register_with_a_planned_stop_is_not_asked_and_says_until_when_while_the_others_answer()
            throws InterruptedException {
        Instant opens = clock.instant().plus(Duration.ofHours(3));
        people.closedUntil(opens);

        List<RegisterResult> results = run(ready(prepare(permitting(NAME, JOB))));

        assertThat(people.questions).isEmpty();
        assertThat(results)
                .extracting(RegisterResult::register, RegisterResult::status)
                .containsExactly(
                        tuple("people", RegisterResult.Status.CLOSED), tuple("jobs", RegisterResult.Status.ANSWERED));
        assertThat(results.getFirst().fields())
                .filteredOn(f -> f.attribute().equals(NAME))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.state()).isEqualTo(FieldState.CLOSED_UNTIL);
                    assertThat(f.closedUntil()).contains(opens);
                });
        await().untilAsserted(() -> assertThat(leaves())
                .filteredOn(leaf -> leaf instanceof Leaf.Release release
                        && release.register().equals("people"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Leaf.Release.class,
                        release -> assertThat(release.outcomes())
                                .containsExactly(Leaf.Outcome.stayed(NAME.text(), "CLOSED_UNTIL"))));
    }

    @Test
    void a_planned_stop_spends_no_volume_of_an_agreement_of_which_nothing_else_is_asked() throws InterruptedException {
        volumes.add(new VolumeLimit("agr-test", 1, false, 1, 1));
        people.closedUntil(clock.instant().plus(Duration.ofHours(3)));
        for (int i = 0; i < 3; i++) {
            lookup = UUID.randomUUID();
            assertThat(run(ready(prepare(permitting(NAME)))).getFirst().fields())
                    .filteredOn(f -> f.attribute().equals(NAME))
                    .singleElement()
                    .satisfies(f -> assertThat(f.state()).isEqualTo(FieldState.CLOSED_UNTIL));
        }
        lookup = UUID.randomUUID();

        List<RegisterResult> results = run(ready(prepare(permitting(JOB))));

        assertThat(results.stream().flatMap(r -> r.fields().stream()))
                .filteredOn(f -> f.attribute().equals(JOB))
                .singleElement()
                .satisfies(f -> assertThat(f.state()).isEqualTo(FieldState.VALUE));
    }

    @Test
    void a_slow_register_is_late_at_its_deadline_and_holds_up_nobody() throws InterruptedException {
        patience = Duration.ofMillis(400);
        people.doing(q -> sleepUninterrupted(q, Duration.ofSeconds(30)));
        long start = System.nanoTime();
        List<String> order = new ArrayList<>();

        Release release = ready(prepare(permitting(NAME, JOB)));
        List<RegisterResult> results = new ArrayList<>();
        release.run(result -> {
            order.add(result.register());
            results.add(result);
        });

        assertThat(order).containsExactly("jobs", "people");
        assertThat(results.get(1).status()).isEqualTo(RegisterResult.Status.LATE);
        assertThat(results.get(1).fields())
                .filteredOn(f -> f.attribute().equals(NAME))
                .singleElement()
                .satisfies(f -> assertThat(f.state()).isEqualTo(FieldState.LATE));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(people.inFlight).as("nothing runs on after the deadline").hasValue(0);
    }

    @Test
    void an_adapter_that_fails_becomes_a_source_error_and_harms_nothing_else() throws InterruptedException {
        people.doing(q -> {
            throw new IllegalStateException("홍길동 must not be told");
        });

        List<RegisterResult> results = run(ready(prepare(permitting(NAME, JOB))));

        assertThat(results.stream().flatMap(r -> r.fields().stream()))
                .filteredOn(f -> f.attribute().equals(NAME))
                .singleElement()
                .satisfies(f -> assertThat(f.state()).isEqualTo(FieldState.SOURCE_ERROR));
        assertThat(results.stream().flatMap(r -> r.fields().stream()))
                .filteredOn(f -> f.attribute().equals(JOB))
                .singleElement()
                .satisfies(f -> assertThat(f.state()).isEqualTo(FieldState.VALUE));
    }

    @Test
    void a_client_that_goes_away_abandons_every_question() {
        people.doing(q -> sleepUninterrupted(q, Duration.ofSeconds(30)));

        assertThatThrownBy(() -> ready(prepare(permitting(NAME, JOB))).run(result -> {
                    throw new java.io.UncheckedIOException(new java.io.IOException("client gone"));
                }))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(people.inFlight).hasValue(0);
    }

    @Test
    void a_release_runs_once() throws InterruptedException {
        Release release = ready(prepare(permitting(NAME)));
        run(release);

        assertThatThrownBy(() -> run(release)).isInstanceOf(IllegalStateException.class);
    }

    private RegisterAnswer sleepUninterrupted(RegisterQuestion question, Duration time) throws InterruptedException {
        Thread.sleep(time);
        return ScriptedRegister.found(question, Map.of());
    }

    private interface Decider {
        Decision decide(DecisionRequest request);
    }

    private Decider permitting(AttributeKey... attributes) {
        return request -> decided(0, request, Set.of(attributes));
    }

    private Decision decided(long epoch, DecisionRequest request, Set<AttributeKey> permitted) {
        List<Outcome> outcomes = request.asked().stream()
                .<Outcome>map(asked -> permitted.contains(asked.attribute())
                        ? new Outcome.Permitted(Form.CLEAR, AUTHORITY)
                        : new Outcome.Denied(Reason.NO_GRANT, Optional.empty()))
                .toList();
        return new Decision.Decided(epoch, outcomes, volumes);
    }

    private Prepared prepare(Decider decider) {
        Policy policy = new Policy() {
            @Override
            public Decision decide(DecisionRequest request) {
                return decider.decide(request);
            }

            @Override
            public String record(DecisionRequest request, Decision decision) {
                return "{}";
            }

            @Override
            public List<Companion> duties(UUID lookup, DecisionRequest request, Decision.Decided decision) {
                return List.of();
            }

            @Override
            public void refresh(long decided) {}
        };
        FormedFields forms = new FormedFields(
                key -> Datatype.TEXT,
                CodeLists.of(List.of()),
                agreement -> new SecretKeySpec(agreement.getBytes(StandardCharsets.UTF_8), "HmacSHA256"),
                clock,
                ZoneId.of("Asia/Seoul"));
        Map<String, JoinedRegister> registers =
                Map.of("people", people.joined(patience), "jobs", jobs.joined(Duration.ofSeconds(2)));
        ReleasePath path = new ReleasePath(
                policy,
                log,
                Disclosures.NONE,
                registers,
                forms,
                new ReleasePath.OfficialPseudonyms(new byte[32]),
                Digest.sha256("federation".getBytes(StandardCharsets.UTF_8)),
                clock,
                ZoneId.of("Asia/Seoul"),
                new SecureRandom());
        return path.prepare(request(), 1);
    }

    private ReleaseRequest request() {
        return Requests.of(
                lookup,
                Relation.APPLICANT,
                List.of(SubjectKey.ofPerson(SUBJECT_KEY)),
                List.of(
                        new Asked(NAME, "people", Optional.empty()),
                        new Asked(PHONE, "people", Optional.empty()),
                        new Asked(JOB, "jobs", Optional.empty())),
                clock.instant(),
                clock.instant().plusSeconds(5));
    }

    private static Release ready(Prepared prepared) {
        assertThat(prepared).isInstanceOf(Prepared.Ready.class);
        return ((Prepared.Ready) prepared).release();
    }

    private static List<RegisterResult> run(Release release) throws InterruptedException {
        List<RegisterResult> results = new ArrayList<>();
        release.run(results::add);
        return results;
    }

    private List<Leaf> leaves() {
        return reader.findByLookup(lookup).stream().map(e -> e.leaf()).toList();
    }
}
