package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** In which order registers are asked. A clock that moves with each reading tells: the later asked, the later the deadline. */
class FanOutTest {

    private static final Instant FAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final SubjectKey SOMEBODY = SubjectKey.ofPerson("8502301234560");

    private static final Plan.Permitted KEY = new Plan.Permitted(
            0,
            new AttributeKey("Person/formerResidentNumber"),
            "keys",
            Form.CLEAR,
            new Authority("agr-a", 1, "G1", "C1", "L1"),
            true,
            false);

    private final List<RegisterQuestion> asked = new CopyOnWriteArrayList<>();
    private final Map<String, JoinedRegister> registers = new LinkedHashMap<>();
    private final Map<RegisterQuestion, String> registerOf = new ConcurrentHashMap<>();

    @Test
    void the_register_that_took_longest_lately_is_asked_first() throws InterruptedException {
        join("quick", 2);
        join("slowest", 900);
        join("slow", 300);

        assertThat(order("quick", "slowest", "slow")).containsExactly("slowest", "slow", "quick");
    }

    @Test
    void registers_that_took_equally_long_are_asked_in_the_order_of_the_plan() throws InterruptedException {
        join("one", 5);
        join("two", 5);
        join("three", 5);

        assertThat(order("two", "three", "one")).containsExactly("two", "three", "one");
    }

    @Test
    void what_a_register_takes_now_decides_about_the_next_time() throws InterruptedException {
        join("first", Duration.ZERO);
        join("second", Duration.ofMillis(30));

        assertThat(order("first", "second")).containsExactly("first", "second");
        asked.clear();
        assertThat(order("first", "second")).containsExactly("second", "first");
    }

    @Test
    void what_others_wait_for_is_asked_before_what_takes_longest() throws InterruptedException {
        join("slowest", 900);
        join("keys", 2);

        ask(List.of(question("slowest"), question("keys", KEY)), new Telling());

        assertThat(orderOfAsking()).containsExactly("keys", "slowest");
    }

    @Test
    void a_question_that_waited_for_an_answer_is_asked_before_that_answer_is_told() throws InterruptedException {
        join("first", Duration.ZERO);
        join("second", Duration.ZERO);
        Telling telling = new Telling() {
            @Override
            void beforeTelling() {
                await().atMost(Duration.ofSeconds(5)).until(() -> registerOf.containsValue("second"));
            }
        };
        telling.leads.put("first", List.of(question("second")));

        ask(List.of(question("first")), telling);

        assertThat(telling.told).containsExactly("first", "second");
    }

    @Test
    void a_question_whose_time_is_up_is_given_up_before_more_is_told() throws InterruptedException {
        join("quick", Duration.ZERO);
        registers.put(
                "silent",
                new ScriptedRegister("silent", Set.of(), question -> {
                            Thread.sleep(Duration.ofMinutes(1));
                            return new RegisterAnswer.Late();
                        })
                        .joined(Duration.ofMillis(1)));
        Telling telling = new Telling();
        telling.untold.addAll(Collections.nCopies(100_000, "more"));

        ask(List.of(question("silent"), question("quick")), telling);

        assertThat(telling.told).hasSize(100_002);
        assertThat(telling.answered).containsExactlyInAnyOrder("quick", "silent");
        assertThat(telling.toldWhenAnswered.get("silent")).isLessThan(100_000);
    }

    private void join(String register, long lately) {
        JoinedRegister joined = join(register, Duration.ZERO);
        joined.lately().took(TimeUnit.MILLISECONDS.toNanos(lately));
    }

    private JoinedRegister join(String register, Duration takes) {
        ScriptedRegister scripted = new ScriptedRegister(register, Set.of(), question -> {
            registerOf.put(question, register);
            asked.add(question);
            Thread.sleep(takes);
            return new RegisterAnswer.NotHeld(Instant.EPOCH, Instant.EPOCH);
        });
        JoinedRegister joined = scripted.joined(Duration.ofMinutes(1));
        registers.put(register, joined);
        return joined;
    }

    /** Asks all of them and says in which order. */
    private List<String> order(String... planned) throws InterruptedException {
        ask(List.of(planned).stream().map(FanOutTest::question).toList(), new Telling());
        return orderOfAsking();
    }

    private void ask(List<KeyedQuestion> questions, FanOut.Asker asker) throws InterruptedException {
        new FanOut(registers, new Ticking()).ask(questions, FAR, asker, Optional.empty());
    }

    private List<String> orderOfAsking() {
        return asked.stream()
                .sorted(Comparator.comparing(RegisterQuestion::deadline))
                .map(registerOf::get)
                .toList();
    }

    private static KeyedQuestion question(String register, Plan.Permitted... items) {
        return new KeyedQuestion(new Plan.Question(register, 0, Set.of(), List.of(items), false), SOMEBODY, Set.of());
    }

    /** Tells each register that answered. */
    private static class Telling implements FanOut.Asker {

        final Map<String, List<KeyedQuestion>> leads = new HashMap<>();
        final Deque<String> untold = new ArrayDeque<>();
        final List<String> answered = new ArrayList<>();
        final Map<String, Integer> toldWhenAnswered = new HashMap<>();
        final List<String> told = new ArrayList<>();

        @Override
        public List<KeyedQuestion> answered(KeyedQuestion question, RegisterAnswer answer) {
            untold.add(question.register());
            answered.add(question.register());
            toldWhenAnswered.put(question.register(), told.size());
            return leads.getOrDefault(question.register(), List.of());
        }

        void beforeTelling() {}

        @Override
        public boolean tell() {
            if (untold.isEmpty()) {
                return false;
            }
            beforeTelling();
            told.add(untold.removeFirst());
            return true;
        }
    }

    /** Moves a microsecond with each reading. */
    private static final class Ticking extends Clock {

        private final AtomicLong readings = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(Duration.ofNanos(1000 * readings.incrementAndGet()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
