package kr.ieum.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import kr.ieum.adapters.DeliveredRegister;
import kr.ieum.adapters.DeliveryStatus.Attempt;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a register that delivers files keeps beyond {@link RegisterAdapterContract}. */
public interface DeliveredRegisterContract extends RegisterAdapterContract {

    /** Longest time of an answer from a delivery on a machine that is busy with tests. */
    Duration AT_ONCE = Duration.ofMillis(300);

    /** The adapter with a delivery in force. */
    default DeliveredRegister delivered() {
        DeliveredRegister adapter = (DeliveredRegister) stand().adapter();
        assertThat(adapter.status().delivery().orElseThrow().inForce()).isPresent();
        return adapter;
    }

    default RegisterAnswer askHeld(RegisterAdapter adapter) throws InterruptedException {
        return adapter.ask(stand().question(stand().held(0), AT_ONCE));
    }

    @Test
    default void a_dead_server_delays_no_answer() throws Exception {
        DeliveredRegister adapter = delivered();
        stand().server().behave("dead");
        assertThat(adapter.refresh().outcome()).isEqualTo("refused");
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    default void a_slow_server_delays_no_answer_and_closing_ends_the_fetch() throws Exception {
        DeliveredRegister adapter = delivered();
        stand().server().slow(30_000);
        try (ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Attempt> attempt = fetching.submit(adapter::refresh);
            await().until(() -> stand().server().active() > 0);
            assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
            adapter.close();
            assertThat(attempt.get().outcome()).isEqualTo("closed");
        }
        nothingRemainsAtTheServer();
    }

    @Test
    default void without_any_delivery_the_register_is_unreachable() throws Exception {
        stand().server().behave("dead");
        RegisterAdapter adapter = stand().adapter();
        assertThat(askHeld(adapter)).isEqualTo(new RegisterAnswer.Unreachable("no-delivery"));
        assertThat(adapter.status()
                        .delivery()
                        .orElseThrow()
                        .lastAttempt()
                        .orElseThrow()
                        .outcome())
                .isEqualTo("refused");
    }

    @Test
    default void the_delivery_survives_a_restart_before_a_dead_server() throws Exception {
        delivered();
        stand().server().behave("dead");
        assertThat(askHeld(stand().open(Map.of()))).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    default void a_delivery_that_is_in_force_is_not_fetched_again_after_a_restart() throws Exception {
        delivered();
        DeliveredRegister again = (DeliveredRegister) stand().open(Map.of());
        assertThat(again.refresh().outcome()).isEqualTo("unchanged");
        assertThat(askHeld(again)).isInstanceOf(RegisterAnswer.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "charset", "huge", "truncated"})
    default void a_delivery_that_breaks_its_layout_is_not_taken_and_the_former_stays_in_force(String mode)
            throws Exception {
        DeliveredRegister adapter = delivered();
        stand().server().behave(mode);
        Attempt attempt = adapter.refresh();
        assertThat(List.of("too-many-bad-lines", "no-trailer", "wrong-count", "header-lacks 보장기관코드"))
                .contains(attempt.outcome());
        assertThat(adapter.status().delivery().orElseThrow().lastAttempt()).contains(attempt);
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
        nothingRemainsAtTheServer();
    }

    @Test
    default void a_dripping_server_is_left_in_time() throws Exception {
        stand().server().behave("drip");
        RegisterAdapter adapter = stand().open(Map.of("fetchTimeout", "PT2S"));
        stand().ready(adapter);
        assertThat(adapter.status()
                        .delivery()
                        .orElseThrow()
                        .lastAttempt()
                        .orElseThrow()
                        .outcome())
                .isEqualTo("timeout");
        nothingRemainsAtTheServer();
    }

    @Test
    default void an_interrupt_ends_a_fetch() throws Exception {
        DeliveredRegister adapter = delivered();
        stand().server().slow(30_000);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                adapter.refresh();
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        await().until(() -> stand().server().active() > 0);
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
        nothingRemainsAtTheServer();
    }

    @Test
    default void fifty_questions_at_once_each_get_their_own_answer_though_some_callers_are_interrupted()
            throws Exception {
        DeliveredRegister adapter = delivered();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<RegisterAnswer>> answers = IntStream.range(0, 50)
                    .mapToObj(i -> callers.submit(() -> adapter.ask(stand().question(stand().held(i), PATIENT))))
                    .toList();
            answers.stream().skip(40).forEach(answer -> answer.cancel(true));
            for (int i = 0; i < 40; i++) {
                String key = stand().held(i);
                assertThat(((RegisterAnswer.Found) answers.get(i).get()).records())
                        .anySatisfy(one -> assertThat(one.fields()).isEqualTo(stand().permitted(key)));
            }
        }
        await().until(() -> adapter.inFlight() == 0);
        assertThat(askHeld(adapter)).isInstanceOf(RegisterAnswer.Found.class);
    }

    default void nothingRemainsAtTheServer() {
        await("exchanges in flight")
                .until(() -> stand().camel().getInflightRepository().size() == 0);
        await("files held open at the server")
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(stand().server().active()).isZero());
        Remains.assertNone();
    }
}
