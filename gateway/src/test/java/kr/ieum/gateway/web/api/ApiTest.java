package kr.ieum.gateway.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kr.ieum.gateway.oversight.Duties;
import kr.ieum.gateway.oversight.DutyKind;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupRecords;
import kr.ieum.gateway.systems.Systems;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.gateway.web.BulkUnderTest;
import kr.ieum.gateway.web.DeliveriesUnderTest;
import kr.ieum.gateway.web.JournalUnderTest;
import kr.ieum.gateway.web.ScreenTest;
import kr.ieum.gateway.web.Script;
import kr.ieum.gateway.web.ScriptedFindings;
import kr.ieum.gateway.web.TestBrowser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer of the API is held against the committed OpenAPI file, and the file against the code. */
@ScreenTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private static final String LOOKUPS = "/api/v1/views/" + Script.VIEW + "/lookups";
    private static final String LOOK_UP = "POST /api/v1/views/{view}/lookups";

    @LocalServerPort
    int port;

    @Autowired
    DeliveriesUnderTest.Scripted deliveries;

    @Autowired
    BulkUnderTest.Handed files;

    @Autowired
    JournalUnderTest.Scripted journal;

    @Autowired
    Script script;

    @Autowired
    LookupRecords records;

    @Autowired
    EmergencyChecks emergencies;

    @Autowired
    Duties duties;

    @Autowired
    ScriptedFindings findings;

    @Autowired
    Databases.Database database;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final JsonMapper mapper = JsonMapper.shared();
    private OpenApi openApi;
    private TestBrowser client;
    private String csrf = "";

    @BeforeAll
    void readDescription() throws Exception {
        openApi = new OpenApi();
    }

    @BeforeEach
    void signIn() throws Exception {
        client = new TestBrowser(port);
        HttpResponse<String> answer =
                call("POST", "/api/v1/session", credentials(Script.INVESTIGATOR, Script.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(200);
        csrf = json(answer).at("/csrf/token").stringValue();
    }

    @AfterAll
    void everyDeclaredStatusHasBeenSeen() {
        assertThat(openApi.unseen()).isEmpty();
    }

    @Test
    void theDescriptionNamesEveryOperationThatTheCodeHasAndNoOther() {
        Map<String, Set<String>> inCode = new TreeMap<>();
        for (RequestMappingInfo mapping :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                if (path.startsWith("/api/") || path.startsWith("/log/")) {
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> inCode.put(
                                    method + " " + path.replace("{*", "{"),
                                    mapping.getProducesCondition().getProducibleMediaTypes().stream()
                                            .map(Object::toString)
                                            .collect(Collectors.toCollection(TreeSet::new))));
                }
            }
        }
        assertThat(openApi.operations().keySet()).isEqualTo(inCode.keySet());
        inCode.forEach((operation, produced) -> {
            String good = operation.startsWith("DELETE") ? "204" : "200";
            assertThat(openApi.mediaTypes(operation, good)).as(operation).isEqualTo(produced);
        });
    }

    @Test
    void theDescriptionNamesEveryProblemTypeAndNoOther() {
        assertThat(openApi.document()
                        .at("/components/schemas/Problem/properties/type/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactly(
                        Stream.of(ProblemType.values()).map(ProblemType::uri).toArray(String[]::new));
    }

    @Test
    void everyObjectOfTheDescriptionIsClosed() {
        List<String> open = new ArrayList<>();
        closed("", openApi.document().at("/components/schemas"), open);
        assertThat(open)
                .as("the two that only serve as parts of closed ones")
                .containsExactlyInAnyOrder("/ShellMembers", "/EndMembers");
    }

    @Test
    void noTextOfTheDescriptionFallsApartAtAComma() {
        assertThat(openApi.document().toString()).doesNotContain(":null");
    }

    @Test
    void theDescriptionIsServedAsItIsCommitted() throws Exception {
        HttpResponse<String> answer = new TestBrowser(port).send(client.request("/api/v1/openapi.yaml"));
        openApi.check("GET /api/v1/openapi.yaml", answer.statusCode(), contentType(answer), answer.body());
        assertThat(answer.body()).startsWith("openapi: 3.1");
    }

    @Test
    void anybodyFollowsTheLogWithoutASession() throws Exception {
        Awaitility.await().until(() -> log("/log/checkpoint", "/log/checkpoint").statusCode() == 200);
        HttpResponse<String> checkpoint = log("/log/checkpoint", "/log/checkpoint");
        assertThat(checkpoint.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(checkpoint.headers().firstValue("Set-Cookie")).isEmpty();
        String[] lines = checkpoint.body().split("\n");
        String shard = lines[0].substring("ieum.local/log/".length());
        String width = "000.p/" + lines[1];
        assertThat(log("/log/key", "/log/key").body()).startsWith("ieum.local/log+");
        assertThat(log("/log/{shard}/checkpoint", "/log/" + shard + "/checkpoint")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> tile = log("/log/tile/{path}", "/log/tile/0/" + width);
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(log("/log/{shard}/tile/{path}", "/log/" + shard + "/tile/entries/" + width)
                        .statusCode())
                .isEqualTo(200);
        assertThat(log("/log/proof/{shard}/{index}", "/log/proof/" + shard + "/0")
                        .body())
                .startsWith("c2sp.org/tlog-proof@v1\nextra ")
                .contains("\nindex 0\n");
        for (String wrong : List.of("0/0", "00/000.p/1", "0/000.p/255", "0/x000/000", "entries/001", "7/000")) {
            assertThat(log("/log/tile/{path}", "/log/tile/" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(log("/log/{shard}/tile/{path}", "/log/1999h1/tile/0/000.p/1").statusCode())
                .isEqualTo(404);
        assertThat(log("/log/{shard}/checkpoint", "/log/1999h1/checkpoint").statusCode())
                .isEqualTo(404);
        Awaitility.await()
                .until(() -> !log("/log/{shard}/timestamps", "/log/" + shard + "/timestamps")
                        .body()
                        .isEmpty());
        String size = log("/log/{shard}/timestamps", "/log/" + shard + "/timestamps")
                .body()
                .split(" ", 2)[0];
        String stamp = "/log/" + shard + "/timestamp/" + size;
        assertThat(log("/log/{shard}/timestamp/{file}", stamp + ".checkpoint").body())
                .startsWith("ieum.local/log/" + shard + "\n" + size + "\n");
        assertThat(log("/log/{shard}/timestamp/{file}", stamp + ".tsr").body()).isEqualTo("0");
        for (String wrong : List.of("0.tsr", size + ".pem", "999999.tsr", size)) {
            assertThat(log("/log/{shard}/timestamp/{file}", "/log/" + shard + "/timestamp/" + wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(log("/log/{shard}/timestamps", "/log/1999h1/timestamps").statusCode())
                .isEqualTo(404);
        assertThat(log("/log/proof/{shard}/{index}", "/log/proof/" + shard + "/00")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> log(String route, String path) throws Exception {
        TestBrowser anybody = new TestBrowser(port);
        HttpResponse<String> answer = anybody.send(anybody.request(path));
        openApi.check("GET " + route, answer.statusCode(), contentType(answer), answer.body());
        return answer;
    }

    @Test
    void functionsAndTasksArePickedByWordsLevelPlaceAndDay() throws Exception {
        JsonNode fields = json(call("GET", "/api/v1/functions?level=policy-field", ""));
        assertThat(fields.path("functions").size()).isEqualTo(4);
        JsonNode units = json(call("GET", "/api/v1/functions?beneath=F080&q=JONGNO", ""));
        assertThat(units.path("found").intValue()).isEqualTo(2);
        assertThat(units.at("/functions/0/path/0/code").stringValue()).isEqualTo("F080");
        assertThat(units.at("/functions/0/defaultSensitivity").stringValue()).isEqualTo("sensitive");
        assertThat(json(call("GET", "/api/v1/functions?asOf=2007-12-31", ""))
                        .path("found")
                        .intValue())
                .isZero();
        assertThat(type(call("GET", "/api/v1/functions?asOf=31.12.2007", ""))).isEqualTo("bad-request");
        JsonNode one = json(call("GET", "/api/v1/functions/F080-010-10-20", ""));
        assertThat(one.at("/beneath/0/tasks/0").stringValue()).isEqualTo("basic-livelihood");
        JsonNode former = json(call("GET", "/api/v1/functions/F080-010-10-20-02", ""));
        assertThat(former.at("/became/targets/0").stringValue()).isEqualTo("F080-010-10-20-05");
        assertThat(type(call("GET", "/api/v1/functions/none", ""))).isEqualTo("not-found");
        JsonNode tasks = json(call("GET", "/api/v1/tasks?function=F080&q=livelihood", ""));
        assertThat(tasks.at("/tasks/0/id").stringValue()).isEqualTo("basic-livelihood");
        assertThat(type(call("GET", "/api/v1/tasks?page=0", ""))).isEqualTo("bad-request");
    }

    @Test
    void aWrongPasswordAndAnUnknownUserAreTheSameProblem() throws Exception {
        HttpResponse<String> wrong = call("POST", "/api/v1/session", credentials("guess3", "wrong"));
        HttpResponse<String> nobody = call("POST", "/api/v1/session", credentials("nobody", "wrong"));
        assertThat(type(wrong)).isEqualTo("sign-in-failed");
        assertThat(nobody.body()).isEqualTo(wrong.body());
    }

    @Test
    void anAnswerHasProofsOnlyWhereTheyWereAskedFor() throws Exception {
        assertThat(json(call("POST", LOOKUPS, lookup(Script.HEALTHY))).has("proofs"))
                .isFalse();
        JsonNode answer = json(call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"proof\":true}"));
        assertThat(answer.path("proofs").isArray()).isTrue();
        HttpResponse<String> wrong = call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"proof\":\"yes\"}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).path("member").stringValue()).isEqualTo("proof");
    }

    @Test
    void anAnswerAskedForWithASheetIsCheckedByAnybodyAndOneThatIsNotHasNone() throws Exception {
        JsonNode plain = json(call("POST", LOOKUPS, lookup(Script.HEALTHY)));
        assertThat(plain.has("sheet")).isFalse();
        JsonNode answer = json(call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"sheet\":true}"));
        JsonNode sheet = answer.path("sheet");
        assertThat(sheet.path("issued").booleanValue()).isTrue();
        JsonNode record = mapper.readTree(sheet.path("record").stringValue());
        assertThat(record.path("fields").size())
                .isEqualTo(answer.path("registers")
                        .valueStream()
                        .mapToInt(register -> register.path("fields").size())
                        .sum());
        client = new TestBrowser(port);
        String code = sheet.path("code").stringValue();
        JsonNode found = json(call(
                "POST",
                "/api/v1/sheets/verifications",
                "{\"code\":\"" + code + "\",\"digest\":\""
                        + sheet.path("digest").stringValue() + "\"}"));
        assertThat(found.path("result").stringValue()).isEqualTo("issued");
        assertThat(found.path("record").stringValue()).isEqualTo("same");
        assertThat(found.path("line").stringValue()).isEqualTo("not-asked");
        assertThat(found.path("agency").stringValue()).isEqualTo("3000000");
        assertThat(json(call("GET", "/api/v1/sheets/keys", ""))
                        .at("/keys/0/name")
                        .stringValue())
                .isEqualTo(sheet.path("key").stringValue());
        JsonNode altered = json(call(
                "POST",
                "/api/v1/sheets/verifications",
                "{\"code\":\"" + code + "\",\"line\":{\"number\":\"1-1\",\"person\":\"신청인 아무개\","
                        + "\"item\":\"소득금액\",\"text\":\"0원\",\"seal\":\"000000\"}}"));
        assertThat(altered.path("line").stringValue()).isEqualTo("different");
    }

    @Test
    void aReportedFieldIsDisputedInEveryLookUpUntilItsKeeperAnswersOnce() throws Exception {
        JsonNode first = json(call("POST", LOOKUPS, lookup(Script.HEALTHY)));
        String report = "{\"lookup\":\"" + first.path("lookup").stringValue()
                + "\",\"subject\":0,\"attribute\":\"Income/amount\",\"register\":\"tax-income\",\"fault\":\"%s\"%s}";
        for (String wrong : List.of(
                report.formatted("wrong", ""),
                report.formatted("outdated", ",\"note\":\"850230-1000001\""),
                report.formatted("outdated", ",\"note\":1"))) {
            assertThat(type(call("POST", "/api/v1/corrections", wrong))).isEqualTo("invalid-member");
        }
        assertThat(type(call(
                        "POST",
                        "/api/v1/corrections",
                        report.formatted("outdated", "").replace("\"subject\":0", "\"subject\":77"))))
                .isEqualTo("not-found");
        JsonNode opened = json(call("POST", "/api/v1/corrections", report.formatted("outdated", "")));
        assertThat(opened.path("state").stringValue()).isEqualTo("open");
        assertThat(type(call("GET", "/api/v1/corrections", ""))).isEqualTo("forbidden");
        assertThat(type(call("POST", "/api/v1/corrections/1/answer", "{\"state\":\"corrected\"}")))
                .isEqualTo("forbidden");

        JsonNode second = json(call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"sheet\":true}"));
        assertThat(field(second, "Income/amount", 0).path("quality").toString()).isEqualTo("[\"disputed\"]");
        assertThat(field(second, "Income/kind", 0).has("quality")).isFalse();
        assertThat(second.at("/sheet/record").stringValue()).contains("\"quality\":[\"disputed\"]");

        client = new TestBrowser(port);
        csrf = json(call("POST", "/api/v1/session", credentials("oh.taeyang", Script.PASSWORD)))
                .at("/csrf/token")
                .stringValue();
        JsonNode tickets = json(call("GET", "/api/v1/corrections", ""));
        assertThat(tickets.path("tickets").valueStream().map(ticket -> ticket.path("ticket")))
                .contains(opened.path("ticket"));
        String answer = "/api/v1/corrections/" + opened.path("ticket").stringValue() + "/answer";
        assertThat(type(call("POST", answer, "{\"state\":\"open\"}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/corrections/1/answer", "{\"state\":\"corrected\"}")))
                .isEqualTo("not-found");
        assertThat(json(call("POST", answer, "{\"state\":\"corrected\",\"note\":\"정정함\"}"))
                        .path("state")
                        .stringValue())
                .isEqualTo("corrected");
        assertThat(type(call("POST", answer, "{\"state\":\"confirmed\"}"))).isEqualTo("already-answered");

        signIn();
        JsonNode third = json(call("POST", LOOKUPS, lookup(Script.HEALTHY)));
        assertThat(field(third, "Income/amount", 0).has("quality")).isFalse();
    }

    @Test
    void anAgreementIsImportedApprovedAndPutInForceByTwoAndEndsAndItsHistoryTellsIt() throws Exception {
        String file = Files.readString(
                        Path.of(System.getProperty("ieum.root", "..")).resolve("config/agreements/agr-bl-tax.yaml"))
                .replace("id: agr-bl-tax\n", "id: agr-bl-tax-rest\n");
        String steps = "/api/v1/agreements/agr-bl-tax-rest/1/";
        assertThat(type(imported("application/yaml", file))).isEqualTo("forbidden");
        signIn("oh.taeyang");
        assertThat(type(imported("text/plain", file))).isEqualTo("unsupported-media-type");
        assertThat(type(imported("application/yaml", "x".repeat(300_000)))).isEqualTo("body-too-large");
        JsonNode faulty = json(imported("application/yaml", file.replace("ref: Income/kind", "ref: Income/colour")));
        assertThat(faulty.at("/faults/0/rule").stringValue()).isEqualTo("A5");
        JsonNode draft = json(imported("application/yaml", file));
        assertThat(draft.path("state").stringValue()).isEqualTo("draft");
        assertThat(draft.path("imported").booleanValue()).isTrue();
        assertThat(json(imported("application/yaml", file)).path("imported").booleanValue())
                .isFalse();
        assertThat(type(call("POST", steps + "approve", "{\"cause\":\"reviewed\"}")))
                .isEqualTo("forbidden");
        signIn("shin.yerin");
        assertThat(json(call("POST", steps + "approve", "{\"cause\":\"reviewed\"}"))
                        .path("state")
                        .stringValue())
                .isEqualTo("approved");
        JsonNode own = json(call("POST", steps + "activate", "{\"cause\":\"as-agreed\"}"));
        assertThat(own.path("hindrance").stringValue()).isEqualTo("second-person");
        assertThat(own.path("detail").stringValue()).isNotBlank();
        assertThat(type(call("POST", steps + "terminate", "{\"cause\":\"register-ends\"}")))
                .isEqualTo("no-party");
        signIn("oh.taeyang");
        assertThat(type(call("POST", steps + "activate", "{\"cause\":\"misuse\"}")))
                .isEqualTo("invalid-member");
        assertThat(type(call("POST", steps + "activate", "{\"cause\":\"as-agreed\",\"on\":\"soon\"}")))
                .isEqualTo("invalid-member");
        assertThat(json(call("POST", steps + "activate", "{\"cause\":\"as-agreed\"}"))
                        .path("state")
                        .stringValue())
                .isEqualTo("active");
        json(call("POST", steps + "suspend", "{\"cause\":\"dispute\"}"));
        json(call("POST", steps + "resume", "{\"cause\":\"remedied\"}"));
        json(call("POST", steps + "terminate", "{\"cause\":\"grave-breach\"}"));
        JsonNode history = json(call("GET", steps + "history", ""));
        assertThat(history.path("standing").stringValue()).isEqualTo("terminated");
        assertThat(history.path("history")
                        .valueStream()
                        .map(step -> step.path("transition").stringValue()))
                .containsExactly("import", "approve", "activate", "suspend", "resume", "terminate");
        assertThat(history.path("open").isEmpty()).isTrue();
        assertThat(json(call("POST", steps + "resume", "{\"cause\":\"remedied\"}"))
                        .path("hindrance")
                        .stringValue())
                .isEqualTo("ended");
        assertThat(type(call("GET", "/api/v1/agreements/agr-nowhere/1/history", "")))
                .isEqualTo("not-found");
        assertThat(type(call("POST", "/api/v1/agreements/agr-nowhere/1/suspend", "{\"cause\":\"misuse\"}")))
                .isEqualTo("not-found");
    }

    private void signIn(String official) throws Exception {
        client = new TestBrowser(port);
        csrf = json(call("POST", "/api/v1/session", credentials(official, Script.PASSWORD)))
                .at("/csrf/token")
                .stringValue();
    }

    private HttpResponse<String> imported(String type, String file) throws Exception {
        return sent(
                "POST /api/v1/agreements",
                client.request("/api/v1/agreements")
                        .header("Content-Type", type)
                        .header("X-CSRF-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.ofString(file)));
    }

    @Test
    void whatALookUpObligesToIsListedUntilItsOfficialSaysThatItIsDone() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            duties.arise(
                            new Duties.Occasion(UUID.randomUUID(), "3000000", Script.INVESTIGATOR, Instant.now()),
                            List.of(
                                    new Duties.Owed(
                                            "agr-bl-tax", 1, "O1", DutyKind.DELETE, Optional.of(Duration.ofDays(30))),
                                    new Duties.Owed("agr-bl-tax", 1, "O2", DutyKind.NOTIFY_SUBJECT, Optional.empty())))
                    .write(connection);
        }
        JsonNode open = json(call("GET", "/api/v1/duties", ""));
        assertThat(open.path("open").size()).isEqualTo(2);
        assertThat(open.has("violated")).isFalse();
        Map<String, String> ids = new TreeMap<>();
        open.path("open")
                .forEach(duty ->
                        ids.put(duty.path("kind").stringValue(), duty.path("id").stringValue()));
        String delete = "/api/v1/duties/" + ids.get("delete");
        String notify = "/api/v1/duties/" + ids.get("notify-subject");
        assertThat(type(call("POST", notify, "{\"word\":\"deleted\"}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", notify, "{}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/duties/1", "{\"word\":\"deleted\"}")))
                .isEqualTo("not-found");
        assertThat(json(call("POST", notify, "{\"word\":\"notified\"}"))
                        .path("noted")
                        .stringValue())
                .isEqualTo("word");
        assertThat(type(call("POST", notify, "{\"word\":\"notified\"}"))).isEqualTo("duty-told");
        assertThat(type(call("POST", delete, "{\"caseEndedOn\":\"2090-01-01\"}")))
                .isEqualTo("invalid-member");
        json(call("POST", delete, "{\"caseEndedOn\":\"" + LocalDate.now(ZoneId.of("Asia/Seoul")) + "\"}"));
        assertThat(json(call("GET", "/api/v1/duties", "")).at("/open/0/due").isMissingNode())
                .isFalse();
        json(call("POST", delete, "{\"word\":\"deleted\"}"));
        assertThat(json(call("GET", "/api/v1/duties", "")).path("open").isEmpty())
                .isTrue();
        signIn("bae.junseo");
        assertThat(json(call("GET", "/api/v1/duties", "")).has("violated")).isTrue();
    }

    @Test
    void anOperatorRegistersReplacesAndRevokesWhatSystemsComeInWith() throws Exception {
        signIn("moon.garam");
        String path = "/api/v1/systems/3000000/civil-affairs/certificates";
        JsonNode former = json(pem(path, Systems.request(Systems.pair("EC", 256), "SHA256withECDSA")));
        JsonNode fresh = json(pem(path, Systems.request(Systems.pair("Ed25519", 0), "Ed25519")));
        JsonNode key =
                json(pem("/api/v1/systems/3000000/civil-affairs/keys", Systems.publicKey(Systems.pair("Ed25519", 0))));
        assertThat(former.path("state").stringValue()).isEqualTo("requested");
        assertThat(former.path("pem").stringValue()).startsWith("-----BEGIN CERTIFICATE-----");
        assertThat(key.path("keyId").stringValue()).startsWith("3000000/civil-affairs/");

        String credentials = "/api/v1/systems/credentials/";
        String id = former.path("id").stringValue();
        json(call("POST", credentials + id + "/activate", "{}"));
        assertThat(type(call("POST", credentials + id + "/activate", "{}"))).isEqualTo("system-step-hindered");
        json(call(
                "POST",
                credentials + fresh.path("id").stringValue() + "/activate",
                "{\"replaces\":\"" + id + "\",\"overlap\":\"PT1H\"}"));
        assertThat(type(call("POST", credentials + id + "/activate", "{\"overlap\":\"soon\"}")))
                .isEqualTo("invalid-member");
        json(call("POST", credentials + key.path("id").stringValue() + "/revoke", ""));
        assertThat(type(call("POST", credentials + "none/revoke", ""))).isEqualTo("not-found");

        JsonNode listed = json(call("GET", "/api/v1/systems", ""));
        assertThat(listed.path("credentials")
                        .valueStream()
                        .filter(one -> one.path("system").stringValue().equals("3000000/civil-affairs"))
                        .map(one -> one.path("state").stringValue()))
                .containsExactlyInAnyOrder("replaced", "active", "revoked");

        String own = "/api/v1/systems/gateway-keys";
        JsonNode next = json(call("POST", own, "{\"notice\":\"P1D\"}"));
        assertThat(json(call("GET", "/api/v1/systems", ""))
                        .path("gatewayKeys")
                        .path(1)
                        .path("keyId"))
                .isEqualTo(next.path("keyId"));
        assertThat(json(call("POST", own, "{}")).path("hindrance").stringValue())
                .isEqualTo("successor-waits");
        assertThat(type(call("POST", own, "{\"notice\":\"soon\"}"))).isEqualTo("invalid-member");
        String revocations = own + "/revocations";
        String wanted = "{\"keyId\":\"" + next.path("keyId").stringValue() + "\",\"reason\":\"%s\"}";
        assertThat(type(call("POST", revocations, wanted.formatted("a whim")))).isEqualTo("invalid-member");
        JsonNode revoked = json(call("POST", revocations, wanted.formatted("superseded")));
        assertThat(revoked.at("/revoked/state").stringValue()).isEqualTo("revoked");
        assertThat(revoked.at("/signs/state").stringValue()).isEqualTo("signing");
        assertThat(json(call("POST", revocations, wanted.formatted("compromised")))
                        .path("hindrance")
                        .stringValue())
                .isEqualTo("gateway-key-revoked");

        HttpResponse<String> strange =
                pem("/api/v1/systems/3000000/unknown/keys", Systems.publicKey(Systems.pair("Ed25519", 0)));
        assertThat(type(strange)).isEqualTo("system-step-hindered");
        assertThat(json(strange).path("hindrance").stringValue()).isEqualTo("no-such-system");
        assertThat(type(pem(path, "nothing"))).isEqualTo("system-step-hindered");
    }

    private HttpResponse<String> pem(String path, String text) throws Exception {
        return sent(
                "POST " + path.replaceAll("/3000000/[a-z-]+/", "/{agency}/{system}/"),
                client.request(path)
                        .header("Content-Type", "application/x-pem-file")
                        .header("X-CSRF-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    @Test
    void anOperatorReadsTheJournalOfExchangesByIdByCaseAndPageByPage() throws Exception {
        String answered = journal.answered();
        String refused = journal.refused();
        signIn("moon.garam");
        String entries = "/api/v1/journal/entries";

        JsonNode entry = json(call("GET", entries + "/" + answered, ""));
        assertThat(entry.path("outcome").stringValue()).isEqualTo("PARTIAL");
        assertThat(entry.path("steps").size()).isEqualTo(6);
        assertThat(type(call("GET", entries + "/0b0e5a52-6a3f-7c1e-9f0e-5d1c9f0a0001", "")))
                .isEqualTo("not-found");

        JsonNode found = json(call(
                "POST",
                "/api/v1/journal/cases",
                "{\"agency\":\"3000000\",\"caseNumber\":\"" + JournalUnderTest.CASE + "\"}"));
        JsonNode page = json(call("GET", found.path("entries").stringValue() + "&count=1", ""));
        assertThat(page.path("entries").get(0).path("id").stringValue()).isEqualTo(refused);
        page = json(call(
                "GET",
                found.path("entries").stringValue() + "&count=1&after="
                        + page.path("next").stringValue(),
                ""));
        assertThat(page.path("entries").get(0).path("id").stringValue()).isEqualTo(answered);

        assertThat(json(call("GET", entries + "?id=" + "0".repeat(64), "")).path("entries"))
                .isEmpty();
        for (String wrong : List.of("?kind=letter", "?id=8502131104958", "?count=201", "?after=1", "?until=soon")) {
            assertThat(type(call("GET", entries + wrong, ""))).as(wrong).isEqualTo("bad-request");
        }
        assertThat(type(call("POST", "/api/v1/journal/cases", "{\"agency\":\"3000000\"}")))
                .isEqualTo("invalid-member");
    }

    @Test
    void howFilesOfSubjectsStandIsToldToThoseWhoMaySeeThem() throws Exception {
        UUID file = files.in(120);
        signIn("moon.garam");

        JsonNode told = json(call("GET", "/api/v1/bulk/files", ""));
        assertThat(told.path("files"))
                .filteredOn(one -> one.path("file").stringValue().equals(file.toString()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("state").stringValue()).isEqualTo("waiting");
                    assertThat(one.path("lines").intValue()).isEqualTo(120);
                    assertThat(one.path("handedBy").stringValue()).isEqualTo("3000000/welfare-case");
                });
        assertThat(json(call("GET", "/api/v1/bulk/files?deleted=true", "")).path("files"))
                .isEmpty();
        assertThat(type(call("GET", "/api/v1/bulk/files?page=0", ""))).isEqualTo("bad-request");
        assertThat(type(call("GET", "/api/v1/bulk/files?deleted=maybe", ""))).isEqualTo("bad-request");
    }

    @Test
    void anOperatorPausesDestinationsAndReplaysOrDiscardsWhatWasPutAside() throws Exception {
        deliveries.aside("HTTP_500", 2);
        UUID thrown = deliveries.aside("HTTP_400", 1).iterator().next();
        UUID replayed = deliveries.aside("HTTP_401", 1).iterator().next();
        signIn("moon.garam");
        String destinations = "/api/v1/deliveries/destinations";
        String here = destinations + "/" + DeliveriesUnderTest.DESTINATION;

        assertThat(json(call("POST", here + "/pause", "")).has("pausedSince")).isTrue();
        assertThat(json(call("POST", here + "/resume", "")).has("pausedSince")).isFalse();
        assertThat(json(call("GET", destinations, "")).path("destinations").toString())
                .contains("HTTP_500", DeliveriesUnderTest.DESTINATION);
        JsonNode page = json(call("GET", here + "/aside?cause=HTTP_500&count=1", ""));
        assertThat(page.path("deliveries").get(0).path("sender").stringValue()).isEqualTo("3000000/welfare-case");
        assertThat(json(call(
                                "GET",
                                here + "/aside?cause=HTTP_500&count=1&after="
                                        + page.path("next").stringValue(),
                                ""))
                        .path("deliveries"))
                .isNotEmpty();
        assertThat(json(call("POST", "/api/v1/deliveries/" + replayed + "/replay", ""))
                        .path("outcome")
                        .stringValue())
                .isEqualTo("waits");
        assertThat(json(call("POST", "/api/v1/deliveries/" + thrown + "/discard", ""))
                        .path("outcome")
                        .stringValue())
                .isEqualTo("discarded");
        assertThat(json(call("POST", here + "/replays", "{\"cause\":\"HTTP_500\"}"))
                        .path("waits")
                        .intValue())
                .isGreaterThanOrEqualTo(2);

        assertThat(type(call("POST", "/api/v1/deliveries/" + thrown + "/replay", "")))
                .isEqualTo("not-found");
        assertThat(type(call("POST", "/api/v1/deliveries/none/discard", ""))).isEqualTo("not-found");
        String nowhere = destinations + "/9999999/none";
        assertThat(type(call("POST", nowhere + "/pause", ""))).isEqualTo("not-found");
        assertThat(type(call("POST", nowhere + "/resume", ""))).isEqualTo("not-found");
        assertThat(type(call("GET", nowhere + "/aside", ""))).isEqualTo("not-found");
        assertThat(type(call("GET", here + "/aside?count=0", ""))).isEqualTo("bad-request");
        assertThat(type(call("POST", here + "/replays", "{\"cause\":1}"))).isEqualTo("invalid-member");
    }

    @Test
    void anAuditorSearchesByAddressAndForSomebodyByABodyWithAReason() throws Exception {
        signIn("bae.junseo");
        String number = "8309212000001";
        HttpResponse<String> begun = call(
                "POST",
                "/api/v1/audit/searches",
                "{\"person\":\"" + number + "\",\"reason\":\"민원 확인\",\"state\":\"released\"}");
        assertThat(begun.body()).doesNotContain(number);
        String entries = json(begun).path("entries").stringValue();
        assertThat(json(call("GET", entries, "")).path("entries").isEmpty()).isTrue();
        JsonNode acts = json(call("GET", "/api/v1/audit/entries?state=act&count=500", ""));
        assertThat(acts.path("entries")
                        .valueStream()
                        .map(entry -> entry.path("detail").stringValue()))
                .contains("audit-search-subject");
        for (String wrong : List.of("state=gone", "from=tomorrow", "count=501", "after=x")) {
            assertThat(type(call("GET", "/api/v1/audit/entries?" + wrong, "")))
                    .as(wrong)
                    .isEqualTo("bad-request");
        }
        for (String wrong : List.of(
                "{\"reason\":\"민원 확인\"}",
                "{\"person\":\"" + number + "\"}",
                "{\"person\":\"" + number + "\",\"reason\":\"" + number + "\"}",
                "{\"person\":\"1\",\"reason\":\"민원 확인\"}",
                "{\"person\":\"" + number + "\",\"official\":\"lee.sua\",\"reason\":\"민원 확인\"}")) {
            assertThat(type(call("POST", "/api/v1/audit/searches", wrong)))
                    .as(wrong)
                    .isEqualTo("invalid-member");
        }
        assertThat(type(call("GET", entries + "?count=0", ""))).isEqualTo("bad-request");
        assertThat(type(call("GET", "/api/v1/audit/searches/1/entries", ""))).isEqualTo("not-found");
    }

    @Test
    void anAuditorsCopyIsAZipWithAReason() throws Exception {
        signIn("bae.junseo");
        HttpResponse<String> copy = call("POST", "/api/v1/audit/exports", "{\"reason\":\"정기 점검\",\"state\":\"act\"}");
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.body()).startsWith("PK").contains("manifest.sha256");
        assertThat(type(call("POST", "/api/v1/audit/exports", "{\"state\":\"act\"}")))
                .isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/audit/exports", "{\"reason\":\"정기 점검\",\"search\":\"1\"}")))
                .isEqualTo("not-found");
        assertThat(type(call("POST", "/api/v1/audit/exports", "{\"reason\":\"정기 점검\",\"state\":\"gone\"}")))
                .isEqualTo("bad-request");
    }

    @Test
    void whatAnIndicatorPointsAtIsExplainedByItsOfficialAndClosedByTheAuditor() throws Exception {
        findings.refused("lee.sua", "CONFLICT_OF_INTEREST");
        findings.look();
        signIn("lee.sua");
        JsonNode asked = json(call("GET", "/api/v1/explanations", "")).at("/findings/0");
        assertThat(asked.path("indicator").stringValue()).isEqualTo("own-household");
        String explanation = "/api/v1/explanations/" + asked.path("id").stringValue();
        String finding = "/api/v1/audit/findings/" + asked.path("id").stringValue();
        assertThat(type(call("POST", "/api/v1/explanations/1", "{\"text\":\"자동 배정\"}")))
                .isEqualTo("not-found");
        assertThat(type(call("POST", explanation, "{\"text\":\"8309212000001\"}")))
                .isEqualTo("invalid-member");
        signIn("bae.junseo");
        assertThat(type(call("POST", finding, "{\"result\":\"accepted\"}"))).isEqualTo("finding-early");
        signIn("lee.sua");
        json(call("POST", explanation, "{\"text\":\"자동 배정된 사건\"}"));
        assertThat(type(call("POST", explanation, "{\"text\":\"또\"}"))).isEqualTo("finding-told");
        signIn("bae.junseo");
        assertThat(type(call("POST", finding, "{\"result\":\"pursued\"}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/audit/findings/1", "{\"result\":\"accepted\"}")))
                .isEqualTo("not-found");
        json(call("POST", finding, "{\"result\":\"not-accepted\",\"note\":\"배정 기록과 다름\"}"));
        assertThat(json(call("GET", "/api/v1/audit/findings", ""))
                        .path("findings")
                        .valueStream()
                        .filter(one -> one.path("id").equals(asked.path("id")))
                        .map(one -> one.path("result").stringValue()))
                .containsExactly("not-accepted");
    }

    @Test
    void aSheetMustBeAskedForWithYesOrNo() throws Exception {
        assertThat(type(call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"sheet\":\"yes\"}")))
                .isEqualTo("invalid-member");
    }

    @Test
    void whoChecksTooOftenWaitsAndTyposAreToldBefore() throws Exception {
        client = new TestBrowser(port, "127.0.0.77");
        for (String body : List.of(
                "{\"code\":\"12345\"}",
                "{\"code\":\"00000-00000-00000-00000-00001\"}",
                "{\"code\":\"00000-00000-00000-00000-00000\",\"digest\":\"abc\"}",
                "{\"code\":\"00000-00000-00000-00000-00000\",\"line\":{\"number\":\"1-1\"}}")) {
            assertThat(type(call("POST", "/api/v1/sheets/verifications", body))).isEqualTo("invalid-member");
        }
        assertThat(type(call("POST", "/api/v1/sheets/verifications", " ".repeat(20_000))))
                .isEqualTo("body-too-large");
        assertThat(sent(
                                "POST /api/v1/sheets/verifications",
                                client.request("/api/v1/sheets/verifications")
                                        .header("Content-Type", "text/plain")
                                        .POST(HttpRequest.BodyPublishers.ofString("x")))
                        .statusCode())
                .isEqualTo(415);
        String unknown = "{\"code\":\"00000-00000-00000-00000-00000\"}";
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < 25; i++) {
            HttpResponse<String> answer = call("POST", "/api/v1/sheets/verifications", unknown);
            answers.add(answer.statusCode() == 200 ? answer.body() : type(answer));
        }
        assertThat(answers).contains("too-many-requests").isSubsetOf("too-many-requests", "{\"result\":\"unknown\"}");
    }

    @Test
    void withoutASessionEveryDoorIsShut() throws Exception {
        client = new TestBrowser(port);
        csrf = "made-up";
        for (HttpResponse<String> answer : List.of(
                call("GET", "/api/v1/views", ""),
                call("GET", "/api/v1/cases", ""),
                call("GET", "/api/v1/lookups", ""),
                call("POST", "/api/v1/lookups/x/wrong-person", "{}"),
                call("GET", "/api/v1/agreements", ""),
                call("GET", "/api/v1/agreements/agr-bl-tax/1", ""),
                call("GET", "/api/v1/agreements/agr-bl-tax/1/schema", ""),
                call("GET", "/api/v1/agreements/agr-bl-tax/1/document", ""),
                call("GET", "/api/v1/agreements/agr-bl-tax/1/odrl", ""),
                call("GET", "/api/v1/views/" + Script.VIEW + "/schema", ""),
                call("GET", "/api/v1/agreement-requests", ""),
                call("DELETE", "/api/v1/session", ""),
                call("GET", "/api/v1/corrections", ""),
                call("POST", "/api/v1/corrections", "{}"),
                call("POST", LOOKUPS, lookup(Script.HEALTHY)))) {
            assertThat(type(answer)).isEqualTo("not-signed-in");
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aRequestWithoutItsTokenIsRefused() throws Exception {
        csrf = "made-up";
        assertThat(type(call("POST", LOOKUPS, lookup(Script.HEALTHY)))).isEqualTo("csrf-token");
        assertThat(type(call("DELETE", "/api/v1/session", ""))).isEqualTo("csrf-token");
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        assertThat(call("DELETE", "/api/v1/session", "").statusCode()).isEqualTo(204);
        assertThat(call("GET", "/api/v1/views", "").statusCode()).isEqualTo(401);
    }

    @Test
    void viewsAndCasesAreListed() throws Exception {
        assertThat(json(call("GET", "/api/v1/views", "")).at("/views/0/id").stringValue())
                .isEqualTo(Script.VIEW);
        JsonNode cases = json(call("GET", "/api/v1/cases", ""));
        assertThat(cases.at("/cases/0/number").stringValue()).isEqualTo(Script.HEALTHY);
        assertThat(cases.at("/cases/0/deputy/official").stringValue()).isEqualTo(Script.DEPUTY);
        script.caseSystemAvailable(false);
        try {
            assertThat(type(call("GET", "/api/v1/cases", ""))).isEqualTo("case-system-unavailable");
            assertThat(type(call("POST", LOOKUPS, lookup(Script.HEALTHY)))).isEqualTo("case-system-unavailable");
        } finally {
            script.caseSystemAvailable(true);
        }
    }

    @Test
    void aCaseThatCannotBeReadIsNamedWithWhatToDoAndTheOthersStayAsTheyAre() throws Exception {
        script.caseMalformed(true);
        try {
            HttpResponse<String> answer = call("POST", LOOKUPS, lookup(Script.MALFORMED));
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(type(answer)).isEqualTo("case-malformed");
            assertThat(json(answer).at("/reason/text").stringValue()).contains("PNU 1");
            assertThat(json(answer).at("/reason/remedy").stringValue()).isNotBlank();
            assertThat(call("POST", LOOKUPS, lookup(Script.HEALTHY)).statusCode())
                    .isEqualTo(200);
        } finally {
            script.caseMalformed(false);
        }
        assertThat(type(call("POST", LOOKUPS, lookup(Script.MALFORMED)))).isEqualTo("case-not-accessible");
    }

    @Test
    void onesOwnLookUpsAreListedAndOneCanBeReported() throws Exception {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(new LookupBegin(
                            id,
                            Script.INVESTIGATOR,
                            "3000000",
                            Optional.of(Script.HEALTHY),
                            Optional.empty(),
                            Instant.parse("2026-09-30T01:02:03Z"),
                            "basic-livelihood",
                            "basic-livelihood",
                            List.of("income")))
                    .write(connection);
        }
        JsonNode listed = json(call("GET", "/api/v1/lookups?day=2026-09-30", ""));
        assertThat(listed.path("lookups")
                        .valueStream()
                        .map(one -> one.path("id").stringValue()))
                .contains(id.toString());
        assertThat(json(call("GET", "/api/v1/lookups?day=2026-09-29", ""))
                        .path("total")
                        .intValue())
                .isZero();
        assertThat(type(call("GET", "/api/v1/lookups?day=30.9.", ""))).isEqualTo("bad-request");
        assertThat(type(call("GET", "/api/v1/lookups?page=0", ""))).isEqualTo("bad-request");
        String report = "/api/v1/lookups/" + id + "/wrong-person";
        assertThat(json(call("POST", report, "{}")).path("wrongPersonAt").isString())
                .isTrue();
        assertThat(type(call("POST", "/api/v1/lookups/" + UUID.randomUUID() + "/wrong-person", "{}")))
                .isEqualTo("not-found");
        assertThat(type(call("POST", "/api/v1/lookups/x/wrong-person", "{}"))).isEqualTo("not-found");
        csrf = "made-up";
        assertThat(type(call("POST", report, "{}"))).isEqualTo("csrf-token");
    }

    private void signInAs(String official) throws Exception {
        client = new TestBrowser(port);
        csrf = "";
        csrf = json(call("POST", "/api/v1/session", credentials(official, Script.PASSWORD)))
                .at("/csrf/token")
                .stringValue();
    }

    @Test
    void aCaseOfAConflictIsHandedOverAndTheHeadAloneDecidesWhoTakesIt() throws Exception {
        assertThat(type(call("POST", "/api/v1/hand-overs", "{}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/hand-overs", body(Map.of("case", "3000000-2026-04-9999999")))))
                .isEqualTo("case-not-accessible");
        assertThat(type(call("POST", "/api/v1/hand-overs", body(Map.of("case", Script.HEALTHY)))))
                .isEqualTo("no-conflict");
        assertThat(type(call("GET", "/api/v1/team/substitutions", ""))).isEqualTo("forbidden");

        script.nearCaseAsBefore();
        signInAs(Script.NEARS_OFFICIAL);
        JsonNode handedOver = json(call("POST", "/api/v1/hand-overs", body(Map.of("case", Script.NEAR))));
        String id = handedOver.path("id").stringValue();
        assertThat(json(call("POST", "/api/v1/hand-overs", body(Map.of("case", Script.NEAR))))
                        .path("id")
                        .stringValue())
                .as("it waits already")
                .isEqualTo(id);
        String decision = "/api/v1/team/substitutions/" + id;
        assertThat(type(call("POST", decision, body(Map.of("decision", "decline")))))
                .isEqualTo("forbidden");

        signInAs(Script.HEAD);
        JsonNode waiting = json(call("GET", "/api/v1/team/substitutions", "")).path("waiting");
        assertThat(waiting.valueStream()).singleElement().satisfies(one -> {
            assertThat(one.path("id").stringValue()).isEqualTo(id);
            assertThat(one.path("official").stringValue()).isEqualTo(Script.NEARS_OFFICIAL);
            assertThat(one.path("fit").valueStream().map(JsonNode::stringValue))
                    .contains("guess4")
                    .doesNotContain(Script.NEARS_OFFICIAL);
        });
        assertThat(type(call("POST", decision, "{}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", decision, body(Map.of("decision", "approve")))))
                .isEqualTo("invalid-member");
        assertThat(type(call("POST", decision, body(Map.of("decision", "decline", "substitute", "guess4")))))
                .isEqualTo("invalid-member");
        assertThat(type(call(
                        "POST", decision, body(Map.of("decision", "approve", "substitute", Script.NEARS_OFFICIAL)))))
                .isEqualTo("unfit-substitute");
        assertThat(type(call(
                        "POST",
                        "/api/v1/team/substitutions/" + UUID.randomUUID(),
                        body(Map.of("decision", "decline")))))
                .isEqualTo("not-found");
        assertThat(json(call("POST", decision, body(Map.of("decision", "approve", "substitute", "guess4"))))
                        .path("state")
                        .stringValue())
                .isEqualTo("approved");
        assertThat(json(call("GET", "/api/v1/team/substitutions", ""))
                        .path("waiting")
                        .valueStream())
                .isEmpty();
        assertThat(type(call("POST", decision, body(Map.of("decision", "decline")))))
                .as("decided once")
                .isEqualTo("not-found");
        script.nearCaseAsBefore();
    }

    @Test
    void aHeadReviewsTheTeamsLookUpsAndTheAuditorIsToldOfWrongPersons() throws Exception {
        UUID id = UUID.randomUUID();
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(new LookupBegin(
                            id,
                            Script.INVESTIGATOR,
                            "3000000",
                            Optional.of(Script.HEALTHY),
                            Optional.empty(),
                            Instant.parse("2026-09-28T01:02:03Z"),
                            "basic-livelihood",
                            "basic-livelihood",
                            List.of("income")))
                    .write(connection);
        }
        String review = "/api/v1/team/lookups/" + id + "/review";
        assertThat(json(call("POST", "/api/v1/lookups/" + id + "/wrong-person", "{}"))
                        .has("wrongPersonAt"))
                .isTrue();
        assertThat(type(call("GET", "/api/v1/team/lookups", ""))).isEqualTo("forbidden");
        assertThat(type(call("POST", review, body(Map.of("verdict", "reviewed")))))
                .isEqualTo("forbidden");
        assertThat(type(call("GET", "/api/v1/team/wrong-person-reports", ""))).isEqualTo("forbidden");

        signInAs(Script.HEAD);
        HttpResponse<String> listed = call("GET", "/api/v1/team/lookups?day=2026-09-28", "");
        assertThat(ids(json(listed).path("lookups"))).contains(id.toString());
        assertThat(listed.body()).as("no citizen's name").doesNotContain("윤정우");
        assertThat(type(call("GET", "/api/v1/team/lookups?day=28.9.", ""))).isEqualTo("bad-request");
        assertThat(type(call("GET", "/api/v1/team/lookups?page=x", ""))).isEqualTo("bad-request");
        assertThat(ids(json(call("GET", "/api/v1/team/wrong-person-reports", ""))
                        .path("reports")))
                .contains(id.toString());
        assertThat(type(call("POST", review, body(Map.of("verdict", "fine"))))).isEqualTo("invalid-member");
        assertThat(type(call(
                        "POST",
                        "/api/v1/team/lookups/" + UUID.randomUUID() + "/review",
                        body(Map.of("verdict", "reviewed")))))
                .isEqualTo("not-found");
        assertThat(json(call("POST", review, body(Map.of("verdict", "ask-purpose"))))
                        .path("review")
                        .stringValue())
                .isEqualTo("ask-purpose");
        assertThat(json(call("GET", "/api/v1/team/lookups?day=2026-09-28", ""))
                        .path("lookups")
                        .valueStream()
                        .filter(one -> one.path("id").stringValue().equals(id.toString()))
                        .map(one -> one.path("review").stringValue()))
                .containsExactly("ask-purpose");

        signInAs(Script.AUDITOR);
        assertThat(ids(json(call("GET", "/api/v1/team/wrong-person-reports", ""))
                        .path("reports")))
                .contains(id.toString());
        assertThat(type(call("GET", "/api/v1/team/lookups", ""))).isEqualTo("forbidden");
    }

    private UUID emergency(String official) throws Exception {
        UUID id = UUID.randomUUID();
        LookupBegin begin = new LookupBegin(
                id,
                official,
                "3000000",
                Optional.of(Script.HEALTHY),
                Optional.empty(),
                Instant.parse("2026-09-30T01:02:03Z"),
                "basic-livelihood",
                "basic-livelihood",
                List.of("identity"));
        try (Connection connection = database.dataSource().getConnection()) {
            records.begun(begin).write(connection);
            emergencies
                    .begun(begin, "한파에 난방이 끊긴 가구", List.of("RELATION"), Instant.parse("2026-10-03T01:02:03Z"))
                    .write(connection);
        }
        return id;
    }

    @Test
    void anEmergencyWaitsForTheHeadWhoAnswersItOnceAndTheAuditorReadsBoth() throws Exception {
        UUID id = emergency(Script.INVESTIGATOR);
        UUID own = emergency(Script.HEAD);
        String queue = "/api/v1/team/emergencies";
        String answer = queue + "/" + id;
        assertThat(type(call("GET", queue, ""))).isEqualTo("forbidden");
        assertThat(type(call("POST", answer, body(Map.of("verdict", "justified")))))
                .isEqualTo("forbidden");

        signInAs(Script.HEAD);
        HttpResponse<String> listed = call("GET", queue, "");
        assertThat(listed.body()).as("no citizen's name").doesNotContain("윤정우");
        assertThat(emergencies(json(listed).path("waiting"), id))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("reason").stringValue()).isEqualTo("한파에 난방이 끊긴 가구");
                    assertThat(one.at("/deferred/0").stringValue()).isEqualTo("relation");
                    assertThat(one.at("/lookup/checkDue").stringValue()).isEqualTo("2026-10-03T01:02:03Z");
                    assertThat(one.at("/lookup/official").stringValue()).isEqualTo(Script.INVESTIGATOR);
                });
        assertThat(type(call("POST", answer, body(Map.of("verdict", "fine"))))).isEqualTo("invalid-member");
        assertThat(type(call("POST", answer, body(Map.of("verdict", "not-justified")))))
                .as("whoever finds it not justified says why")
                .isEqualTo("invalid-member");
        assertThat(type(call("POST", answer, body(Map.of("verdict", "not-justified", "note", "850230-1000000")))))
                .as("no number of a person")
                .isEqualTo("invalid-member");
        assertThat(type(call("POST", queue + "/" + own, body(Map.of("verdict", "justified")))))
                .isEqualTo("own-emergency");
        assertThat(type(call("POST", queue + "/" + UUID.randomUUID(), body(Map.of("verdict", "justified")))))
                .isEqualTo("not-found");
        assertThat(json(call("POST", answer, body(Map.of("verdict", "not-justified", "note", "관계가 사실과 다름"))))
                        .path("checked")
                        .stringValue())
                .isEqualTo("not-justified");
        assertThat(type(call("POST", answer, body(Map.of("verdict", "justified")))))
                .isEqualTo("emergency-answered");
        assertThat(emergencies(json(call("GET", queue, "")).path("waiting"), id))
                .isEmpty();

        signInAs(Script.AUDITOR);
        JsonNode audited = json(call("GET", queue, ""));
        assertThat(emergencies(audited.path("waiting"), own)).hasSize(1);
        assertThat(emergencies(audited.path("answered"), id)).singleElement().satisfies(one -> {
            assertThat(one.at("/lookup/checked").stringValue()).isEqualTo("not-justified");
            assertThat(one.path("note").stringValue()).isEqualTo("관계가 사실과 다름");
            assertThat(one.has("answeredAt")).isTrue();
        });
        assertThat(type(call("POST", answer, body(Map.of("verdict", "justified")))))
                .isEqualTo("forbidden");
    }

    private static List<JsonNode> emergencies(JsonNode listed, UUID lookup) {
        return listed.valueStream()
                .filter(one -> one.at("/lookup/id").stringValue().equals(lookup.toString()))
                .toList();
    }

    private String body(Map<String, String> members) {
        return mapper.writeValueAsString(members);
    }

    private static List<String> ids(JsonNode lookups) {
        return lookups.valueStream().map(one -> one.path("id").stringValue()).toList();
    }

    @Test
    void theAnalysesAreForAdministratorsAndTellWhatTheAgreementsMean() throws Exception {
        String analysis = "/api/v1/agreements/analysis/";
        assertThat(call("GET", analysis + "reach?agency=3000000", "").statusCode())
                .isEqualTo(403);
        signIn("oh.taeyang");
        JsonNode reach = json(call("GET", analysis + "reach?agency=3000000", ""));
        assertThat(reach.path("sights").size()).isGreaterThan(100);
        assertThat(reach.at("/sights/0/witness/format").stringValue()).isEqualTo("ieum-decision/3");
        assertThat(json(call("GET", analysis + "who?attribute=Income/amount", ""))
                        .path("agencies")
                        .toString())
                .contains("3000000");
        assertThat(json(call("GET", analysis + "cumulative?agency=3000000", ""))
                        .path("cumulative")
                        .isArray())
                .isTrue();
        assertThat(json(call("GET", analysis + "unused?days=30", ""))
                        .path("unused")
                        .size())
                .isPositive();
        JsonNode repeal = json(call(
                "GET",
                analysis + "repeal?article=901&date=2026-12-31&act="
                        + URLEncoder.encode("국민기초생활 보장법 시행령", StandardCharsets.UTF_8),
                ""));
        assertThat(repeal.at("/losses/0/last").booleanValue()).isTrue();
        assertThat(json(call("GET", analysis + "views?agreement=agr-bl-tax", ""))
                        .path("views")
                        .isArray())
                .isTrue();
        assertThat(json(call("GET", analysis + "replay?agreement=agr-bl-tax&version=2", ""))
                        .path("records")
                        .isIntegralNumber())
                .isTrue();
        assertThat(json(call("GET", analysis + "diff?agreement=agr-bl-tax&earlier=1&later=2", ""))
                        .path("change")
                        .stringValue())
                .isNotEqualTo("same");
        for (String unknown : List.of(
                "reach?agency=x",
                "who?attribute=x",
                "cumulative?agency=x",
                "unused?days=x",
                "repeal?act=x&article=x&date=x",
                "views?agreement=x",
                "replay?agreement=x&version=1",
                "diff?agreement=x&earlier=1&later=2")) {
            assertThat(type(call("GET", analysis + unknown, ""))).as(unknown).isEqualTo("not-found");
        }
    }

    @Test
    void agreementsAreListedAndEachTellsItsGrants() throws Exception {
        JsonNode list = json(call("GET", "/api/v1/agreements", ""));
        assertThat(list.path("agreements")
                        .valueStream()
                        .map(one -> one.path("id").stringValue()))
                .contains("agr-bl-tax", "agr-bl-resident");
        assertThat(list.path("agreements")
                        .valueStream()
                        .map(one -> one.path("standing").stringValue()))
                .as("an official sees no draft")
                .doesNotContain("draft");
        JsonNode tax = json(call("GET", "/api/v1/agreements/agr-bl-tax/1", ""));
        assertThat(tax.at("/grants/1/attributes/0/form").stringValue()).isEqualTo("over:130000000");
        assertThat(tax.path("weakestBasis").stringValue()).isEqualTo("decree");
        assertThat(tax.at("/kinds/0").stringValue()).isEqualTo("case");
        assertThat(tax.has("afterCheck")).isFalse();
        assertThat(type(call("GET", "/api/v1/agreements/agr-bl-tax/99", ""))).isEqualTo("not-found");
        assertThat(json(call("GET", "/api/v1/agreements/agr-bl-tax/1/schema", ""))
                        .at("/$defs/official.obligor.Income/properties/yearTotal/anyOf/0/properties/@type/const")
                        .stringValue())
                .isEqualTo("form:over:130000000");
        assertThat(type(call("GET", "/api/v1/agreements/agr-bl-tax/99/schema", "")))
                .isEqualTo("not-found");
        assertThat(json(call("GET", "/api/v1/agreements/agr-bl-tax/1/odrl", ""))
                        .path("uid")
                        .stringValue())
                .isEqualTo("urn:ieum:agreement:agr-bl-tax:1");
        assertThat(type(call("GET", "/api/v1/agreements/agr-bl-tax/99/odrl", "")))
                .isEqualTo("not-found");
        assertThat(call("GET", "/api/v1/agreements/agr-bl-tax/1/document", "").body())
                .contains("format: ieum-agreement/1")
                .contains("# A demo agreement");
        assertThat(type(call("GET", "/api/v1/agreements/agr-bl-tax/99/document", "")))
                .isEqualTo("not-found");
        assertThat(json(call("GET", "/api/v1/agreement-requests", ""))
                        .path("requests")
                        .isArray())
                .isTrue();
    }

    @Test
    void aViewsSchemaHoldsWhatItsAgreementsRelease() throws Exception {
        JsonNode schema = json(call("GET", "/api/v1/views/" + Script.VIEW + "/schema", ""));
        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.at("/properties/recipient/enum/0").stringValue()).isEqualTo("official");
        assertThat(type(call("GET", "/api/v1/views/nothing/schema", ""))).isEqualTo("not-found");
    }

    @Test
    void whatIsGeneratedFromTheModelIsOpenToEverybodyAndOnlyThat() throws Exception {
        TestBrowser nobody = new TestBrowser(port);
        for (Map.Entry<String, String> file : Map.of(
                        "model.schema.json", "application/schema+json",
                        "model.example.json", "application/ld+json",
                        "context.jsonld", "application/ld+json",
                        "model.cmf.xml", "application/xml")
                .entrySet()) {
            HttpResponse<String> answer = nobody.send(nobody.request("/schemas/" + file.getKey()));
            assertThat(answer.statusCode()).as(file.getKey()).isEqualTo(200);
            assertThat(contentType(answer)).startsWith(file.getValue());
            assertThat(answer.body()).contains("https://ieum.example/");
        }
        // at the address that the context names, and at the name of the exported file
        for (String list : List.of("legal-district", "legal-district.schema.json")) {
            HttpResponse<String> answer = nobody.send(nobody.request("/schemas/codes/" + list));
            assertThat(answer.statusCode()).as(list).isEqualTo(200);
            assertThat(json(answer).path("$id").stringValue()).endsWith("/schemas/codes/legal-district");
            assertThat(json(answer).at("/x-codes/1111010100/ko").stringValue()).isEqualTo("청운동");
        }
        for (String other : List.of("agreements", "codes", "codes/resident-sexdstnCd", "codes/none")) {
            assertThat(nobody.send(nobody.request("/schemas/" + other)).statusCode())
                    .as(other)
                    .isNotEqualTo(200);
        }
    }

    @Test
    void aLookUpSaysEverythingAboutEveryField() throws Exception {
        JsonNode answer = json(call("POST", LOOKUPS, lookup(Script.HEALTHY)));
        assertThat(answer.at("/completeness/complete").booleanValue()).isTrue();
        assertThat(answer.at("/registers").size()).isEqualTo(6);
        assertThat(answer.at("/agreements/0").toString()).contains("agr-bl-");
        JsonNode number = field(answer, "Person/residentNumber", 0);
        assertThat(number.path("state").stringValue()).isEqualTo("reduced");
        assertThat(number.path("form").stringValue()).isEqualTo("first7");
        assertThat(number.path("value").stringValue()).isEqualTo("850230-1******");
        assertThat(number.at("/authority/grant").stringValue()).isEqualTo("G1");
        assertThat(field(answer, "Income/amount", 0).path("value").stringValue())
                .isEqualTo("28920000");
    }

    @Test
    void aConflictNamesBothStatementsAndTheRuleAtTheFieldThatAnsweredSecond() throws Exception {
        JsonNode answer = json(call("POST", LOOKUPS, lookup(Script.CONFLICT)));
        assertThat(field(answer, "HealthInsurance/insuredType", 0).has("conflicts"))
                .isFalse();
        JsonNode conflict = field(answer, "Employment/insuredNow", 0).at("/conflicts/0");
        assertThat(conflict.path("authority").stringValue()).isEqualTo("employment-insurance");
        assertThat(conflict.path("rule").stringValue()).isNotBlank();
        assertThat(conflict.path("statements")
                        .valueStream()
                        .map(one -> one.path("attribute").stringValue()
                                + " " + one.path("value").stringValue()
                                + " " + one.has("assertedAt")))
                .contains("Employment/insuredNow no true", "HealthInsurance/insuredType WORKPLACE true")
                .contains("HealthInsurance/monthlyPay 2410000 true");
        assertThat(field(answer, "Employment/insuredNow", 1).has("conflicts")).isFalse();
    }

    @Test
    void aPartialLookUpNamesTheMissingRegistersAndAWithheldFieldNoCause() throws Exception {
        JsonNode answer = json(call("POST", LOOKUPS, lookup(Script.PARTIAL)));
        assertThat(answer.at("/completeness/missing").valueStream().map(JsonNode::stringValue))
                .containsExactly("employment-insurance", "health-insurance", "tax-income");
        JsonNode withheld = field(answer, "Residence/sameAsApplicant", 1);
        assertThat(withheld.propertyNames())
                .containsExactlyInAnyOrder("subject", "attribute", "entry", "state", "register");
        assertThat(field(answer, "Income/amount", 0).path("closedUntil").stringValue())
                .isEqualTo("2026-09-30T21:00:00Z");
    }

    @Test
    void aLookUpCanBeNarrowedToPanels() throws Exception {
        JsonNode answer = json(
                call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"narrowTo\":[\"family\",\"income\"]}"));
        assertThat(answer.path("registers")
                        .valueStream()
                        .map(one -> one.path("panel").stringValue()))
                .containsExactly("family", "income");
        assertThat(type(call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"narrowTo\":[\"bank\"]}")))
                .isEqualTo("unknown-panel");
    }

    @Test
    void eventsComeOnePerRegisterAndThenTheEnd() throws Exception {
        HttpResponse<String> answer = callAccepting("text/event-stream", lookup(Script.HEALTHY));
        assertThat(contentType(answer)).startsWith("text/event-stream");
        List<String[]> events = events(answer.body());
        assertThat(events.stream().map(event -> event[0]))
                .containsExactly(
                        "shell", "register", "register", "register", "register", "register", "register", "end");
        openApi.validate("#/components/schemas/Shell", events.getFirst()[1]);
        openApi.validate("#/components/schemas/End", events.getLast()[1]);
        for (String[] event : events.subList(1, 7)) {
            openApi.validate("#/components/schemas/RegisterResult", event[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void whatStopsALookUpIsAProblemInBothFormats(String caseNumber, int status, String type) throws Exception {
        HttpResponse<String> whole = call("POST", LOOKUPS, lookup(caseNumber));
        assertThat(whole.statusCode()).isEqualTo(status);
        assertThat(type(whole)).isEqualTo(type);
        HttpResponse<String> streamed = callAccepting("text/event-stream", lookup(caseNumber));
        if (streamed.statusCode() == 200) {
            String[] last = events(streamed.body()).getLast();
            assertThat(last[0]).isEqualTo("problem");
            openApi.validate("#/components/schemas/Problem", last[1]);
            assertThat(last[1]).contains("urn:ieum:problem:" + type);
        } else {
            assertThat(type(streamed)).isEqualTo(type);
        }
        assertThat(whole.body() + streamed.body())
                .doesNotContain("scripted bug")
                .doesNotContain(caseNumber);
    }

    @Test
    void aLogThatNobodyVouchesForIsAProblemOfItsOwn() throws Exception {
        script.unvouched(true);
        try {
            whatStopsALookUpIsAProblemInBothFormats(Script.LOG_LOST, 503, "log-unvouched");
            whatStopsALookUpIsAProblemInBothFormats(Script.LOG_LOST_AT_START, 503, "log-unvouched");
        } finally {
            script.unvouched(false);
        }
    }

    static Stream<Object[]> endings() {
        return Stream.of(
                new Object[] {Script.REFUTED, 403, "refused"},
                new Object[] {Script.DECEASED, 403, "refused"},
                new Object[] {Script.REFUSED_AT_START, 403, "refused"},
                new Object[] {Script.LOG_LOST, 503, "log-unavailable"},
                new Object[] {Script.LOG_LOST_AT_START, 503, "log-unavailable"},
                new Object[] {Script.VOLUME, 429, "volume-exhausted"},
                new Object[] {Script.BREAKS, 500, "internal-error"},
                new Object[] {"9999999-2026-04-0000001", 403, "case-not-accessible"});
    }

    @Test
    void someoneElsesCaseReadsLikeOneThatDoesntExist() throws Exception {
        call("DELETE", "/api/v1/session", "");
        HttpResponse<String> session = call("POST", "/api/v1/session", credentials(Script.OTHER_CITY, Script.PASSWORD));
        csrf = json(session).at("/csrf/token").stringValue();
        String theirs = call("POST", LOOKUPS, lookup(Script.HEALTHY)).body();
        String none = call("POST", LOOKUPS, lookup("9999999-2026-04-0000001")).body();
        assertThat(theirs.replaceAll("\"lookup\":\"[^\"]+\"", ""))
                .isEqualTo(none.replaceAll("\"lookup\":\"[^\"]+\"", ""));
    }

    @ParameterizedTest
    @MethodSource("hostileBodies")
    void aHostileBodyIsAProblemThatRepeatsNothing(String body, int status, String type) throws Exception {
        HttpResponse<String> answer = call("POST", LOOKUPS, body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(type(answer)).isEqualTo(type);
        assertThat(answer.body())
                .doesNotContain("0000001")
                .doesNotContain("zzz")
                .doesNotContain("@class");
    }

    static Stream<Object[]> hostileBodies() {
        String number = "\"case\":\"" + Script.HEALTHY + "\"";
        return Stream.of(
                new Object[] {"", 400, "malformed-body"},
                new Object[] {"null", 400, "malformed-body"},
                new Object[] {"[]", 400, "malformed-body"},
                new Object[] {"{" + number + "," + number + "}", 400, "malformed-body"},
                new Object[] {"{" + number + "} x", 400, "malformed-body"},
                new Object[] {"{" + number + "}{}", 400, "malformed-body"},
                new Object[] {"\ufeff{" + number + "}", 400, "malformed-body"},
                new Object[] {"{'case':1}", 400, "malformed-body"},
                new Object[] {"{\"case\":NaN}", 400, "malformed-body"},
                new Object[] {"{\"case\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400, "malformed-body"},
                new Object[] {"{\"case\":" + "9".repeat(2000) + "}", 400, "malformed-body"},
                new Object[] {"{\"case\":1e400}", 400, "invalid-member"},
                new Object[] {"{\"case\":\"\\ud800\"}", 400, "invalid-member"},
                new Object[] {"{\"case\":\"a\\u0000b\"}", 400, "invalid-member"},
                new Object[] {"{\"case\":\"" + "z".repeat(65) + "\"}", 400, "invalid-member"},
                new Object[] {"{\"case\":\" \"}", 400, "invalid-member"},
                new Object[] {"{\"case\":null}", 400, "invalid-member"},
                new Object[] {"{}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"narrowTo\":[]}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"narrowTo\":\"family\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"narrowTo\":[\"family\",\"family\"]}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"narrowTo\":[1]}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"asOf\":\"2026-02-30\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"asOf\":\"yesterday\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"asOf\":20260101}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"breakGlass\":true}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"breakGlass\":\"\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"breakGlass\":\"too short\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"breakGlass\":\"" + "z".repeat(301) + "\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"breakGlass\":\"of 850230-1000000\"}", 400, "invalid-member"},
                new Object[] {"{" + number + ",\"consentRef\":\"c\"}", 400, "not-supported-yet"},
                new Object[] {"{" + number + ",\"@class\":\"zzz\"}", 400, "not-supported-yet"},
                new Object[] {"{\"case\":\"" + "z".repeat(20_000) + "\"}", 413, "body-too-large"});
    }

    @Test
    void anOrdinaryViewAskedAsAnEmergencyIsRefusedWithAStableProblemThatSaysWhyAndWhatNow() throws Exception {
        HttpResponse<String> answer =
                call("POST", LOOKUPS, "{\"case\":\"" + Script.HEALTHY + "\",\"breakGlass\":\"한파에 난방이 끊긴 가구의 현장 확인\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(type(answer)).isEqualTo("break-glass-not-agreed");
        assertThat(json(answer).at("/reason/code").stringValue()).isEqualTo("no-emergency-agreement");
        assertThat(json(answer).at("/reason/text").stringValue()).isNotBlank();
        assertThat(json(answer).at("/reason/remedy").stringValue()).isNotBlank();
    }

    @Test
    void bytesThatArentUtf8AreNoJson() throws Exception {
        byte[] korean = "{\"case\":\"가나다\"}".getBytes(java.nio.charset.Charset.forName("EUC-KR"));
        assertThat(type(sent(LOOK_UP, posted(LOOKUPS, korean)))).isEqualTo("malformed-body");
        byte[] wide = ("{\"case\":\"" + Script.HEALTHY + "\"}").getBytes(StandardCharsets.UTF_16);
        assertThat(type(sent(LOOK_UP, posted(LOOKUPS, wide)))).isEqualTo("malformed-body");
    }

    @Test
    void theSessionReadsItsBodyAsStrictly() throws Exception {
        assertThat(type(call("POST", "/api/v1/session", "{\"user\":\"zzz\"}"))).isEqualTo("invalid-member");
        assertThat(type(call("POST", "/api/v1/session", "{\"user\":\"a\",\"user\":\"b\",\"password\":\"c\"}")))
                .isEqualTo("malformed-body");
        assertThat(type(call("POST", "/api/v1/session", "x".repeat(20_000)))).isEqualTo("body-too-large");
        HttpResponse<String> form = sent(
                "POST /api/v1/session",
                client.request("/api/v1/session")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(credentials(Script.INVESTIGATOR, Script.PASSWORD))));
        assertThat(type(form)).isEqualTo("unsupported-media-type");
    }

    @Test
    void addressesMethodsAndMediaTypesThatDontFitAreProblemsToo() throws Exception {
        HttpResponse<String> nowhere =
                client.send(client.request("/api/v1/nowhere/zzz").GET());
        assertThat(type(nowhere)).isEqualTo("not-found");
        openApi.validate("#/components/schemas/Problem", nowhere.body());
        assertThat(nowhere.body()).doesNotContain("zzz");
        HttpResponse<String> method = client.send(
                client.request("/api/v1/cases").header("X-CSRF-Token", csrf).PUT(HttpRequest.BodyPublishers.noBody()));
        assertThat(type(method)).isEqualTo("method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).hasValue("GET");
        assertThat(type(call("POST", "/api/v1/views/zzz/lookups", lookup(Script.HEALTHY))))
                .isEqualTo("unknown-view");
        assertThat(type(callAccepting("text/csv", lookup(Script.HEALTHY)))).isEqualTo("not-acceptable");
        assertThat(type(sent(
                        "GET /api/v1/views",
                        client.request("/api/v1/views")
                                .header("Accept", "text/csv")
                                .GET())))
                .isEqualTo("not-acceptable");
        assertThat(type(sent(
                        LOOK_UP,
                        client.request(LOOKUPS)
                                .header("X-CSRF-Token", csrf)
                                .header("Content-Type", "text/xml")
                                .POST(HttpRequest.BodyPublishers.ofString("<x/>")))))
                .isEqualTo("unsupported-media-type");
        HttpResponse<String> garbled =
                client.send(client.request("/api/v1/views/%2e%2e/x").GET());
        assertThat(garbled.statusCode()).isEqualTo(400);
        assertThat(type(garbled)).isEqualTo("bad-request");
    }

    @Test
    void textsComeInTheLanguageAskedFor() throws Exception {
        client.speaking("en-GB");
        HttpResponse<String> english = call("POST", LOOKUPS, lookup(Script.REFUTED));
        assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
        assertThat(json(english).at("/reason/text").stringValue()).contains("family register refutes");
        client.speaking("fr");
        HttpResponse<String> korean = call("POST", LOOKUPS, lookup(Script.REFUTED));
        assertThat(json(korean).at("/title").stringValue()).isEqualTo("조회가 거절되었습니다.");
    }

    @Test
    void noAnswerMayBeKeptByACache() throws Exception {
        for (String path : List.of("/api/v1/views", "/api/v1/cases", "/api/v1/nowhere")) {
            HttpResponse<String> answer = client.send(client.request(path).GET());
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        HttpRequest.Builder request = client.request(path).header("X-CSRF-Token", csrf);
        request = switch (method) {
            case "GET" -> request.GET();
            case "DELETE" -> request.DELETE();
            default ->
                request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        };
        String template = path.replaceAll("/views/[^/]+/(lookups|schema)", "/views/{view}/$1")
                .replaceAll("/v1/lookups/[^/]+/", "/v1/lookups/{id}/")
                .replaceAll("[?].*", "")
                .replaceAll("/v1/functions/[^/]+", "/v1/functions/{code}")
                .replaceAll("/team/lookups/[^/]+/review", "/team/lookups/{id}/review")
                .replaceAll("/team/emergencies/[^/]+", "/team/emergencies/{id}")
                .replaceAll("/team/substitutions/[^/]+", "/team/substitutions/{id}")
                .replaceAll("/corrections/[^/]+/answer", "/corrections/{ticket}/answer")
                .replaceAll("/v1/duties/[^/]+", "/v1/duties/{id}")
                .replaceAll("/systems/credentials/[^/]+/", "/systems/credentials/{id}/")
                .replaceAll("/v1/explanations/[^/]+", "/v1/explanations/{id}")
                .replaceAll("/destinations/[^/]+/[^/]+", "/destinations/{agency}/{system}")
                .replaceAll("/deliveries/[^/]+/(replay|discard)$", "/deliveries/{id}/$1")
                .replaceAll("/journal/entries/[^/]+", "/journal/entries/{id}")
                .replaceAll("/audit/findings/[^/]+", "/audit/findings/{id}")
                .replaceAll("/audit/searches/[^/]+/entries", "/audit/searches/{id}/entries")
                .replaceAll("/agreements/(?!analysis/)[^/]+/[^/]+", "/agreements/{id}/{version}");
        return sent(method + " " + template, request);
    }

    private HttpResponse<String> callAccepting(String accepted, String body) throws Exception {
        return sent(
                LOOK_UP, posted(LOOKUPS, body.getBytes(StandardCharsets.UTF_8)).header("Accept", accepted));
    }

    private HttpRequest.Builder posted(String path, byte[] body) {
        return client.request(path)
                .header("X-CSRF-Token", csrf)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> sent(String operation, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = client.send(request);
        openApi.check(operation, answer.statusCode(), contentType(answer), answer.body());
        return answer;
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }

    private String type(HttpResponse<String> answer) {
        assertThat(contentType(answer)).isEqualTo("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("status").intValue()).isEqualTo(answer.statusCode());
        return problem.path("type").stringValue().substring("urn:ieum:problem:".length());
    }

    private static JsonNode field(JsonNode answer, String attribute, int subject) {
        return answer.path("registers")
                .valueStream()
                .flatMap(register -> register.path("fields").valueStream())
                .filter(field -> field.path("attribute").stringValue().equals(attribute)
                        && field.path("subject").intValue() == subject)
                .findFirst()
                .orElseThrow();
    }

    private static List<String[]> events(String body) {
        return Stream.of(body.split("\n\n"))
                .map(event -> event.split("\n", -1))
                .map(lines -> new String[] {
                    lines[0].substring("event: ".length()),
                    IntStream.range(1, lines.length)
                            .mapToObj(i -> lines[i].substring("data: ".length()))
                            .collect(Collectors.joining("\n"))
                })
                .toList();
    }

    private static void closed(String path, JsonNode node, List<String> open) {
        if (node.isObject()) {
            if (node.path("type").isString()
                    && node.path("type").stringValue().equals("object")
                    && !node.has("additionalProperties")
                    && !node.has("unevaluatedProperties")) {
                open.add(path);
            }
            node.properties().forEach(member -> closed(path + "/" + member.getKey(), member.getValue(), open));
        }
    }

    private static String credentials(String user, String password) {
        return "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}";
    }

    private static String lookup(String caseNumber) {
        return "{\"case\":\"" + caseNumber + "\"}";
    }
}
