package kr.ieum.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transport {@code http-json} against the simulated resident register. */
class HttpJsonTest implements LiveRegisterContract {

    private final ResidentStand stand = new ResidentStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Test
    void asks_the_register_for_the_permitted_fields_and_the_echo_of_the_key_and_no_others() throws Exception {
        Set<String> permitted = Set.of("rdnmAdr", "nm");
        stand.adapter().ask(stand.question(stand.held(3), permitted, PATIENT));
        assertThat(stand.adapter().narrowing()).isEqualTo(RegisterAdapter.Narrowing.AT_SOURCE);
        JsonNode asked = JsonMapper.shared().readTree(stand.server().requests().getFirst());
        Set<String> fields = new TreeSet<>();
        asked.path("fields").forEach(field -> fields.add(field.asString("")));
        assertThat(fields).containsExactly("nm", "rdnmAdr", "rrn");
        assertThat(asked.properties()).hasSize(2);
    }

    @Test
    void an_answer_under_a_number_that_was_changed_since_is_about_another_number() throws Exception {
        String former = SimulatedServer.simulator().population().currentNumbers().keySet().stream()
                .findFirst()
                .orElseThrow();
        RegisterAnswer answer = stand.adapter().ask(stand.question(former, Set.of("nm"), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T3");
    }

    @Test
    void where_the_register_repeats_a_former_number_the_answer_names_the_present_one_and_the_echo_stays()
            throws Exception {
        Map<String, String> currentNumbers =
                SimulatedServer.simulator().population().currentNumbers();
        String former = currentNumbers.keySet().stream().findFirst().orElseThrow();
        RegisterAdapter knowing = stand.open(Map.of("formerEcho", "inqBfRrn"));

        assertThat(knowing.ask(stand.question(former, Set.of("nm"), PATIENT)))
                .isInstanceOfSatisfying(RegisterAnswer.Found.class, found -> {
                    assertThat(found.presentKey().map(SubjectKey::text)).hasValue(currentNumbers.get(former));
                    assertThat(found.records())
                            .singleElement()
                            .satisfies(one -> assertThat(one.fields()).containsOnlyKeys("nm"));
                });
        assertThat(((RegisterAnswer.Found) knowing.ask(stand.question(stand.held(3), Set.of("nm"), PATIENT)))
                        .presentKey())
                .isEmpty();
        stand.server().behave("other-person");
        assertThat(knowing.ask(stand.question(former, Set.of("nm"), PATIENT)))
                .isInstanceOf(RegisterAnswer.Malformed.class);
    }

    @Test
    void questions_one_after_the_other_share_a_connection() throws Exception {
        await().until(() -> stand.server().connections() == 0);
        for (int i = 0; i < 5; i++) {
            stand.adapter().ask(stand.question(stand.held(i), PATIENT));
        }
        assertThat(stand.server().connections()).isEqualTo(1);
    }

    @Test
    void a_planned_stop_that_the_register_announces_is_closed_until_the_moment_it_says() throws Exception {
        stand.server().behave("closed");
        Instant inAnHour = Instant.now().plus(Duration.ofHours(1));
        assertThat(stand.adapter().ask(stand.question(stand.held(0), PATIENT)))
                .isInstanceOfSatisfying(
                        RegisterAnswer.ClosedUntil.class,
                        closed -> assertThat(closed.until())
                                .isBetween(inAnHour.minusSeconds(30), inAnHour.plusSeconds(30)));
    }

    @Test
    void a_service_that_is_not_there_is_named_by_its_status() throws Exception {
        assertThat(stand.open(Map.of("path", "/elsewhere")).ask(stand.question(stand.held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("status-404"));
        assertThat(stand.open(Map.of("path", "/elsewhere", "notHeldStatus", "404"))
                        .ask(stand.question(stand.held(0), PATIENT)))
                .isInstanceOf(RegisterAnswer.NotHeld.class);
    }
}
