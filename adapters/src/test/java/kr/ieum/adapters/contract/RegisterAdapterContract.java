package kr.ieum.adapters.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.mapping.NativeRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every register keeps, whatever its transport. An implementation supplies the stand with a real server. */
public interface RegisterAdapterContract {

    Duration PATIENT = Duration.ofSeconds(20);

    /** The register under test. */
    TestStand stand();

    @BeforeEach
    default void serverBehaves() {
        stand().server().reset();
    }

    @AfterEach
    default void closesStand() {
        stand().close();
        Remains.assertNone();
        stand().server().reset();
    }

    @Test
    default void a_subject_that_the_register_holds_is_found() throws Exception {
        String key = stand().held(0);
        Instant before = Instant.now();
        RegisterAnswer answer = stand().adapter().ask(stand().question(key, PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Found.class);
        RegisterAnswer.Found found = (RegisterAnswer.Found) answer;
        assertThat(found.records()).anySatisfy(one -> assertThat(one.fields()).isEqualTo(stand().permitted(key)));
        assertThat(found.fetchedAt()).isBetween(before, Instant.now());
        assertThat(found.assertedAt()).isBeforeOrEqualTo(found.fetchedAt().plusSeconds(1));
    }

    @Test
    default void a_subject_that_the_register_does_not_know_is_not_held() throws Exception {
        assertThat(stand().adapter().ask(stand().question(stand().unknown(), PATIENT)))
                .isInstanceOf(RegisterAnswer.NotHeld.class);
    }

    @Test
    default void hands_on_permitted_fields_only() throws Exception {
        String key = stand().held(0);
        for (String field : stand().permitted(key).keySet()) {
            RegisterAnswer answer = stand().adapter().ask(stand().question(key, Set.of(field), PATIENT));
            assertThat(answer).isInstanceOf(RegisterAnswer.Found.class);
            for (NativeRecord one : ((RegisterAnswer.Found) answer).records()) {
                holdsOnly(one, Set.of(field), stand().notPermitted(key));
            }
        }
    }

    private static void holdsOnly(NativeRecord nativeRecord, Set<String> fields, Set<String> notPermitted) {
        assertThat(fields).containsAll(nativeRecord.fields().keySet());
        assertThat(nativeRecord.fields().values()).doesNotContainAnyElementsOf(notPermitted);
        nativeRecord.parts().forEach(part -> holdsOnly(part, fields, notPermitted));
    }

    @Test
    default void every_field_of_the_register_can_be_asked_for() throws Exception {
        RegisterAnswer answer = stand().adapter().ask(stand().question(stand().held(0), stand().allFields(), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.Found.class);
    }

    @Test
    default void a_question_without_a_permitted_field_is_a_bug_of_the_caller() {
        RegisterAdapter adapter = stand().adapter();
        assertThatThrownBy(() -> adapter.ask(stand().question(stand().held(0), Set.of(), PATIENT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(stand().held(0));
    }

    @Test
    default void a_question_whose_deadline_has_passed_is_late_and_not_asked() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        stand().server().reset();
        assertThat(adapter.ask(stand().question(stand().held(0), Duration.ofMillis(-1))))
                .isEqualTo(new RegisterAnswer.Late());
        assertThat(stand().server().requests()).isEmpty();
    }

    @Test
    default void a_key_that_no_register_can_hold_is_malformed_and_not_asked() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        stand().server().reset();
        for (String key : new String[] {"", " ", "8502\u00001", "1\r\nX: y", "\ud800", "\uffff", "1".repeat(300)}) {
            assertThat(adapter.ask(stand().question(key, PATIENT))).satisfies(answer -> {
                assertThat(answer).isInstanceOf(RegisterAnswer.Malformed.class);
                assertThat(((RegisterAnswer.Malformed) answer).problem().rule()).isEqualTo("T8");
            });
        }
        assertThat(stand().server().requests()).isEmpty();
    }

    @Test
    default void a_key_full_of_markup_is_only_a_key() throws Exception {
        assertThat(stand().adapter().ask(stand().question("\"><x&'${7*7}", PATIENT)))
                .isInstanceOfAny(RegisterAnswer.NotHeld.class, RegisterAnswer.Unreachable.class);
    }

    @Test
    default void within_its_planned_stop_the_register_is_closed_and_not_asked() throws Exception {
        ZoneId seoul = ZoneId.of("Asia/Seoul");
        LocalTime now = LocalTime.ofInstant(stand().clock().instant(), seoul);
        String hours = "%s-%s"
                .formatted(
                        now.minusHours(1).toString().substring(0, 5),
                        now.plusHours(1).toString().substring(0, 5));
        RegisterAdapter adapter = stand().open(Map.of("closed", hours, "zone", "Asia/Seoul"));
        stand().server().reset();
        RegisterAnswer answer = adapter.ask(stand().question(stand().held(0), PATIENT));
        assertThat(answer).isInstanceOf(RegisterAnswer.ClosedUntil.class);
        Instant until = ((RegisterAnswer.ClosedUntil) answer).until();
        assertThat(Duration.between(stand().clock().instant(), until))
                .isBetween(Duration.ofMinutes(58), Duration.ofMinutes(61));
    }

    @Test
    default void an_interrupted_caller_asks_nothing() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        stand().server().reset();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            try {
                adapter.ask(stand().question(stand().held(0), PATIENT));
            } catch (InterruptedException | RuntimeException e) {
                thrown.set(e);
            }
        });
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(stand().server().requests()).isEmpty();
        assertThat(adapter.inFlight()).isZero();
    }

    @Test
    default void a_closed_adapter_is_unreachable() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        adapter.close();
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("closed"));
        adapter.close();
        assertThat(stand().camel().getRoutes()).isEmpty();
    }

    @Test
    default void it_can_be_closed_after_its_context_was_stopped() throws Exception {
        RegisterAdapter adapter = stand().adapter();
        stand().camel().stop();
        adapter.close();
        assertThat(adapter.ask(stand().question(stand().held(0), PATIENT)))
                .isEqualTo(new RegisterAnswer.Unreachable("closed"));
    }

    @Test
    default void its_status_tells_the_last_answer_and_no_value() throws Exception {
        String key = stand().held(0);
        RegisterAdapter adapter = stand().adapter();
        assertThat(adapter.status().last()).isEmpty();
        adapter.ask(stand().question(key, PATIENT));
        assertThat(adapter.status().last().orElseThrow().kind()).isEqualTo("found");
        adapter.ask(stand().question(stand().unknown(), PATIENT));
        assertThat(adapter.status().last().orElseThrow().kind()).isEqualTo("not-held");
        assertThat(adapter.status().inFlight()).isZero();
        assertThat(adapter.status().narrowing()).isEqualTo(adapter.narrowing());
        assertThat(adapter.status().toString()).doesNotContain(key).doesNotContain(stand().unknown());
        assertThat(stand().permitted(key).values())
                .allSatisfy(value -> assertThat(adapter.status().toString()).doesNotContain(value));
    }
}
