package kr.ieum.gateway.exchange.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/**
 * What an exchange under way leaves behind for its entry. It belongs to the thread that carries the exchange and costs it no more than
 * reading a clock; nothing is written before the exchange has ended. Not thread-safe.
 */
public final class Trail {

    private static final int MOST_STEPS = 60;
    private static final int MOST_AGREEMENTS = 30;

    private final ExchangeKind kind;
    private final Instant begun;
    private final long start = System.nanoTime();
    private final List<Step> steps = new ArrayList<>();
    private final List<AgreementVersion> agreements = new ArrayList<>();
    private Optional<String> task = Optional.empty();
    private Optional<String> caseNumber = Optional.empty();
    private Optional<UUID> correlation = Optional.empty();
    private Optional<UUID> partOf = Optional.empty();
    private String outcome = "";

    /** Begins now. */
    public Trail(ExchangeKind kind, Clock clock) {
        this.kind = kind;
        this.begun = clock.instant();
    }

    /** How long it has been under way: where a step begins. */
    public Duration now() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long it had been under way when the latest step ended. */
    public Duration since() {
        return steps.stream()
                .map(step -> step.after().plus(step.took()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * A step that has just ended.
     *
     * @param from when it began, as {@link #now} said then
     */
    public void step(Step.Kind step, Duration from, String with, String how) {
        step(step, from, now().minus(from), with, how);
    }

    /** A step that has ended. */
    public void step(Step.Kind step, Duration from, Duration took, String with, String how) {
        if (steps.size() < MOST_STEPS) {
            steps.add(new Step(step, from, took, with, how));
        }
    }

    /** What it is about. The number leaves this object as a keyed hash alone. */
    public void about(String knownTask, String number) {
        task = Optional.of(knownTask);
        caseNumber = Optional.of(number);
    }

    /** The id that the other side is told. */
    public void correlation(UUID id) {
        correlation = Optional.of(id);
    }

    /** The message that this hands over. */
    public void partOf(UUID message) {
        partOf = Optional.of(message);
    }

    /** Under which it is answered. */
    public void agreements(Collection<AgreementVersion> more) {
        Stream.concat(agreements.stream(), more.stream())
                .distinct()
                .limit(MOST_AGREEMENTS)
                .skip(agreements.size())
                .toList()
                .forEach(agreements::add);
    }

    /** How it ended, as a code; the first that is told stands, for whoever is nearer to the cause tells it earlier. */
    public void outcome(String code) {
        if (outcome.isEmpty()) {
            outcome = Codes.only(code);
        }
    }

    /** The entry of an exchange that has ended with an answer of this status. */
    public JournalEntry ended(String agency, String system, int status, JournalMarks marks) {
        return entry(agency, system, status, Result.of(status), marks);
    }

    /** The entry of an exchange that has ended. */
    public JournalEntry ended(String agency, String system, Result result, JournalMarks marks) {
        return entry(agency, system, 0, result, marks);
    }

    private JournalEntry entry(String agency, String system, int status, Result result, JournalMarks marks) {
        return new JournalEntry(
                EntryId.at(begun),
                kind,
                agency,
                system,
                task,
                result,
                outcome,
                status,
                now(),
                correlation,
                partOf,
                caseNumber.map(number -> marks.caseFile(agency, number)),
                agreements,
                steps);
    }
}
