package kr.ieum.gateway.release;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all registers at once, and on when an answer leads to further questions, each question on a virtual thread of its own with its own deadline, and hands the answers
 * over one at a time on the caller's thread. What is to be told of them is told while others are waited for: a question that
 * waited for an answer doesn't wait for the telling too. When it returns, or the caller is interrupted or fails, every thread
 * it started has ended (promise P6).
 */
final class FanOut {

    /** How long an adapter may overrun its deadline before it is interrupted: it measures the deadline itself. */
    private static final Duration GRACE = Duration.ofMillis(15);

    /** How long an interrupted question may take to end; one that doesn't is a defect of its adapter, and is reported. */
    private static final Duration WIND_UP = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);

    private record Asking(KeyedQuestion question, Instant deadline, Thread thread) {}

    /** A moment at which what waited for an answer is asked without it. */
    record Alarm(Instant at, Supplier<List<KeyedQuestion>> then) {}

    private record Answered(KeyedQuestion question, RegisterAnswer answer) {}

    /** Whoever asks; called on the asking thread alone. */
    interface Asker {

        /** Takes the answer to each question, once, and returns the questions to which it leads; leaves the work for {@link #tell}. */
        List<KeyedQuestion> answered(KeyedQuestion question, RegisterAnswer answer);

        /** Tells what is next to be told: false when there was nothing. */
        boolean tell();
    }

    private final Map<String, JoinedRegister> registers;
    private final Clock clock;

    FanOut(Map<String, JoinedRegister> registers, Clock clock) {
        this.registers = Map.copyOf(registers);
        this.clock = clock;
    }

    /**
     * Asks and waits until all have answered or their deadlines have passed, and all is told.
     *
     * @param finalAt after which nothing may remain running
     * @param alarm what else is asked at a moment, answered or not
     */
    void ask(List<KeyedQuestion> questions, Instant finalAt, Asker asker, Optional<Alarm> alarm)
            throws InterruptedException {
        Optional<Alarm> ahead = alarm;
        BlockingQueue<Answered> done = new LinkedBlockingQueue<>();
        Map<KeyedQuestion, Asking> open = new HashMap<>();
        List<Thread> threads = new ArrayList<>();
        try {
            List<KeyedQuestion> further = questions;
            while (!further.isEmpty() || !open.isEmpty()) {
                for (KeyedQuestion question : mostUrgentFirst(further)) {
                    Asking asking = start(question, finalAt, done);
                    open.put(question, asking);
                    threads.add(asking.thread());
                }
                further = List.of();
                Answered next = done.poll();
                if (next == null) {
                    long wait = untilNextDeadline(open, ahead);
                    if (wait > 0 && asker.tell()) {
                        continue;
                    }
                    next = done.poll(wait, TimeUnit.NANOSECONDS);
                }
                if (next == null && ahead.filter(this::rings).isPresent()) {
                    further = ahead.get().then().get();
                    ahead = Optional.empty();
                } else if (next == null) {
                    further = giveUpOverdue(open, asker);
                } else if (open.remove(next.question()) != null) {
                    further = asker.answered(next.question(), next.answer());
                }
            }
            boolean told = true;
            while (told) {
                told = asker.tell();
            }
        } finally {
            windUp(threads);
        }
    }

    /** What others wait for is asked first, then what takes longest: the rest is read while these are waited for. */
    private List<KeyedQuestion> mostUrgentFirst(List<KeyedQuestion> questions) {
        return questions.stream()
                .sorted(Comparator.comparing((KeyedQuestion question) -> !question.leadsOn())
                        .thenComparingLong(
                                question -> -joined(question).lately().nanos()))
                .toList();
    }

    private JoinedRegister joined(KeyedQuestion question) {
        JoinedRegister register = registers.get(question.register());
        if (register == null) {
            throw new IllegalStateException("register " + question.register() + " is not joined");
        }
        return register;
    }

    private Asking start(KeyedQuestion question, Instant finalAt, BlockingQueue<Answered> done) {
        JoinedRegister register = joined(question);
        Instant own = clock.instant().plus(register.deadline());
        Instant deadline = own.isBefore(finalAt) ? own : finalAt;
        RegisterQuestion asked = new RegisterQuestion(
                question.key(),
                question.sourceFields(),
                deadline,
                UUID.randomUUID().toString());
        AnswerWatch.Asking watched = register.watch().asking();
        Thread thread = Thread.ofVirtual()
                .name("ask-" + question.register())
                .start(() -> done.add(new Answered(question, answerOf(register, asked, watched))));
        return new Asking(question, deadline, thread);
    }

    private static RegisterAnswer answerOf(
            JoinedRegister register, RegisterQuestion question, AnswerWatch.Asking watched) {
        long begin = System.nanoTime();
        RegisterAnswer answer = asked(register, question);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        watched.answered(outcome(answer), took);
        return answer;
    }

    private static RegisterAnswer asked(JoinedRegister register, RegisterQuestion question) {
        try {
            long begin = System.nanoTime();
            RegisterAnswer answer = register.adapter().ask(question);
            register.lately().took(System.nanoTime() - begin);
            tell(register, question, answer);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RegisterAnswer.Late();
        } catch (RuntimeException e) {
            // A bug in an adapter must not take the other registers with it; its message might hold a value, so only
            // its type is told.
            LOG.error(
                    "register {} question {}: adapter failed with {}",
                    register.adapter().register(),
                    question.correlation(),
                    e.getClass().getName());
            return new RegisterAnswer.Unreachable("adapter-failure");
        }
    }

    private static AnswerWatch.Outcome outcome(RegisterAnswer answer) {
        return switch (answer) {
            case RegisterAnswer.Found _ -> AnswerWatch.Outcome.FOUND;
            case RegisterAnswer.NotHeld _ -> AnswerWatch.Outcome.NOT_HELD;
            case RegisterAnswer.Late _ -> AnswerWatch.Outcome.LATE;
            case RegisterAnswer.ClosedUntil _ -> AnswerWatch.Outcome.CLOSED;
            case RegisterAnswer.Unreachable _ -> AnswerWatch.Outcome.UNREACHABLE;
            case RegisterAnswer.Malformed _ -> AnswerWatch.Outcome.MALFORMED;
        };
    }

    /** What the official sees as a source error, the operator sees with its cause: a rule or a word, never a value. */
    private static void tell(JoinedRegister register, RegisterQuestion question, RegisterAnswer answer) {
        if (answer instanceof RegisterAnswer.Malformed(var problem)) {
            LOG.warn(
                    "register {} question {}: answer refused at {} {}: {} [{}]",
                    register.adapter().register(),
                    question.correlation(),
                    problem.row().isEmpty() ? "whole" : problem.row(),
                    problem.position(),
                    problem.message(),
                    problem.rule());
        } else if (answer instanceof RegisterAnswer.Unreachable(String cause)) {
            LOG.warn(
                    "register {} question {}: no answer: {}",
                    register.adapter().register(),
                    question.correlation(),
                    cause);
        }
    }

    private boolean rings(Alarm alarm) {
        return !alarm.at().isAfter(clock.instant());
    }

    private long untilNextDeadline(Map<KeyedQuestion, Asking> open, Optional<Alarm> ahead) {
        Instant next = Stream.concat(
                        open.values().stream().map(asking -> asking.deadline().plus(GRACE)),
                        ahead.stream().map(Alarm::at))
                .min(Instant::compareTo)
                .orElseThrow();
        return Math.max(0, Duration.between(clock.instant(), next).toNanos());
    }

    private List<KeyedQuestion> giveUpOverdue(Map<KeyedQuestion, Asking> open, Asker asker) {
        Instant now = clock.instant();
        List<Asking> overdue = new ArrayList<>();
        for (Iterator<Asking> i = open.values().iterator(); i.hasNext(); ) {
            Asking asking = i.next();
            if (!asking.deadline().plus(GRACE).isAfter(now)) {
                asking.thread().interrupt();
                overdue.add(asking);
                i.remove();
            }
        }
        List<KeyedQuestion> further = new ArrayList<>();
        overdue.forEach(asking -> further.addAll(asker.answered(asking.question(), new RegisterAnswer.Late())));
        return further;
    }

    private static void windUp(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            if (!thread.join(WIND_UP)) {
                LOG.error("{} did not end {} ms after it was interrupted", thread.getName(), WIND_UP.toMillis());
            }
        }
    }
}
