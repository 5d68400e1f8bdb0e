package kr.ieum.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Transport {@code http-json} against the simulated vehicle register, which shows the half of a key and lists what it holds. */
class MaskedKeyTest implements LiveRegisterContract {

    private final VehicleStand stand = new VehicleStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Test
    void what_the_register_shows_of_the_key_is_compared_and_dropped() throws Exception {
        Set<String> permitted = Set.of("vhcty");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), permitted, PATIENT));
        assertThat(((RegisterAnswer.Found) answer).records())
                .singleElement()
                .satisfies(one -> assertThat(one.fields()).containsOnlyKeys("vhcty"));
        JsonNode asked = JsonMapper.shared().readTree(stand.server().requests().getFirst());
        Set<String> items = new TreeSet<>();
        asked.path("reqstIem").forEach(item -> items.add(item.asString("")));
        assertThat(items).containsExactly("ownerRegNo", "vhcty");
    }

    @Test
    void another_person_is_noticed_by_what_is_shown() throws Exception {
        stand.server().behave("other-person");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), Set.of("vhcty"), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T3");
    }

    @Test
    void what_is_kept_under_a_former_number_is_found_by_it_and_by_no_other() throws Exception {
        Map<String, String> currentNumbers =
                SimulatedServer.simulator().population().currentNumbers();
        String former = currentNumbers.keySet().stream()
                .filter(number -> SimulatedServer.simulator().population().vehicles().stream()
                        .anyMatch(line -> line.owner().equals(number)))
                .findFirst()
                .orElseThrow();
        RegisterAnswer answer = stand.adapter().ask(stand.question(former, Set.of("vhcty"), PATIENT));
        assertThat(((RegisterAnswer.Found) answer).records()).isNotEmpty();
        String present = Optional.ofNullable(currentNumbers.get(former)).orElseThrow();
        assertThat(((RegisterAnswer.Found) stand.adapter().ask(stand.question(present, Set.of("vhcty"), PATIENT)))
                        .records())
                .isEmpty();
    }

    @Test
    void an_echo_in_another_form_than_agreed_is_refused() throws Exception {
        for (String form : new String[] {"#############", "######-##*****", "######-#*****", "######-#*******"}) {
            RegisterAnswer answer = stand.open(Map.of("keyEchoForm", form))
                    .ask(stand.question(stand.held(3), Set.of("vhcty"), PATIENT));
            assertThat(answer).as(form).isInstanceOf(RegisterAnswer.Malformed.class);
        }
    }

    @Test
    void an_owner_without_a_vehicle_is_found_with_nothing() throws Exception {
        assertThat(stand.adapter().ask(stand.question(stand.withoutVehicle(), Set.of("vhcty"), PATIENT)))
                .isInstanceOfSatisfying(
                        RegisterAnswer.Found.class,
                        found -> assertThat(found.records()).isEmpty());
    }
}
