package kr.ieum.gateway.web.authzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.gateway.web.ScreenTest;
import kr.ieum.gateway.web.Script;
import kr.ieum.gateway.web.TestBrowser;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AuthZEN Authorization API 1.0 over real HTTP, after the sections of its certification scenario (2 basic, 3 batch, 4 search, 5
 * transport, 6 discovery) with agreements instead of its fixture.
 */
@ScreenTest
class AuthzenTest {

    private static final String EVALUATION = "/access/v1/evaluation";
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String SUBJECTS = "/access/v1/search/subject";
    private static final String RESOURCES = "/access/v1/search/resource";
    private static final String ACTIONS = "/access/v1/search/action";

    private static final String SUBJECT = """
        {"type": "official", "id": "somebody", "properties": {"agency": "3000000", "system": "welfare-case",
         "roles": ["investigator"], "assurance": 3}}\
        """;
    private static final String DISPLAY = "{\"name\": \"display\"}";
    private static final String ABOUT =
            "\"properties\": {\"relation\": \"applicant\", \"relationVerified\": \"yes\", \"alive\": true}";
    private static final String INCOME = "{\"type\": \"attribute\", \"id\": \"Income/amount\", " + ABOUT + "}";
    private static final String OBLIGORS =
            "{\"type\": \"attribute\", \"id\": \"Income/amount\", " + ABOUT.replace("applicant", "obligor") + "}";
    private static final String CONTEXT = """
        {"task": "basic-livelihood", "time": "2026-06-01T12:00+09:00",
         "case": {"task": "basic-livelihood", "kind": "APPLICATION", "stage": "INVESTIGATION",
                  "jurisdiction": "3000000", "assigned": true, "opened": "2026-05-20T09:00:00+09:00"}}\
        """;

    @LocalServerPort
    int port;

    @Autowired
    Databases.Database database;

    private TestBrowser client;

    @BeforeEach
    void signIn() throws Exception {
        client = new TestBrowser(port).signIn("bae.junseo");
    }

    // 2 Basic

    @Test
    void aPermittedUseIsTrueWithFormAuthorityAndArticle() throws Exception {
        JsonNode answer = ok(EVALUATION, request(SUBJECT, DISPLAY, INCOME, CONTEXT));
        assertThat(answer.path("decision").booleanValue()).isTrue();
        assertThat(answer.at("/context/form").stringValue()).isEqualTo("clear");
        assertThat(answer.at("/context/register").stringValue()).isNotBlank();
        assertThat(answer.at("/context/authority/agreement").stringValue()).isEqualTo("agr-bl-tax");
        assertThat(answer.at("/context/authority/citation/ko").stringValue()).contains("「");
    }

    @Test
    void aDenialIsAnAnswerWithItsReasonInBothLanguages() throws Exception {
        JsonNode answer = ok(EVALUATION, request(SUBJECT, DISPLAY, OBLIGORS, CONTEXT));
        assertThat(answer.path("decision").booleanValue()).isFalse();
        assertThat(answer.at("/context/reason").stringValue()).isEqualTo("other-relation");
        assertThat(answer.at("/context/reason_user/ko").stringValue()).isNotBlank();
        assertThat(answer.at("/context/reason_admin/en").stringValue()).isNotBlank();
    }

    @Test
    void propertiesOfSubjectResourceAndContextDecide() throws Exception {
        assertThat(decision(request(SUBJECT.replace("\"assurance\": 3", "\"assurance\": 2"), DISPLAY, INCOME, CONTEXT)))
                .isFalse();
        assertThat(decision(request(SUBJECT.replace("3000000", "1210000"), DISPLAY, INCOME, CONTEXT)))
                .isFalse();
        assertThat(decision(request(SUBJECT, DISPLAY, INCOME.replace("\"applicant\"", "\"obligor\""), CONTEXT)))
                .isFalse();
        assertThat(decision(request(SUBJECT, DISPLAY, INCOME, CONTEXT.replace("INVESTIGATION", "DECISION"))))
                .isFalse();
        assertThat(decision(request(SUBJECT, DISPLAY, INCOME, CONTEXT.replace("2026-06-01", "2031-06-01"))))
                .isFalse();
        assertThat(decision(request(SUBJECT, "{\"name\": \"store\"}", INCOME, CONTEXT)))
                .isFalse();
    }

    @Test
    void whatIsNotSaidIsMissingAndClosesWithoutAnError() throws Exception {
        for (String context : List.of(
                "{}",
                "{\"task\": \"basic-livelihood\"}",
                CONTEXT.replace("\"assigned\": true", "\"other\": true"),
                CONTEXT.replace("\"stage\"", "\"other\""))) {
            assertThat(decision(request(SUBJECT, DISPLAY, INCOME, context)))
                    .as(context)
                    .isFalse();
        }
        assertThat(decision(request(
                        "{\"type\": \"official\", \"id\": \"x\"}",
                        DISPLAY,
                        "{\"type\": \"attribute\", \"id\": \"Income/amount\"}",
                        CONTEXT)))
                .isFalse();
    }

    @Test
    void aDecisionNeverDependsOnWhoTheOfficialIs() throws Exception {
        JsonNode one = ok(EVALUATION, request(SUBJECT, DISPLAY, INCOME, CONTEXT));
        assertThat(ok(EVALUATION, request(SUBJECT.replace("somebody", "kim.jihyun"), DISPLAY, INCOME, CONTEXT)))
                .isEqualTo(one);
    }

    @Test
    void unknownTypesAndNamesAreDeniedAndUnknownMembersAreLeftAside() throws Exception {
        assertThat(ok(EVALUATION, request(SUBJECT.replace("official", "spaceship"), DISPLAY, INCOME, CONTEXT))
                        .at("/context/reason")
                        .stringValue())
                .isEqualTo("unknown-subject-type");
        assertThat(decision(request(SUBJECT, "{\"name\": \"can_read\"}", INCOME, CONTEXT)))
                .isFalse();
        assertThat(decision(request(SUBJECT, DISPLAY, INCOME.replace("Income/amount", "income-amount"), CONTEXT)))
                .isFalse();
        ObjectNode more = (ObjectNode) StrictJson.mapper().readTree(request(SUBJECT, DISPLAY, INCOME, CONTEXT));
        more.put("foo", "bar").putObject("futureField").put("nested", true);
        assertThat(decision(more.toString())).isTrue();
    }

    @Test
    void aMissingOrWronglyTypedMemberIs400() throws Exception {
        String whole = request(SUBJECT, DISPLAY, INCOME, CONTEXT);
        for (String member : List.of("subject", "action", "resource")) {
            ObjectNode without = (ObjectNode) StrictJson.mapper().readTree(whole);
            without.remove(member);
            assertRefused(post(EVALUATION, without.toString()), member);
        }
        for (String member : List.of("subject/type", "subject/id", "action/name", "resource/type", "resource/id")) {
            ObjectNode without = (ObjectNode) StrictJson.mapper().readTree(whole);
            String[] parts = member.split("/");
            ((ObjectNode) without.get(parts[0])).remove(parts[1]);
            assertRefused(post(EVALUATION, without.toString()), parts[0] + "." + parts[1]);
        }
        assertRefused(post(EVALUATION, request("\"alice\"", DISPLAY, INCOME, CONTEXT)), "subject");
        assertRefused(post(EVALUATION, request(SUBJECT, "{\"name\": 123}", INCOME, CONTEXT)), "action.name");
        assertRefused(post(EVALUATION, request(SUBJECT, DISPLAY, INCOME, "[]")), "context");
        assertRefused(
                post(EVALUATION, request(SUBJECT.replace("3}", "\"3\"}"), DISPLAY, INCOME, CONTEXT)),
                "subject.properties.assurance");
        assertRefused(
                post(EVALUATION, request(SUBJECT, DISPLAY, INCOME, CONTEXT.replace("2026-06-01T12:00+09:00", "noon"))),
                "context.time");
    }

    @Test
    void anotherMediaTypeMalformedAndEmptyBodiesAre400() throws Exception {
        String good = request(SUBJECT, DISPLAY, INCOME, CONTEXT);
        assertRefused(post(EVALUATION, "text/plain", good), "Content-Type");
        assertRefused(post(EVALUATION, "application/x-www-form-urlencoded", good), "Content-Type");
        for (String body :
                List.of("", "{", "[]", "null", "{\"subject\": 1, \"subject\": 2}", good + "x", "[".repeat(99_999))) {
            assertRefused(post(EVALUATION, body), "");
        }
        assertRefused(post(EVALUATION, " ".repeat(AuthzenApi.MAX_BYTES + 1)), "larger");
        assertThat(post(EVALUATION, "application/json; charset=UTF-8", good).statusCode())
                .isEqualTo(200);
    }

    @Test
    void noErrorQuotesTheRequest() throws Exception {
        HttpResponse<String> answer = post(
                EVALUATION,
                request(SUBJECT, DISPLAY, INCOME, CONTEXT.replace("2026-06-01T12:00+09:00", "850101-1234567")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("850101");
    }

    @Test
    void theRequestIdComesBackWithEveryAnswer() throws Exception {
        String good = request(SUBJECT, DISPLAY, INCOME, CONTEXT);
        assertThat(requestId(identified(client, EVALUATION, good))).isEqualTo("bfe9eb29-ab87");
        assertThat(requestId(identified(client, EVALUATION, "{"))).isEqualTo("bfe9eb29-ab87");
        HttpResponse<String> closed = identified(new TestBrowser(port), EVALUATION, good);
        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(requestId(closed)).isEqualTo("bfe9eb29-ab87");
        assertThat(post(EVALUATION, good).headers().firstValue("X-Request-ID")).isEmpty();
    }

    @Test
    void theSameRequestHasTheSameAnswer() throws Exception {
        String good = request(SUBJECT, DISPLAY, INCOME, CONTEXT);
        JsonNode first = ok(EVALUATION, good);
        for (int i = 0; i < 3; i++) {
            assertThat(ok(EVALUATION, good)).isEqualTo(first);
        }
    }

    @Test
    void anEvaluationIsAdviceAndWritesNothingIntoTheLog() throws Exception {
        LogReader log = new LogReader(database.dataSource());
        List<LogReader.Extent> before = log.shards();
        ok(EVALUATION, request(SUBJECT, DISPLAY, INCOME, CONTEXT));
        ok(RESOURCES, request(SUBJECT, DISPLAY, "{\"type\": \"attribute\", " + ABOUT + "}", CONTEXT));
        assertThat(log.shards()).isEqualTo(before);
    }

    @Test
    void aProtectedPersonShowsNeutrallyAndOnlyByTheCallersOwnWord() throws Exception {
        String address = "{\"type\": \"attribute\", \"id\": \"Residence/address\", \"properties\": {\"relation\":"
                + " \"benefit-unit\", \"relationVerified\": true, \"alive\": true, \"livesWithApplicant\": true,"
                + " \"restrictedTowardsApplicant\": %s}}";
        JsonNode restricted = ok(EVALUATION, request(SUBJECT, DISPLAY, address.formatted("true"), CONTEXT));
        assertThat(restricted.path("decision").booleanValue()).isFalse();
        assertThat(restricted.at("/context/reason").stringValue()).isEqualTo("withheld");
        assertThat(restricted.toString()).doesNotContain("restricted").doesNotContain("protect");
    }

    @Test
    void onlyThoseWhoReadAllAgreementsMayAsk() throws Exception {
        String good = request(SUBJECT, DISPLAY, INCOME, CONTEXT);
        for (String someone : List.of("oh.taeyang", "shin.yerin", "moon.garam")) {
            assertThat(post(new TestBrowser(port).signIn(someone), EVALUATION, "application/json", good)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> official =
                post(new TestBrowser(port).signIn(Script.INVESTIGATOR), EVALUATION, "application/json", good);
        assertThat(official.statusCode()).isEqualTo(403);
        assertThat(post(new TestBrowser(port), EVALUATION, "application/json", good)
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.get(EVALUATION).statusCode()).isEqualTo(405);
    }

    // 3 Batch

    @Test
    void aBatchAnswersEachInOrderWithDefaults() throws Exception {
        JsonNode answers = ok(EVALUATIONS, """
            {"subject": %s, "action": %s, "context": %s,
             "evaluations": [{"resource": %s}, {"resource": %s}, {"resource": %s, "action": {"name": "store"}}]}\
            """.formatted(SUBJECT, DISPLAY, CONTEXT, INCOME, OBLIGORS, INCOME));
        assertThat(decisions(answers)).containsExactly(true, false, false);
        assertThat(answers.has("decision")).isFalse();
    }

    @Test
    void anEntityOfAnEvaluationReplacesTheDefaultButForItsRequiredMembers() throws Exception {
        JsonNode answers = ok(EVALUATIONS, """
            {"subject": %s, "action": %s, "context": %s,
             "resource": {"type": "attribute", "id": "Income/amount", "properties": {"relation": "obligor"}},
             "evaluations": [{"resource": {%s}}, {"resource": {"id": "Income/amount"}}, {"context": {}}]}\
            """.formatted(SUBJECT, DISPLAY, CONTEXT, ABOUT));
        assertThat(decisions(answers)).containsExactly(true, false, false);
        assertThat(answers.at("/evaluations/1/context/reason").stringValue()).isEqualTo("relation-not-said");
    }

    @Test
    void theThreeSemanticsEndWhereTheySay() throws Exception {
        String batch = """
            {"subject": %s, "action": %s, "context": %s, "options": {"evaluations_semantic": "%s"},
             "evaluations": [{"resource": %s}, {"resource": %s}, {"resource": %s}]}\
            """;
        assertThat(decisions(ok(
                        EVALUATIONS,
                        batch.formatted(SUBJECT, DISPLAY, CONTEXT, "execute_all", INCOME, OBLIGORS, INCOME))))
                .containsExactly(true, false, true);
        assertThat(decisions(ok(
                        EVALUATIONS,
                        batch.formatted(SUBJECT, DISPLAY, CONTEXT, "deny_on_first_deny", INCOME, OBLIGORS, INCOME))))
                .containsExactly(true, false);
        assertThat(decisions(ok(
                        EVALUATIONS,
                        batch.formatted(
                                SUBJECT, DISPLAY, CONTEXT, "permit_on_first_permit", OBLIGORS, INCOME, INCOME))))
                .containsExactly(false, true);
        assertRefused(
                post(EVALUATIONS, batch.formatted(SUBJECT, DISPLAY, CONTEXT, "guess", INCOME, INCOME, INCOME)),
                "options.evaluations_semantic");
    }

    @Test
    void aFaultyEvaluationIsDeniedAndNoOther() throws Exception {
        JsonNode answers = ok(
                EVALUATIONS,
                "{\"subject\": %s, \"action\": %s, \"context\": %s, \"evaluations\": [{\"resource\": %s}, {}, 7]}"
                        .formatted(SUBJECT, DISPLAY, CONTEXT, INCOME));
        assertThat(decisions(answers)).containsExactly(true, false, false);
        assertThat(answers.at("/evaluations/1/context/error/status").intValue()).isEqualTo(400);
        assertThat(answers.at("/evaluations/1/context/error/message").stringValue())
                .contains("resource");
    }

    @Test
    void withoutEvaluationsABatchIsASingleOne() throws Exception {
        ObjectNode single = (ObjectNode) StrictJson.mapper().readTree(request(SUBJECT, DISPLAY, INCOME, CONTEXT));
        assertThat(ok(EVALUATIONS, single.toString()).path("decision").booleanValue())
                .isTrue();
        single.putArray("evaluations");
        assertThat(ok(EVALUATIONS, single.toString()).path("decision").booleanValue())
                .isTrue();
        single.put("evaluations", "all");
        assertRefused(post(EVALUATIONS, single.toString()), "evaluations");
    }

    @Test
    void aBatchIsBounded() throws Exception {
        String many = IntStream.rangeClosed(0, Batch.MOST).mapToObj(i -> "{}").collect(Collectors.joining(","));
        assertRefused(post(EVALUATIONS, "{\"evaluations\": [" + many + "]}"), "evaluations");
    }

    // 4 Search

    @Test
    void whateverASearchFindsIsPermittedWhenItIsEvaluated() throws Exception {
        JsonNode attributes =
                ok(RESOURCES, request(SUBJECT, DISPLAY, "{\"type\": \"attribute\", " + ABOUT + "}", CONTEXT));
        assertThat(ids(attributes)).contains("Income/amount");
        assertThat(ids(ok(
                        RESOURCES,
                        request(
                                SUBJECT,
                                DISPLAY,
                                "{\"type\": \"attribute\", " + ABOUT.replace("applicant", "obligor") + "}",
                                CONTEXT))))
                .contains("Income/yearTotal")
                .doesNotContain("Income/amount");
        for (JsonNode resource : attributes.path("results").values()) {
            assertThat(decision(request(SUBJECT, DISPLAY, resource.toString(), CONTEXT)))
                    .as(resource.toString())
                    .isTrue();
        }
        JsonNode posts = ok(SUBJECTS, request("{\"type\": \"official\"}", DISPLAY, INCOME, CONTEXT));
        assertThat(ids(posts)).contains("3000000/welfare-case/investigator");
        for (JsonNode subject : posts.path("results").values()) {
            assertThat(decision(request(subject.toString(), DISPLAY, INCOME, CONTEXT)))
                    .isTrue();
        }
        JsonNode uses =
                ok(ACTIONS, "{\"subject\": %s, \"resource\": %s, \"context\": %s}".formatted(SUBJECT, INCOME, CONTEXT));
        assertThat(uses.path("results").values().stream()
                        .map(one -> one.path("name").stringValue()))
                .containsExactly("display", "decide");
    }

    @Test
    void aSearchOfSubjectsNamesPostsAndNoPerson() throws Exception {
        JsonNode posts = ok(SUBJECTS, request("{\"type\": \"official\"}", DISPLAY, INCOME, CONTEXT));
        assertThat(posts.toString()).doesNotContain(Script.INVESTIGATOR);
        assertThat(ids(ok(
                        SUBJECTS,
                        request(
                                "{\"type\": \"official\", \"properties\": {\"agency\": \"1210000\"}}",
                                DISPLAY,
                                INCOME,
                                CONTEXT))))
                .isEmpty();
    }

    @Test
    void anUnknownTypeOrIdentifierFindsNothing() throws Exception {
        assertThat(ids(ok(SUBJECTS, request("{\"type\": \"spaceship\"}", DISPLAY, INCOME, CONTEXT))))
                .isEmpty();
        assertThat(ids(ok(RESOURCES, request(SUBJECT, DISPLAY, "{\"type\": \"spaceship\"}", CONTEXT))))
                .isEmpty();
        assertThat(ok(
                                ACTIONS,
                                "{\"subject\": {\"type\": \"official\", \"id\": \"nobody\"}, \"resource\": %s}"
                                        .formatted(INCOME))
                        .path("results")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aSearchIsGivenInPagesThatMeetInTheWhole() throws Exception {
        String search = request(SUBJECT, DISPLAY, "{\"type\": \"attribute\", " + ABOUT + "}", CONTEXT);
        List<String> whole = ids(ok(RESOURCES, search));
        assertThat(whole).hasSizeGreaterThan(2);
        ObjectNode paged = (ObjectNode) StrictJson.mapper().readTree(search);
        paged.putObject("page").put("limit", 2);
        JsonNode first = ok(RESOURCES, paged.toString());
        assertThat(ids(first)).isEqualTo(whole.subList(0, 2));
        assertThat(first.at("/page/total").intValue()).isEqualTo(whole.size());
        String token = first.at("/page/next_token").stringValue();
        assertThat(token).isNotEmpty();
        paged.putObject("page").put("token", token);
        JsonNode rest = ok(RESOURCES, paged.toString());
        assertThat(Stream.concat(ids(first).stream(), ids(rest).stream())).isEqualTo(whole);
        assertThat(rest.at("/page/next_token").stringValue()).isEmpty();
        paged.set("action", StrictJson.mapper().readTree("{\"name\": \"decide\"}"));
        assertRefused(post(RESOURCES, paged.toString()), "page.token");
    }

    @Test
    void aSearchThatLacksWhatItNeedsIs400() throws Exception {
        assertRefused(
                post(SUBJECTS, "{\"subject\": {\"type\": \"official\"}, \"resource\": " + INCOME + "}"), "action");
        assertRefused(
                post(RESOURCES, "{\"action\": " + DISPLAY + ", \"resource\": {\"type\": \"attribute\"}}"), "subject");
        assertRefused(post(ACTIONS, "{\"subject\": " + SUBJECT + "}"), "resource");
        assertRefused(
                post(SUBJECTS, request("{\"type\": \"official\"}", DISPLAY, "{\"type\": \"attribute\"}", CONTEXT)),
                "resource.id");
        assertRefused(
                post(RESOURCES, request("{\"type\": \"official\"}", DISPLAY, "{\"type\": \"attribute\"}", CONTEXT)),
                "subject.id");
    }

    // 6 Discovery

    @Test
    void theConfigurationNamesEveryEndpointWithoutSigningIn() throws Exception {
        HttpResponse<String> answer = new TestBrowser(port).get("/.well-known/authzen-configuration");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode metadata = StrictJson.mapper().readTree(answer.body());
        String base = metadata.path("policy_decision_point").stringValue();
        assertThat(base).isEqualTo("http://" + answer.uri().getAuthority());
        assertThat(metadata.path("access_evaluation_endpoint").stringValue()).isEqualTo(base + EVALUATION);
        assertThat(metadata.path("search_action_endpoint").stringValue()).isEqualTo(base + ACTIONS);
        assertThat(metadata.size()).isEqualTo(6);
    }

    private static String request(String subject, String action, String resource, String context) {
        return "{\"subject\": %s, \"action\": %s, \"resource\": %s, \"context\": %s}"
                .formatted(subject, action, resource, context);
    }

    private boolean decision(String body) throws Exception {
        return ok(EVALUATION, body).path("decision").booleanValue();
    }

    private static List<Boolean> decisions(JsonNode answers) {
        return answers.path("evaluations").values().stream()
                .map(one -> one.path("decision").booleanValue())
                .toList();
    }

    private static List<String> ids(JsonNode found) {
        return found.path("results").values().stream()
                .map(one -> one.path("id").stringValue())
                .toList();
    }

    private JsonNode ok(String path, String body) throws Exception {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        return StrictJson.mapper().readTree(answer.body());
    }

    private static void assertRefused(HttpResponse<String> answer, String said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(StrictJson.mapper().readTree(answer.body()).path("title").stringValue())
                .contains(said);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, "application/json", body);
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return post(client, path, type, body);
    }

    private static HttpResponse<String> post(TestBrowser browser, String path, String type, String body)
            throws Exception {
        return browser.send(browser.request(path)
                .header("X-CSRF-Token", browser.token())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> identified(TestBrowser browser, String path, String body) throws Exception {
        return browser.send(browser.request(path)
                .header("X-CSRF-Token", browser.token())
                .header("Content-Type", "application/json")
                .header("X-Request-ID", "bfe9eb29-ab87")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-ID").orElse("");
    }
}
