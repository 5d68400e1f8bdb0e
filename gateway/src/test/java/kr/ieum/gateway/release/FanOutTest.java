package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
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
import kr.ieum.schemas.model.SubjectKey;
import org.junit.jupiter.api.Test;

/** In which order registers are asked. A clock that moves with each reading tells: the later asked, the later the deadline. */
class FanOutTest {

    private static final Instant FAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final SubjectKey SOMEBODY = SubjectKey.ofPerson("8502301234560");

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
        List<KeyedQuestion> questions = List.of(planned).stream()
                .map(register -> new KeyedQuestion(
                        new Plan.Question(register, 0, Set.of(), List.of(), false), SOMEBODY, Set.of()))
                .toList();
        new FanOut(registers, new Ticking()).ask(questions, FAR, (question, answer) -> List.of(), Optional.empty());
        return asked.stream()
                .sorted(Comparator.comparing(RegisterQuestion::deadline))
                .map(registerOf::get)
                .toList();
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
