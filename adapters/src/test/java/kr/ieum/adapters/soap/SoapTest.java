package kr.ieum.adapters.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.TestStand;
import org.junit.jupiter.api.Test;

/** Transport {@code soap} against the simulated family register. */
class SoapTest implements LiveRegisterContract {

    private final FamilyStand stand = new FamilyStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Test
    void says_that_it_drops_in_the_adapter_what_was_not_permitted() throws Exception {
        assertThat(stand.adapter().narrowing()).isEqualTo(RegisterAdapter.Narrowing.IN_ADAPTER);
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), Set.of("신고일"), PATIENT));
        assertThat(((RegisterAnswer.Found) answer).records())
                .allSatisfy(one -> assertThat(one.fields()).containsOnlyKeys("신고일"));
    }

    @Test
    void another_person_is_noticed_though_the_number_was_not_permitted() throws Exception {
        stand.server().behave("other-person");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), Set.of("신고일"), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T3");
    }

    @Test
    void a_fault_of_the_register_is_unreachable_and_names_whose_fault_it_is() throws Exception {
        assertThat(stand.open(Map.of("fixedElements", "증명서구분=상세")).ask(stand.question(stand.held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("soap-fault-client"));
    }

    @Test
    void writes_the_operation_with_its_fixed_elements_and_nothing_else() throws Exception {
        stand.open(Map.of("fixedElements", "증명서구분=일반; 용도=조사")).ask(stand.question(stand.held(0), PATIENT));
        assertThat(stand.server().requests().getFirst())
                .contains("<r:증명서요청 xmlns:r=\"urn:scourt:family:1\"><r:주민등록번호>" + stand.held(0)
                        + "</r:주민등록번호><r:증명서구분>일반</r:증명서구분><r:용도>조사</r:용도></r:증명서요청>");
    }
}
