package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.journey.Visitor.Answer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Minimisation, proven by canaries (design P3): every field of every register carries a marker for the people of one case,
 * and each marker may be found only where its class allows. It comes last, for it ends the node, and what all journeys left
 * in its data folder is searched too.
 */
@OnTheDemoNode
@Order(Integer.MAX_VALUE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MinimisationTest {

    private static final String KIM = "kim.jihyun";
    private static final List<String> REGISTERS = List.of(
            "resident",
            "family",
            "tax-income",
            "employment",
            "cases",
            "vehicle",
            "health-insurance",
            "property",
            "welfare");

    private static final Map<String, String> PEOPLE =
            Map.of("7107311198669", "applicant", "7305292113577", "benefit-unit", "4603311156203", "obligor");

    /** Where a marker may be found outside the source and the spool. */
    enum Permission {
        /** Nowhere. */
        NEVER,
        /** Nowhere in clear: only a lesser form or an answer drawn from it leaves, the clear value stays in memory. */
        REDUCED,
        /** As reduced, with the one stated exception: a search key stands inside requests to registers. */
        KEY,
        /** In the bodies of answers to the official, and nowhere else. */
        PERMITTED,
        /** The case's own words: in answers, and the number in questions to the case system. */
        CASE
    }

    /** Class by register, field and relation: applicant, benefit-unit, obligor; what isn't listed here is a failure. */
    private static final String TABLE = """
        resident   | rrn               | KEY       | KEY       | KEY
        resident   | nm                | PERMITTED | PERMITTED | PERMITTED
        resident   | nmHanja           | NEVER     | NEVER     | NEVER
        resident   | birthYmd          | NEVER     | NEVER     | NEVER
        resident   | hshldNo           | REDUCED   | REDUCED   | NEVER
        resident   | trnsinYmd         | PERMITTED | PERMITTED | NEVER
        resident   | rdnmAdr           | PERMITTED | PERMITTED | NEVER
        resident   | rdnmDtlAdr        | PERMITTED | PERMITTED | NEVER
        resident   | bjdCd             | REDUCED   | REDUCED   | NEVER
        resident   | hjdCd             | NEVER     | NEVER     | NEVER
        resident   | isncLmtTrgtRrn    | NEVER     | NEVER     | NEVER
        family     | 등록기준지        | NEVER     | NEVER     | NEVER
        family     | 본인/성명/한글    | NEVER     | NEVER     | NEVER
        family     | 본인/성명/한자    | NEVER     | NEVER     | NEVER
        family     | 본인/출생연월일   | NEVER     | NEVER     | NEVER
        family     | 본인/주민등록번호 | KEY       | KEY       | KEY
        family     | 부/성명           | NEVER     | NEVER     | NEVER
        family     | 부/주민등록번호   | KEY       | NEVER     | NEVER
        family     | 모/성명           | NEVER     | NEVER     | NEVER
        family     | 모/주민등록번호   | REDUCED   | NEVER     | NEVER
        family     | 배우자/성명       | NEVER     | NEVER     | NEVER
        family     | 배우자/주민등록번호 | KEY     | KEY       | NEVER
        family     | 자녀/성명         | NEVER     | NEVER     | NEVER
        family     | 자녀/주민등록번호 | REDUCED   | NEVER     | KEY
        family     | 자녀/출생연월일   | NEVER     | NEVER     | NEVER
        family     | 신고일            | NEVER     | NEVER     | NEVER
        tax-income | 주민등록번호      | KEY       | KEY       | KEY
        tax-income | 성명              | NEVER     | NEVER     | NEVER
        tax-income | 총수입금액        | NEVER     | NEVER     | NEVER
        tax-income | 소득금액          | PERMITTED | PERMITTED | REDUCED
        tax-income | 사업자등록번호    | NEVER     | NEVER     | NEVER
        tax-income | 체납금액          | NEVER     | NEVER     | NEVER
        tax-income | 환급미지급액      | NEVER     | NEVER     | NEVER
        tax-income | filler            | NEVER     | NEVER     | NEVER
        property   | V_LAND.PNU        | REDUCED   | REDUCED   | REDUCED
        property   | V_LAND.PAREA      | REDUCED   | REDUCED   | REDUCED
        property   | V_LAND.OFFI_LAND_PRC | REDUCED | REDUCED  | REDUCED
        property   | V_LAND.YONGDO_JIYEOK | NEVER  | NEVER     | NEVER
        property   | V_LAND.YONGDO_JIGU | NEVER    | NEVER     | NEVER
        property   | V_OWNER.OWNER_REGNO | KEY     | KEY       | KEY
        property   | V_OWNER.PNU_OR_BLDG_PK | REDUCED | REDUCED | REDUCED
        property   | V_OWNER.OWNER_NM  | NEVER     | NEVER     | NEVER
        property   | V_OWNER.SHARE     | PERMITTED | PERMITTED | REDUCED
        property   | V_OWNER.OWN_CHG_YMD | NEVER   | NEVER     | NEVER
        property   | V_OWNER.OWN_CHG_CAUSE | NEVER | NEVER     | NEVER
        property   | V_BLDG.MGM_BLDRGST_PK | NEVER | NEVER     | NEVER
        property   | V_BLDG.PNU        | REDUCED   | REDUCED   | REDUCED
        property   | V_BLDG.TOTAREA    | NEVER     | NEVER     | NEVER
        property   | V_BLDG.BCRAT      | NEVER     | NEVER     | NEVER
        property   | V_BLDG.VLRAT      | NEVER     | NEVER     | NEVER
        property   | V_BLDG.USE_APR_DAY | NEVER    | NEVER     | NEVER
        property   | V_BLDG.HOUSE_PRC  | PERMITTED | PERMITTED | REDUCED
        employment | PIBO_JUMIN        | KEY       | KEY       | KEY
        employment | SAEOPJANG_NO      | NEVER     | NEVER     | NEVER
        employment | SAEOPJANG_NM      | NEVER     | NEVER     | NEVER
        employment | CHWIDEUK_DT       | PERMITTED | PERMITTED | NEVER
        employment | SANGSIL_DT        | REDUCED   | REDUCED   | NEVER
        employment | WOL_BOSU          | PERMITTED | PERMITTED | NEVER
        employment | GUJIK_FROM        | NEVER     | NEVER     | NEVER
        employment | GUJIK_TO          | PERMITTED | PERMITTED | NEVER
        employment | GUJIK_ILAEK       | PERMITTED | PERMITTED | NEVER
        health-insurance | jeungNo         | NEVER     | NEVER     | NEVER
        health-insurance | juminNo         | KEY       | KEY       | KEY
        health-insurance | seongMyeong     | NEVER     | NEVER     | NEVER
        health-insurance | chwideukIl      | NEVER     | NEVER     | NEVER
        health-insurance | bosuWolaek      | PERMITTED | PERMITTED | NEVER
        health-insurance | wolBohumryo     | NEVER     | NEVER     | NEVER
        health-insurance | janggiBohumryo  | NEVER     | NEVER     | NEVER
        health-insurance | cheNapAek       | NEVER     | NEVER     | NEVER
        vehicle    | vhcleNo           | NEVER     | NEVER     | NEVER
        vehicle    | vin               | NEVER     | NEVER     | NEVER
        vehicle    | vhcleNm           | NEVER     | NEVER     | NEVER
        vehicle    | dsplvl            | PERMITTED | PERMITTED | NEVER
        vehicle    | frstRegistDe      | NEVER     | NEVER     | NEVER
        vehicle    | ownerTelno        | NEVER     | NEVER     | NEVER
        vehicle    | updtDt            | NEVER     | NEVER     | NEVER
        welfare    | 대상자주민번호    | KEY       | KEY       | KEY
        welfare    | 대상자성명        | NEVER     | NEVER     | NEVER
        welfare    | 가구번호          | NEVER     | NEVER     | NEVER
        welfare    | 결정일자          | NEVER     | NEVER     | NEVER
        welfare    | 지급액            | PERMITTED | PERMITTED | NEVER
        welfare    | 중지사유          | NEVER     | NEVER     | NEVER
        welfare    | 계좌              | NEVER     | NEVER     | NEVER
        cases      | 접수번호          | CASE      | CASE      | CASE
        cases      | 대상자/주민등록번호 | KEY     | KEY       | KEY
        cases      | 대상자/성명       | CASE      | CASE      | CASE
        """;

    /** Which fields R1 may be asked for about whom; R1 narrows at the source (the family register can't, its adapter does). */
    private static final Map<String, String> ASKED_OF_RESIDENT = Map.of(
            "applicant", "bjdCd chgBfRrn hshldNo nm rdnmAdr rdnmDtlAdr rrn rrnChgYn rsdStusCd trnsinYmd",
            "benefit-unit", "chgBfRrn hshldNo nm rrn rrnChgYn rsdStusCd trnsinYmd",
            "obligor", "chgBfRrn nm rrn rrnChgYn");

    /** Which columns R5's statements select about whom, beside the number asked by; the obligor's total is added up from its parts. */
    private static final Map<String, String> ASKED_OF_PROPERTY = Map.of(
            "applicant", "HOUSE_PRC OFFI_LAND_PRC PAREA PNU SHARE",
            "benefit-unit", "HOUSE_PRC OFFI_LAND_PRC PAREA PNU SHARE",
            "obligor", "HOUSE_PRC OFFI_LAND_PRC PAREA PNU SHARE");

    /** Which items R6 may be asked for about whom; the owner's masked number and whether a vehicle was struck off are checked. */
    private static final Map<String, String> ASKED_OF_VEHICLE = Map.of(
            "applicant", "dsplvl ersrYn mdlYear ownerRegNo prpos vhcty",
            "benefit-unit", "dsplvl ersrYn mdlYear ownerRegNo prpos vhcty");

    /**
     * A marker.
     *
     * @param name register, field and relation
     */
    private record Canary(String name, String register, Permission permission, String marker) {}

    private final DemoNode node;
    private final List<Canary> canaries = new ArrayList<>();
    private final Sought sought = new Sought();
    private final List<Visitor> visitors = new ArrayList<>();
    private final Map<String, List<Simulator.Request>> requests = new TreeMap<>();

    MinimisationTest(DemoNode node) {
        this.node = node;
    }

    @Test
    @Order(1)
    void every_field_of_every_register_has_its_class() {
        Map<String, Permission> classes = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.split("\\|")).forEach(row -> {
            List<String> relations = List.of("applicant", "benefit-unit", "obligor");
            for (int i = 0; i < relations.size(); i++) {
                classes.put(
                        row[0].strip() + " " + row[1].strip() + " " + relations.get(i),
                        Permission.valueOf(row[i + 2].strip()));
            }
        });
        for (JsonNode canary : node.simulator().canaries()) {
            if (!canary.path("marker").isNull()) {
                String name = canary.path("register").asString() + " "
                        + canary.path("field").asString() + " "
                        + PEOPLE.get(canary.path("rrn").asString());
                assertThat(classes).as("the table has a class for every field").containsKey(name);
                canaries.add(new Canary(
                        name,
                        canary.path("register").asString(),
                        classes.get(name),
                        canary.path("marker").asString()));
            }
        }
        assertThat(canaries).hasSizeGreaterThan(80);
        canaries.forEach(canary -> sought.add(canary.marker()));
    }

    @Test
    @Order(2)
    void the_case_is_looked_up_in_every_way_there_is() throws Exception {
        node.simulator().forgetRequests();
        node.simulator().deliver();
        node.fetch("tax-income");
        node.simulator().deliver("welfare");
        node.fetch("welfare");
        ApiOfficial program = node.program(KIM);
        program.visitor().answers().clear();
        program.lookUp(Cases.CANARY);
        for (String language : List.of("ko", "en")) {
            // one session at a time: the screens of the round before have ended the program's
            program = node.program(KIM);
            visitors.add(program.visitor());
            program.ask(ApiOfficial.LOOK_UP, Cases.CANARY, "application/json", language);
            program.ask(ApiOfficial.LOOK_UP, Cases.CANARY, "text/event-stream", language);
            program.visitor().send(program.visitor().to("/api/v1/cases").header("Accept", "application/json"));
            ScreenOfficial kim = node.screens(KIM, language);
            visitors.add(kim.visitor());
            kim.get("/");
            kim.open(Cases.CANARY);
            assertThat(kim.lookUp(Cases.CANARY).body()).contains("</html>");
        }
        program = node.program(KIM);
        visitors.add(program.visitor());
        program.visitor().send(program.visitor().to("/actuator/health"));
        for (String broken : List.of("wrong", "truncated", "charset")) {
            node.simulator().behave("resident", broken);
            program.lookUpOnce(Cases.CANARY);
            node.simulator().behave("family", broken);
            program.lookUpOnce(Cases.CANARY);
            node.simulator().behave("property", broken);
            program.lookUpOnce(Cases.CANARY);
            node.simulator().behave("resident", "normal");
            node.simulator().behave("family", "normal");
            program.lookUpOnce(Cases.CANARY);
            node.simulator().behave("property", "normal");
            node.simulator().behave("employment", broken);
            program.lookUpOnce(Cases.CANARY);
            node.simulator().behave("employment", "normal");
        }
        node.simulator().wrong("resident", "dates");
        program.lookUpOnce(Cases.CANARY);
        node.simulator().behave("resident", "normal");
        node.simulator().wrong("property", "dates");
        program.lookUpOnce(Cases.CANARY);
        node.simulator().wrong("property", "duplicate");
        program.lookUpOnce(Cases.CANARY);
        node.simulator().behave("property", "normal");
        errors(program);
        REGISTERS.forEach(register -> requests.put(register, node.simulator().requests(register)));
    }

    /** Everything that can go wrong at the door, with personal numbers where a client might put them. */
    private void errors(ApiOfficial program) {
        Visitor errors = new Visitor(node.address());
        visitors.add(errors);
        String number = "7107311198669";
        errors.send(errors.to("/api/v1/cases"));
        errors.send(errors.to("/api/v1/session")
                .header("Content-Type", "application/json")
                .POST(ApiOfficial.body(Map.of("user", number, "password", number))));
        errors.send(errors.to("/api/v1/nothing/" + number));
        errors.send(errors.to("/nothing/" + number));
        errors.send(errors.to("/cases/" + number));
        errors.send(errors.to("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=" + number + "&password=" + number)));
        ApiOfficial han = node.program("han.seoyeon");
        visitors.add(han.visitor());
        for (ApiOfficial official : List.of(program, han)) {
            for (String body : List.of(
                    "{\"case\":\"" + number + "\"}",
                    "{\"case\":\"" + number,
                    "{\"case\":7107311198669}",
                    "{\"case\":\"x\",\"" + number + "\":1}",
                    "{\"case\":\"x\",\"narrowTo\":[\"" + number + "\"]}",
                    "{\"case\":\"x\",\"subjects\":[\"" + number + "\"]}")) {
                official.visitor()
                        .send(official.post(ApiOfficial.LOOK_UP).POST(HttpRequest.BodyPublishers.ofString(body)));
            }
            official.visitor()
                    .send(official.post("/api/v1/views/" + number + "/lookups")
                            .POST(ApiOfficial.body(Map.of("case", number))));
            official.visitor()
                    .send(official.post(ApiOfficial.LOOK_UP)
                            .setHeader("X-CSRF-Token", number)
                            .POST(ApiOfficial.body(Map.of("case", number))));
            official.visitor()
                    .send(official.post(ApiOfficial.LOOK_UP)
                            .setHeader("Content-Type", "text/" + number)
                            .POST(HttpRequest.BodyPublishers.ofString(number)));
            official.visitor()
                    .send(official.post(ApiOfficial.LOOK_UP)
                            .POST(HttpRequest.BodyPublishers.ofString("[\"" + number.repeat(20_000) + "\"]")));
        }
        ScreenOfficial screens = node.screens("han.seoyeon", "en");
        visitors.add(screens.visitor());
        screens.open(number);
        screens.open(Cases.CANARY);
    }

    @Test
    @Order(3)
    void registers_are_asked_with_keys_and_with_nothing_else() {
        List<String> found = new ArrayList<>();
        for (String register : REGISTERS) {
            assertThat(requests.get(register)).as(register).isNotEmpty();
            Search search = inText(
                    "requests to " + register,
                    requests.get(register).stream().map(Simulator.Request::text).reduce("", String::concat));
            for (Canary canary : canaries) {
                boolean allowed = canary.permission() == Permission.KEY
                        || canary.name().startsWith("cases 접수번호") && register.equals("cases");
                if (!allowed) {
                    found.addAll(search.find(canary));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(3)
    void registers_that_narrow_are_asked_only_for_what_the_relation_permits() {
        assertThat(askedFor("resident", "fields")).isEqualTo(ASKED_OF_RESIDENT);
        assertThat(askedFor("vehicle", "reqstIem")).isEqualTo(ASKED_OF_VEHICLE);
    }

    /** The fields that a register was asked for, by relation. */
    private Map<String, String> askedFor(String register, String member) {
        Map<String, Set<String>> asked = new TreeMap<>();
        PEOPLE.forEach((number, relation) -> requests.get(register).stream()
                .filter(request -> request.body().contains(number))
                .forEach(request -> JsonMapper.shared()
                        .readTree(request.body())
                        .path(member)
                        .forEach(field -> asked.computeIfAbsent(relation, r -> new TreeSet<>())
                                .add(field.asString()))));

        return asked.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(" ", e.getValue())));
    }

    @Test
    @Order(3)
    void the_property_register_is_asked_only_for_what_the_relation_permits() {
        Map<String, Set<String>> asked = new TreeMap<>();
        for (Simulator.Request request : requests.get("property")) {
            String[] lines = request.body().split("\n");
            String selected = lines[0].substring(0, lines[0].indexOf(" FROM "));
            assertThat(selected).startsWith("SELECT \"V_OWNER\".\"OWNER_REGNO\", COUNT(*) OVER");
            String columns = selected.replaceAll("COUNT\\(\\*\\) OVER \\([^)]*\\)|CASE WHEN .*? END", "");
            Pattern.compile("\"V_\\w+\"\\.\"(\\w+)\"")
                    .matcher(columns)
                    .results()
                    .map(column -> column.group(1))
                    .filter(column -> !column.equals("OWNER_REGNO"))
                    .forEach(column -> asked.computeIfAbsent(
                                    Optional.ofNullable(PEOPLE.get(lines[1])).orElseThrow(), r -> new TreeSet<>())
                            .add(column));
        }

        assertThat(asked.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> String.join(" ", e.getValue()))))
                .isEqualTo(ASKED_OF_PROPERTY);
    }

    @Test
    @Order(4)
    void answers_hold_what_is_permitted_and_nothing_else() {
        List<String> found = new ArrayList<>();
        for (Answer answer : answers()) {
            boolean error = answer.status() >= 400;
            Search body = inText(answer.question() + " " + answer.status() + " body", answer.body());
            Search headers = inText(answer.question() + " " + answer.status() + " headers", answer.headers());
            for (Canary canary : canaries) {
                boolean mayLeave =
                        canary.permission() == Permission.PERMITTED || canary.permission() == Permission.CASE;
                if (error || !mayLeave) {
                    found.addAll(body.find(canary));
                }
                found.addAll(headers.find(canary));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    @Order(4)
    void the_same_search_finds_every_permitted_value_in_json_events_and_pages() {
        for (String kind : List.of("application/json", "text/event-stream", "text/html")) {
            Search search = inText(
                    kind,
                    answers().stream()
                            .filter(answer -> answer.status() == 200
                                    && answer.contentType().startsWith(kind)
                                    && (answer.question().contains("lookup")))
                            .map(Answer::body)
                            .reduce("", String::concat));
            assertThat(canaries)
                    .filteredOn(canary -> canary.permission() == Permission.PERMITTED)
                    .hasSizeGreaterThan(8)
                    .allSatisfy(canary ->
                            assertThat(search.find(canary)).as(canary.name()).isNotEmpty());
        }
        Search asked = inText(
                "requests",
                requests.get("resident").stream().map(Simulator.Request::text).reduce("", String::concat));
        assertThat(canaries)
                .filteredOn(canary -> canary.name().startsWith("resident rrn"))
                .hasSize(3)
                .allSatisfy(canary -> assertThat(asked.find(canary)).isNotEmpty());
    }

    @Test
    @Order(5)
    void nothing_of_it_rests_in_the_data_folder_while_the_node_runs() throws IOException {
        assertThat(restingIn(node.data())).isEmpty();
    }

    @Test
    @Order(6)
    void nothing_of_it_rests_in_the_data_folder_after_the_node_has_ended() throws IOException {
        node.stop();

        assertThat(restingIn(node.data())).isEmpty();
    }

    @Test
    @Order(7)
    void the_same_search_would_find_it_in_a_database_in_a_log_and_in_a_register_file(@TempDir Path folder)
            throws IOException, SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("leak"));
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE leak(id INT, text VARCHAR)");
            for (Canary canary : canaries) {
                statement.execute("INSERT INTO leak VALUES (1, 'before " + canary.marker() + " after')");
            }
        }
        String all = String.join("\n", canaries.stream().map(Canary::marker).toList());
        Files.writeString(folder.resolve("leak.log"), all);
        Files.write(folder.resolve("leak.utf16"), all.getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("leak.dat"), all.getBytes(Charset.forName("MS949")));

        List<String> found = restingIn(folder);

        for (String file : List.of("leak.mv.db", "leak.log", "leak.utf16")) {
            assertThat(canaries).allSatisfy(canary -> assertThat(found).contains(canary.name() + " in " + file));
        }
        assertThat(canaries)
                .filteredOn(canary -> canary.name().startsWith("tax-income"))
                .allSatisfy(canary -> assertThat(found).contains(canary.name() + " in leak.dat"));
    }

    /** Markers in clear in any file of the folder; the spool is one of them, for what it holds is encrypted. */
    private List<String> restingIn(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Map<String, byte[]> files = NodeFiles.read(folder);
        assertThat(files).hasSizeGreaterThan(2);
        files.forEach((name, bytes) -> {
            Search search = inBytes(name, bytes);
            canaries.forEach(canary -> found.addAll(search.find(canary)));
        });
        return found;
    }

    private List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        visitors.forEach(visitor -> answers.addAll(visitor.answers()));
        assertThat(answers).hasSizeGreaterThan(40);
        return answers;
    }

    private Search inText(String place, String text) {
        return inBytes(place, text.getBytes(StandardCharsets.UTF_8));
    }

    private Search inBytes(String place, byte[] bytes) {
        return new Search(place, sought.foundIn(bytes));
    }

    /**
     * One place that was searched.
     *
     * @param markers what stands in it
     */
    private record Search(String place, Set<String> markers) {

        List<String> find(Canary canary) {
            return markers.contains(canary.marker()) ? List.of(canary.name() + " in " + place) : List.of();
        }
    }
}
