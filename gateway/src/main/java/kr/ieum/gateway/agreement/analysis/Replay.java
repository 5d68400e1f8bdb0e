package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Decides past requests anew as if other agreements had been in force, and counts what comes out differently. Records pass one by one
 * and none is kept but a few examples, so that any number of them takes the same memory. Not thread-safe.
 */
public final class Replay {

    private static final int EXAMPLES = 5;

    private final Engine draft;
    private final Engine present;
    private final Answers answers;
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);
    private final Map<Change, Long> anyway = new EnumMap<>(Change.class);
    private final Map<Change, List<Example>> examples = new EnumMap<>(Change.class);
    private final Map<AttributeKey, Map<Change, Long>> attributes = new TreeMap<>();
    private long records;

    /**
     * A decision that would come out differently.
     *
     * @param record the place of its record, from 1
     * @param byDraft whether the draft makes the difference; else the agreements in force today already do
     * @param outcomes what differs in it
     */
    public record Example(
            long record,
            Instant time,
            String agency,
            String task,
            Change change,
            boolean byDraft,
            List<Differing> outcomes) {

        /** Makes it immutable. */
        public Example {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** An outcome that differs; no form is a refusal. */
    public record Differing(AttributeKey attribute, Optional<Form> before, Optional<Form> after) {}

    /**
     * What came of it.
     *
     * @param counts records by how they differ
     * @param anyway of these, those that differ without the draft too
     * @param attributes outcomes that differ, by attribute
     */
    public record Report(
            long records,
            Map<Change, Long> counts,
            Map<Change, Long> anyway,
            Map<AttributeKey, Map<Change, Long>> attributes,
            List<Example> examples) {

        /** How many records come out in this way. */
        public long count(Change change) {
            return counts.getOrDefault(change, 0L);
        }
    }

    /**
     * A replay.
     *
     * @param draft what would have been in force
     * @param present what is in force, to tell what the draft brings about
     */
    public Replay(Policy draft, Policy present) {
        this.draft = draft.engine();
        this.present = present.engine();
        this.answers = new Answers(draft);
    }

    /** Decides one past request anew. */
    public void add(RecordedDecision recorded) {
        records++;
        DecisionRequest request = recorded.request();
        Decision later = recorded.replay(draft);
        Change change = answers.change(request, recorded.decision(), later);
        counts.merge(change, 1L, Long::sum);
        if (change == Change.SAME) {
            return;
        }
        boolean byDraft = answers.change(request, recorded.replay(present), later) != Change.SAME;
        if (!byDraft) {
            anyway.merge(change, 1L, Long::sum);
        }
        List<Differing> differing = new ArrayList<>();
        for (int i = 0; i < Answers.size(request); i++) {
            Change one = answers.change(request, recorded.decision(), later, i);
            if (one != Change.SAME) {
                AttributeKey attribute = Answers.attribute(request, i);
                attributes
                        .computeIfAbsent(attribute, key -> new EnumMap<>(Change.class))
                        .merge(one, 1L, Long::sum);
                differing.add(new Differing(attribute, Answers.form(recorded.decision(), i), Answers.form(later, i)));
            }
        }
        List<Example> some = examples.computeIfAbsent(change, key -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(new Example(
                    records,
                    request.time(),
                    request.requester().agency(),
                    request.task(),
                    change,
                    byDraft,
                    differing.stream().distinct().toList()));
        }
    }

    /** What has come of it so far. */
    public Report report() {
        return new Report(
                records,
                Map.copyOf(counts),
                Map.copyOf(anyway),
                new TreeMap<>(attributes),
                examples.values().stream().flatMap(List::stream).toList());
    }
}
