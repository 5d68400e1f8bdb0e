package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.journey.Visitor.Answer;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.start.RunningNode;
import kr.ieum.gateway.start.StartRefusedException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Emergency aid (긴급복지지원법 제8조, 제13조: help first, check afterwards) in a federation where the agreement that ships as a
 * draft is in force (design P10).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergencyJourneyTest {

    private static final String LOOK_UP = "/api/v1/views/emergency-aid/lookups";
    private static final String CASE = "3000000-2026-11-0000301";
    private static final String REASON = "한파에 난방이 끊긴 가구의 현장 확인";
    private static final Pattern CHECK = Pattern.compile("action=\"(/team/emergencies/([0-9a-f-]{36}))\"");

    private Path data = Path.of("");
    private RunningNode node;

    @BeforeAll
    void starts() throws IOException, StartRefusedException {
        data = Files.createTempDirectory("ieum-emergency-");
        node = RunningNode.withEmergencyAid(data);
    }

    @AfterAll
    void ends() throws IOException {
        node.close();
        FileSystemUtils.deleteRecursively(data);
    }

    @BeforeEach
    void aCaseOfEmergencyAidIsFiled() throws IOException {
        simulator().reset();
        simulator().file(CASE, Cases.HEALTHY, "긴급", "emergency-aid", "접수");
    }

    private String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name)).strip();
    }

    private Simulator simulator() throws IOException {
        return new Simulator(node.control(), secret("simulator-key"));
    }

    private ApiOfficial program(String official) throws IOException {
        return ApiOfficial.signIn(node.address(), official, secret("demo-password"));
    }

    private ScreenOfficial screens(String official, String language) throws IOException {
        return ScreenOfficial.signIn(node.address(), official, secret("demo-password"), language);
    }

    private static JsonNode json(Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String problem(Answer answer) {
        return json(answer).path("type").asString();
    }

    private List<Leaf> leaves(UUID lookup) {
        return node.log().findByLookup(lookup).stream().map(LogEntry::leaf).toList();
    }

    /** One that every register answered in time; a cold JVM may miss a deadline. */
    private Lookup urgently(ApiOfficial official) {
        AtomicReference<Lookup> last = new AtomicReference<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer answer = official.askUrgently(LOOK_UP, CASE, REASON);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            last.set(Lookup.read(answer.body()));
            assertThat(last.get().isComplete()).isTrue();
        });
        return last.get();
    }

    @Test
    void what_is_needed_now_is_shown_before_the_relations_are_confirmed_and_nothing_else_is() throws IOException {
        Instant before = Instant.now();
        ApiOfficial kim = program("kim.jihyun");
        Lookup lookup = urgently(kim);

        assertThat(lookup.field("applicant 0", "Residence/address").isReleased())
                .isTrue();
        assertThat(lookup.field("applicant 0", "Person/residentNumber").form()).isEqualTo("first7");
        assertThat(lookup.field("benefit-unit 1", "Person/name").isReleased()).isTrue();
        assertThat(lookup.fields()).noneMatch(field -> field.who().startsWith("obligor"));
        assertThat(simulator().requests("family")).isEmpty();
        assertThat(simulator().requests("tax-income")).isEmpty();
        assertThat(Instant.parse(lookup.json().path("checkDue").asString()))
                .isBetween(before.plus(Duration.ofDays(3)), Instant.now().plus(Duration.ofDays(3)));
    }

    @Test
    void it_is_logged_under_its_kind_and_under_the_one_agreement_that_declares_it() throws IOException {
        Lookup lookup = urgently(program("kim.jihyun"));

        assertThat(leaves(lookup.id()).stream().filter(Leaf.Intent.class::isInstance))
                .isNotEmpty()
                .allSatisfy(leaf -> assertThat(leaf).isInstanceOfSatisfying(Leaf.Intent.class, intent -> {
                    assertThat(intent.kind()).isEqualTo(RequestKind.EMERGENCY);
                    assertThat(intent.agreement().id()).isEqualTo("agr-ea-resident");
                }));
    }

    @Test
    void without_the_officials_word_nobody_is_asked_and_the_official_is_told_how() throws IOException {
        Answer refused = program("kim.jihyun").refused(LOOK_UP, CASE);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(problem(refused)).isEqualTo("urn:ieum:problem:break-glass-required");
        assertThat(json(refused).at("/reason/text").asString()).contains("긴급한 경우에만");
        assertThat(json(refused).at("/reason/remedy").asString()).contains("사유를 적고");
        assertThat(simulator().requests("resident")).isEmpty();
    }

    @Test
    void an_ordinary_view_asked_as_an_emergency_is_refused_says_why_and_is_logged() throws IOException {
        Answer refused = program("kim.jihyun").askUrgently(ApiOfficial.LOOK_UP, Cases.HEALTHY, REASON);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(problem(refused)).isEqualTo("urn:ieum:problem:break-glass-not-agreed");
        assertThat(json(refused).at("/reason/text").asString()).contains("긴급 조회를 허용하는 협약이 없어");
        assertThat(json(refused).at("/reason/remedy").asString()).contains("보통 방법으로");
        assertThat(simulator().requests("resident")).isEmpty();
        assertThat(leaves(UUID.fromString(json(refused).path("lookup").asString())))
                .singleElement()
                .isInstanceOfSatisfying(Leaf.Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(RequestKind.EMERGENCY);
                    assertThat(refusal.reason()).isEqualTo("NO_EMERGENCY_AGREEMENT");
                });
    }

    @Test
    void another_agencys_case_is_no_emergency_of_ones_own() throws IOException {
        Answer refused = program("han.seoyeon").askUrgently(LOOK_UP, CASE, REASON);

        assertThat(problem(refused)).isEqualTo("urn:ieum:problem:case-not-accessible");
        assertThat(refused.body()).doesNotContain("긴급");
        assertThat(simulator().requests("resident")).isEmpty();
    }

    @Test
    void the_official_states_the_reason_on_the_cases_page_and_reads_what_follows() throws IOException {
        for (List<String> words : List.of(
                List.of("ko", "팀장이 조회한 때부터 3일 안에 확인하고", "긴급한 사유를 10자에서", "긴급 조회입니다."),
                List.of(
                        "en",
                        "within 3 days of the look-up",
                        "State why it is an emergency",
                        "This is an emergency"))) {
            ScreenOfficial kim = screens("kim.jihyun", words.get(0));
            String page = kim.open(CASE).body();
            assertThat(page)
                    .contains(words.get(1), "name=\"emergency\" value=\"true\"")
                    .doesNotContain("id=\"ask-title\"");
            Answer without = kim.lookUp(CASE, Map.of("emergency", "true", "reason", "급함"));
            assertThat(without.status()).isEqualTo(422);
            assertThat(without.body()).contains(words.get(2), ">급함</textarea>");
            String shown = kim.lookUp(CASE, Map.of("emergency", "true", "reason", REASON))
                    .body();
            assertThat(shown).contains(words.get(3), "id=\"panel-household\"");
            assertThat(kim.open(Cases.HEALTHY).body())
                    .as("an ordinary task offers no emergency")
                    .doesNotContain("name=\"emergency\"");
        }
    }

    @Test
    void the_head_of_the_team_finds_it_in_the_queue_and_answers_it_there() throws IOException {
        UUID lookup = urgently(program("kim.jihyun")).id();
        ScreenOfficial head = screens("park.doyun", "ko");
        String queue = head.get("/team").body();
        assertThat(queue).contains("나중에 확인할 긴급 조회", "확인을 기다림", REASON, "신청서에 적힌 관계의 확인", CASE);
        Matcher waiting = CHECK.matcher(queue);
        assertThat(waiting.results().map(found -> found.group(2))).contains(lookup.toString());

        head.post("/team/emergencies/" + lookup, Map.of("verdict", "NOT_JUSTIFIED", "note", "현장에 위기상황이 없었음"));

        assertThat(head.get("/team").body())
                .doesNotContain("action=\"/team/emergencies/" + lookup)
                .contains("정당하지 않음 (", "현장에 위기상황이 없었음");
        assertThat(screens("kim.jihyun", "en").get("/lookups").body()).contains("Emergency: found not justified");
    }

    @Test
    void the_shipped_federation_has_it_as_a_draft_alone() throws IOException {
        assertThat(Files.exists(Path.of(System.getProperty("ieum.root"))
                        .resolve("config/agreements/drafts/agr-ea-resident.yaml")))
                .isTrue();
        assertThat(Files.exists(Path.of(System.getProperty("ieum.root")).resolve("config/views/emergency-aid.yaml")))
                .isFalse();
    }
}
