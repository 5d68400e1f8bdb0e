package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;
import kr.ieum.simulator.people.HardPerson;
import kr.ieum.simulator.people.HardRow;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResidentRegisterTest {

    private static final Simulator SIMULATOR = Shared.SIMULATOR;
    private final Caller caller = new Caller(SIMULATOR);

    private static String applicantOf(int position) {
        return SIMULATOR.population().cases().get(position).applicant();
    }

    private static HardPerson first(HardRow kind) {
        return SIMULATOR.population().hardPersons().stream()
                .filter(person -> person.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_inquiry_answers_only_the_fields_asked_for() throws Exception {
        JsonNode answer = caller.resident(applicantOf(0), "nm", "rsdStusCd", "isncLmtTrgtRrn");
        assertThat(answer.path("resultCd").asString()).isEqualTo("00");
        assertThat(answer.path("stdrDt").asString()).matches("20261122\\d{6}");
        assertThat(answer.path("person").propertyNames()).containsExactly("nm", "rsdStusCd", "isncLmtTrgtRrn");
        assertThat(answer.path("person").path("nm").asString()).isEqualTo("윤정우");
        assertThat(answer.path("person").path("isncLmtTrgtRrn").isArray()).isTrue();
    }

    @Test
    void an_unknown_number_answers_no_record() throws Exception {
        JsonNode answer = caller.resident("0001013000000", "nm");
        assertThat(answer.toString()).isEqualTo("{\"resultCd\":\"04\",\"resultMsg\":\"해당 자료 없음\"}");
    }

    @Test
    void an_unknown_field_is_refused() throws Exception {
        assertThat(caller.send(caller.inquiry(applicantOf(0), "nm", "bloodType"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send(caller.inquiry(applicantOf(0))).statusCode()).isEqualTo(400);
    }

    @Test
    void a_caller_without_the_key_is_refused() throws Exception {
        HttpRequest bare = HttpRequest.newBuilder(
                        SIMULATOR.endpoints().resident().resolve("/resident/v1/inquiry"))
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(caller.send(bare).statusCode()).isEqualTo(401);
    }

    @Test
    void a_former_number_answers_with_the_record_of_the_current_one() throws Exception {
        HardPerson changed = first(HardRow.CHANGED_NUMBER);
        JsonNode answer = caller.resident(changed.note(), "rrn", "nm");
        assertThat(answer.path("person").path("rrn").asString()).isEqualTo(changed.number());
        assertThat(answer.path("person").path("inqBfRrn").asString())
                .as("the number that was asked by, so that the caller knows whom the answer is about")
                .isEqualTo(changed.note());
        assertThat(answer.toString().replace("\"inqBfRrn\":\"" + changed.note() + "\"", ""))
                .as("and nowhere else")
                .doesNotContain(changed.note());
    }

    @Test
    void the_provider_lists_its_protection_pairs() throws Exception {
        JsonNode answer = protectionPairs();
        HardPerson wife = first(HardRow.PROTECTION_PAIR);
        assertThat(answer.path("resultCd").asString()).isEqualTo("00");
        assertThat(answer.path("pairs").valueStream())
                .anyMatch(pair -> pair.path("rrn").asString().equals(wife.number())
                        && pair.path("towards").path(0).asString().equals(wife.note()));
    }

    private JsonNode protectionPairs() throws Exception {
        HttpRequest request = caller.request(SIMULATOR.endpoints().resident(), "/resident/v1/protection-pairs")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        return JsonMapper.shared().readTree(caller.send(request).body());
    }

    @Test
    void empty_dates_come_in_both_of_the_registers_ways() {
        Map<String, Long> ways = SIMULATOR.population().residents().stream()
                .map(entry -> entry.dethYmd())
                .filter(date -> date.isEmpty() || date.equals("00000000"))
                .collect(Collectors.groupingBy(date -> date, Collectors.counting()));
        assertThat(ways).hasSize(2);
    }

    @Test
    void administrative_and_legal_districts_differ() throws Exception {
        JsonNode person = caller.resident(applicantOf(0), "bjdCd", "hjdCd").path("person");
        assertThat(person.path("bjdCd").asString()).isEqualTo("1111010100");
        assertThat(person.path("hjdCd").asString()).isEqualTo("1111051500");
    }
}
