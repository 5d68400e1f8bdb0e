package kr.ieum.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.TestStand;
import org.junit.jupiter.api.Test;

/** Transport {@code http-xml} against the simulated register of health insurance. */
class HttpXmlTest implements LiveRegisterContract {

    private final InsuranceStand stand = new InsuranceStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Test
    void says_that_it_drops_in_the_adapter_what_was_not_permitted() throws Exception {
        assertThat(stand.adapter().narrowing()).isEqualTo(RegisterAdapter.Narrowing.IN_ADAPTER);
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), Set.of("gaipjaGb"), PATIENT));
        assertThat(((RegisterAnswer.Found) answer).records())
                .allSatisfy(one -> assertThat(one.fields()).containsOnlyKeys("gaipjaGb"));
    }

    @Test
    void another_person_is_noticed_though_the_number_was_not_permitted() throws Exception {
        stand.server().behave("other-person");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(3), Set.of("gaipjaGb"), PATIENT));
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T3");
    }

    @Test
    void an_error_that_comes_with_status_200_is_no_answer_and_is_named_by_its_code() throws Exception {
        assertThat(stand.open(Map.of("keyElement", "jumin")).ask(stand.question(stand.held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("result-10"));
    }

    @Test
    void a_service_that_is_not_there_is_named_by_its_status() throws Exception {
        assertThat(stand.open(Map.of("path", "/elsewhere")).ask(stand.question(stand.held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("status-404"));
    }

    @Test
    void writes_the_key_with_its_fixed_elements_and_nothing_else() throws Exception {
        stand.open(Map.of("fixedElements", "yongdo=조사")).ask(stand.question(stand.held(0), PATIENT));
        assertThat(stand.server().requests().getFirst())
                .endsWith("<request><juminNo>" + stand.held(0) + "</juminNo><yongdo>조사</yongdo></request>");
    }
}
