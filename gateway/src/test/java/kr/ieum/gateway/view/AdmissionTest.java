package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who begins when too many want to: the first come first, nobody for ever, and slow registers hold up no one. */
class AdmissionTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(1);

    private final AtomicLong lateness = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void endAll() throws Exception {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }

    private Admission admission(int unmeasured, Duration longest) {
        return new Admission(
                unmeasured,
                () -> {
                    looks.incrementAndGet();
                    return lateness.get();
                },
                LOOK,
                longest);
    }

    private Thread begins(Admission admission, String name) {
        Thread thread = Thread.ofVirtual().name(name).start(() -> {
            admission.begin();
            begun.add(name);
        });
        threads.add(thread);
        return thread;
    }

    @Test
    void a_few_begin_whatever_the_load() {
        lateness.set(Long.MAX_VALUE);
        Admission admission = admission(2, LONG);
        admission.begin();
        admission.begin();
        assertThat(looks).as("nobody looked at the load").hasValue(0);
    }

    @Test
    void the_next_one_waits_while_tasks_run_late_and_begins_when_one_has_ended() {
        lateness.set(Duration.ofMillis(50).toNanos());
        Admission admission = admission(1, LONG);
        Admission.Stint first = admission.begin();
        begins(admission, "second");
        await().untilAtomic(looks, greaterThan(1));
        assertThat(begun).isEmpty();

        first.close();
        await().untilAsserted(() -> assertThat(begun).containsExactly("second"));
    }

    @Test
    void look_ups_that_wait_for_slow_registers_hold_up_nobody() {
        lateness.set(Duration.ofMillis(1).toNanos());
        Admission admission = admission(1, LONG);
        for (int i = 0; i < 100; i++) {
            admission.begin();
        }
        assertThat(looks).hasValue(99);
    }

    @Test
    void a_place_that_is_given_up_is_taken_without_a_look_at_the_load() {
        lateness.set(Long.MAX_VALUE);
        Admission admission = admission(1, LONG);
        for (int i = 0; i < 100; i++) {
            admission.begin().close();
        }
        assertThat(looks).hasValue(0);
    }

    @Test
    void one_that_goes_on_counts_although_no_place_was_left() {
        lateness.set(Duration.ofMillis(50).toNanos());
        Admission admission = admission(1, LONG);
        Admission.Stint first = admission.begin();
        Admission.Stint goesOn = admission.goOn();
        begins(admission, "third");
        first.close();
        await().untilAtomic(looks, greaterThan(1));
        assertThat(begun).as("one is still on its way").isEmpty();

        goesOn.close();
        await().untilAsserted(() -> assertThat(begun).containsExactly("third"));
    }

    @Test
    void who_came_first_begins_first() {
        lateness.set(Duration.ofMillis(50).toNanos());
        Admission admission = admission(1, LONG);
        Admission.Stint running = admission.begin();
        List<String> names = List.of("a", "b", "c", "d");
        for (String name : names) {
            Thread thread = begins(admission, name);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING || looks.get() > 0 && name.equals("a"));
        }

        running.close();
        lateness.set(0);
        await().untilAsserted(() -> assertThat(begun).containsExactlyElementsOf(names));
    }

    @Test
    void nobody_waits_for_ever() {
        lateness.set(Long.MAX_VALUE);
        Admission admission = admission(1, Duration.ofMillis(50));
        admission.begin();
        begins(admission, "second");
        begins(admission, "third");
        await().untilAsserted(() -> assertThat(begun).containsExactlyInAnyOrder("second", "third"));
    }

    @Test
    void whoever_goes_away_waits_no_longer_and_stays_interrupted() throws Exception {
        lateness.set(Long.MAX_VALUE);
        Admission admission = admission(1, LONG);
        admission.begin();
        AtomicInteger interrupted = new AtomicInteger();
        Thread thread = Thread.ofVirtual().start(() -> {
            admission.begin();
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : -1);
        });
        threads.add(thread);
        await().untilAtomic(looks, greaterThan(1));
        thread.interrupt();
        thread.join();
        assertThat(interrupted).hasValue(1);
    }
}
