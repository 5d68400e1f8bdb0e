package kr.ieum.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.Credential;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterDefinition;
import org.junit.jupiter.api.Test;

/** What a register that is asked on the spot keeps beyond {@link RegisterAdapterContract}. */
public interface LiveRegisterContract extends RegisterAdapterContract {

    /** How much later than its deadline an answer may be on a machine that is busy with tests. */
    Duration SLACK = Duration.ofMillis(500);

    /** Noise of a busy machine only ever makes an answer later, so one in time shows that the deadline is kept. */
    int TRIES = 4;

    /** A definition with a credential that the register refuses. */
    default RegisterDefinition unauthorised() {
        RegisterDefinition right = stand().definition();
        return new RegisterDefinition(
                right.register(),
                right.template(),
                right.parameters(),
                right.endpoint(),
                Optional.of(new Credential.Bearer("wrong-key")),
                right.deadline(),
                right.decoder(),
                right.layout());
    }

    @Test
    default void a_register_slower_than_the_deadline_is_late_and_nothing_remains_running() throws Exception {
        stand().server().slow(60_000);
        RegisterAdapter adapter = stand().adapter();
        List<Duration> waited = new ArrayList<>();
        while (waited.size() < TRIES && waited.stream().noneMatch(each -> each.compareTo(SLACK.plusMillis(400)) < 0)) {
            long start = System.nanoTime();
            assertThat(adapter.ask(stand().question(stand().held(0), Duration.ofMillis(400))))
                    .isEqualTo(new RegisterAnswer.Late());
            waited.add(Duration.ofNanos(System.nanoTime() - start));
            nothingRemains(adapter);
        }
        assertThat(waited)
                .allMatch(each -> each.compareTo(Duration.ofMillis(399)) >= 0)
                .anyMatch(each -> each.compareTo(SLACK.plusMillis(400)) < 0);
    }

    @Test
    default void the_register_has_a_deadline_of_its_own() throws Exception {
        stand().server().slow(60_000);
        RegisterDefinition patient = stand().definition();
        RegisterAdapter adapter = stand().open(new RegisterDefinition(
                patient.register(),
                patient.template(),
                patient.parameters(),
                patient.endpoint(),
                patient.credential(),
                Duration.ofMillis(300),
                patient.decoder(),
                patient.layout()));
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT))).isEqualTo(new RegisterAnswer.Late());
        nothingRemains(adapter);
    }

    @Test
    default void a_dripping_register_is_late_and_nothing_remains_running() throws Exception {
        stand().server().behave("drip");
        RegisterAdapter adapter = stand().adapter();
        assertThat(adapter.ask(stand().question(stand().held(0), Duration.ofMillis(700))))
                .isEqualTo(new RegisterAnswer.Late());
        nothingRemains(adapter);
    }

    @Test
    default void a_dead_register_is_refused_and_answers_again_when_it_is_back() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT))).isInstanceOf(RegisterAnswer.Found.class);
        stand().server().behave("dead");
        await().untilAsserted(() -> assertThat(adapter.ask(stand().question(stand().held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("refused")));
        nothingRemains(adapter);
        stand().server().behave("normal");
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT))).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    default void a_malformed_answer_is_malformed_and_tells_no_value() throws Exception {
        stand().server().behave("wrong");
        RegisterAnswer answer = stand().adapter().ask(stand().question(stand().held(0), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Malformed.class);
        assertThat(answer.toString()).doesNotContain(stand().held(0));
    }

    @Test
    default void an_answer_in_another_charset_is_malformed() throws Exception {
        stand().server().behave("charset");
        assertThat(stand().adapter().ask(stand().question(stand().held(0), stand().allFields(), PATIENT)))
                .isInstanceOf(RegisterAnswer.Malformed.class);
    }

    @Test
    default void an_oversized_answer_is_given_up_at_the_limit() throws Exception {
        stand().server().behave("huge");
        RegisterAdapter adapter = stand().adapter();
        RegisterAnswer answer = adapter.ask(stand().question(stand().held(0), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Malformed.class);
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T1");
        nothingRemains(adapter);
        assertThat(adapter.ask(stand().question(stand().held(1), PATIENT))).isEqualTo(answer);
        nothingRemains(adapter);
    }

    @Test
    default void an_answer_within_the_limit_is_read_and_one_byte_less_is_refused() throws Exception {
        assertThat(stand().open(Map.of("maxBytes", "8KiB")).ask(stand().question(stand().held(0), PATIENT)))
                .isInstanceOf(RegisterAnswer.Found.class);
        stand().server().behave("huge");
        assertThat(stand().open(Map.of("maxBytes", "999MiB")).ask(stand().question(stand().held(0), PATIENT)))
                .isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    default void an_answer_that_breaks_off_is_unreachable() throws Exception {
        stand().server().behave("truncated");
        RegisterAdapter adapter = stand().adapter();
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT)))
                .as("a busy machine may see the reset before the end of what was sent")
                .isIn(new RegisterAnswer.Unreachable("truncated"), new RegisterAnswer.Unreachable("reset"));
        nothingRemains(adapter);
    }

    @Test
    default void an_answer_about_another_person_is_refused() throws Exception {
        stand().server().behave("other-person");
        RegisterAnswer answer = stand().adapter().ask(stand().question(stand().held(0), stand().allFields(), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Malformed.class);
        assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T3");
    }

    @Test
    default void a_register_that_does_not_know_us_is_unreachable() throws Exception {
        assertThat(stand().open(unauthorised()).ask(stand().question(stand().held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("unauthorised"));
    }

    @Test
    default void an_interrupt_cancels_the_question_at_the_register_too() throws Exception {
        stand().server().slow(60_000);
        RegisterAdapter adapter = stand().adapter();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                adapter.ask(stand().question(stand().held(0), PATIENT));
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        await().until(() -> stand().server().active() == 1);
        assertThat(adapter.inFlight()).isEqualTo(1);
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(2))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        nothingRemains(adapter);
    }

    @Test
    default void closing_ends_a_question_in_progress_as_unreachable() throws Exception {
        stand().server().slow(60_000);
        RegisterAdapter adapter = stand().adapter();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RegisterAnswer> answer =
                    callers.submit(() -> adapter.ask(stand().question(stand().held(0), PATIENT)));
            await().until(() -> stand().server().active() == 1);
            adapter.close();
            assertThat(answer.get()).isEqualTo(new RegisterAnswer.Unreachable("closed"));
        }
        nothingRemains(adapter);
    }

    @Test
    default void fifty_questions_at_once_each_get_their_own_answer_and_impatient_ones_hold_up_nobody()
            throws Exception {
        stand().server().slow(600);
        RegisterAdapter adapter = stand().adapter();
        List<Callable<RegisterAnswer>> questions = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String key = stand().held(i);
            Duration patience = i % 5 == 0 ? Duration.ofMillis(150) : PATIENT;
            questions.add(() -> adapter.ask(stand().question(key, patience)));
        }
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RegisterAnswer>> answers = callers.invokeAll(questions);
            for (int i = 0; i < 50; i++) {
                RegisterAnswer answer = answers.get(i).get();
                if (i % 5 == 0) {
                    assertThat(answer).isEqualTo(new RegisterAnswer.Late());
                } else {
                    assertThat(answer).isInstanceOf(RegisterAnswer.Found.class);
                    String key = stand().held(i);
                    assertThat(((RegisterAnswer.Found) answer).records())
                            .anySatisfy(one -> assertThat(one.fields()).isEqualTo(stand().permitted(key)));
                }
            }
        }
        nothingRemains(adapter);
    }

    /** After a deadline, an interrupt or a failure: no question, exchange, connection or thread works on (design P6). */
    default void nothingRemains(RegisterAdapter adapter) {
        assertThat(adapter.inFlight()).isZero();
        assertThat(stand().camel().getInflightRepository().size()).isZero();
        await("requests at the server")
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(stand().server().active()).isZero());
        Remains.assertNone();
    }
}
