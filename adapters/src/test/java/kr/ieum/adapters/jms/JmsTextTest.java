package kr.ieum.adapters.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import kr.ieum.adapters.contract.LiveRegisterContract;
import kr.ieum.adapters.contract.SimulatedServer;
import kr.ieum.adapters.contract.TestStand;
import org.junit.jupiter.api.Test;

/** Transport {@code jms-text} against the simulated employment insurance and its real broker. */
class JmsTextTest implements LiveRegisterContract {

    private final EmploymentStand stand = new EmploymentStand();

    @Override
    public TestStand stand() {
        return stand;
    }

    @Override
    public RegisterDefinition unauthorised() {
        RegisterDefinition right = stand.definition();
        return new RegisterDefinition(
                right.register(),
                right.template(),
                right.parameters(),
                right.endpoint(),
                Optional.of(new Credential.Login("ieum", "wrong-password")),
                right.deadline(),
                right.decoder(),
                right.layout());
    }

    /** Behind a queue a register can't see that its caller has gone; what it sees is the request's own end, tested below. */
    @Override
    public void nothingRemains(RegisterAdapter adapter) {
        assertThat(adapter.inFlight()).isZero();
        assertThat(stand.camel().getInflightRepository().size()).isZero();
    }

    /** A message comes whole or not at all; half of its text lacks the end of a pair. */
    @Override
    @Test
    public void an_answer_that_breaks_off_is_unreachable() throws Exception {
        stand.server().behave("truncated");
        RegisterAnswer answer = stand.adapter().ask(stand.question(stand.held(0), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Malformed.class);
    }

    @Test
    void asks_the_register_for_the_permitted_fields_and_the_echo_of_the_key_and_no_others() throws Exception {
        stand.adapter().ask(stand.question(stand.held(3), Set.of("WOL_BOSU", "CHWIDEUK_DT"), PATIENT));
        assertThat(stand.adapter().narrowing()).isEqualTo(RegisterAdapter.Narrowing.AT_SOURCE);
        assertThat(stand.server().requests())
                .containsExactly("PIBO_JUMIN=" + stand.held(3) + "|HANGMOK=CHWIDEUK_DT,PIBO_JUMIN,WOL_BOSU|");
    }

    @Test
    void a_request_ends_at_the_register_with_its_deadline() throws Exception {
        stand.server().slow(60_000);
        assertThat(stand.adapter().ask(stand.question(stand.held(0), Duration.ofMillis(700))))
                .isEqualTo(new RegisterAnswer.Late());
        await("the register gives the request up")
                .atMost(Duration.ofSeconds(3))
                .until(() -> stand.server().active() == 0);
    }

    @Test
    void all_questions_share_one_connection() throws Exception {
        for (int i = 0; i < 5; i++) {
            stand.adapter().ask(stand.question(stand.held(i), PATIENT));
        }
        assertThat(stand.server().connections()).isEqualTo(1);
    }

    @Test
    void an_answer_to_an_unknown_correlation_harms_nothing_and_is_named_to_the_operator() throws Exception {
        RegisterAdapter adapter = stand.adapter();
        assertThat(adapter.ask(stand.question(stand.held(0), PATIENT))).isInstanceOf(RegisterAnswer.Found.class);
        assertThat(adapter.status().discarded()).isZero();
        SimulatedServer.simulator()
                .employment()
                .answerUnasked("GYEOLGWA=00|GEONSU=1|\nPIBO_JUMIN=" + stand.held(0) + "|");
        await().untilAsserted(() -> assertThat(adapter.status().discarded()).isEqualTo(1));
        assertThat(adapter.status().toString()).doesNotContain(stand.held(0));
        assertThat(adapter.ask(stand.question(stand.held(1), PATIENT))).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    void a_late_answer_is_discarded_and_is_not_taken_for_an_unasked_one() throws Exception {
        RegisterAdapter adapter = stand.adapter();
        adapter.ask(stand.question(stand.held(0), PATIENT));
        stand.server().slow(300);
        Thread impatient = Thread.ofVirtual().start(() -> {
            try {
                adapter.ask(stand.question(stand.held(0), PATIENT));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        await().until(() -> stand.server().active() == 1);
        impatient.interrupt();
        impatient.join();
        await().until(() -> stand.server().active() == 0);
        assertThat(adapter.ask(stand.question(stand.held(1), PATIENT))).isInstanceOf(RegisterAnswer.Found.class);
        assertThat(adapter.status().discarded()).isZero();
    }

    @Test
    void a_queue_that_is_not_there_is_named() throws Exception {
        assertThat(stand.open(Map.of("queue", "EI.ELSEWHERE")).ask(stand.question(stand.held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("no-queue"));
    }
}
