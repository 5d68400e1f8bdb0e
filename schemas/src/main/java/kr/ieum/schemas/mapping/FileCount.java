package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Counts what becomes of a file's records while they are read and mapped, without keeping any of them. How much was dropped is
 * known only of a file that was opened with all source fields permitted. For one thread.
 */
public final class FileCount {

    /** Undeclared paths of one file; a register that uses values as names shall fill no memory. */
    static final int MOST_UNDECLARED = 1_000;

    private final Mapping mapping;
    private final Map<String, Long> seen = new TreeMap<>();
    private final Map<AttributeKey, long[]> yields = new LinkedHashMap<>();
    private final Map<String, FileProblems> problems = new LinkedHashMap<>();
    private final Map<String, Long> undeclared = new TreeMap<>();
    private long read;
    private long failed;
    private boolean brokenOff;

    /** Nothing yet of a file of that mapping. */
    public FileCount(Mapping mapping) {
        this.mapping = mapping;
        mapping.allSourceFields().forEach(field -> seen.put(field, 0L));
        mapping.attributes().forEach(attribute -> yields.put(attribute, new long[3]));
    }

    /** One more step, with what the mapping made of its record. */
    public void add(FileStep step, List<MappedEntry> entries) {
        switch (step) {
            case FileStep.Read record -> {
                read++;
                see(record.record(), Optional.empty());
            }
            case FileStep.Failed one -> {
                failed++;
                problem(one.problem(), one.at());
            }
            case FileStep.BrokenOff rest -> {
                brokenOff = true;
                problem(rest.problem(), rest.at());
            }
        }
        entries.forEach(entry -> entry.fields().forEach((attribute, field) -> add(attribute, field, step.at())));
    }

    /** The fields of one record that the mapping declares nowhere, by path. */
    public void addUndeclared(Set<String> paths) {
        for (String path : paths) {
            if (undeclared.size() < MOST_UNDECLARED || undeclared.containsKey(path)) {
                undeclared.merge(path, 1L, Long::sum);
            }
        }
    }

    /** A part of the same line holds what stands around it again. */
    private void see(NativeRecord record, Optional<NativeRecord> around) {
        Optional<NativeRecord> same = around.filter(whole -> whole.position() == record.position());
        record.fields().forEach((field, text) -> {
            if (!text.isBlank() && same.flatMap(whole -> whole.field(field)).isEmpty()) {
                seen.merge(field, 1L, Long::sum);
            }
        });
        record.parts().forEach(part -> see(part, Optional.of(record)));
    }

    private void add(AttributeKey attribute, MappedField field, FilePlace at) {
        long[] counts = yields.computeIfAbsent(attribute, key -> new long[3]);
        switch (field) {
            case MappedField.Present present -> counts[0]++;
            case MappedField.Malformed malformed -> {
                counts[2]++;
                problem(malformed.problem(), at);
            }
            case MappedField.KnownEmpty none -> counts[1]++;
            case MappedField.Unknown unknown -> counts[1]++;
            case MappedField.NotApplicable not -> counts[1]++;
            case MappedField.NoHistory none -> counts[1]++;
        }
    }

    private void problem(Problem problem, FilePlace at) {
        problems.merge(
                problem.rule() + " " + problem.row(),
                new FileProblems(problem, at, 1),
                (before, next) -> new FileProblems(before.first(), before.at(), before.count() + 1));
    }

    /** What was counted so far. */
    public FileReport report() {
        Map<String, String> reasons = reasons();
        List<FieldLoss> fields = new ArrayList<>();
        seen.forEach((field, count) -> fields.add(
                new FieldLoss(field, count, !reasons.containsKey(field), Optional.ofNullable(reasons.get(field)))));
        List<AttributeYield> attributes = new ArrayList<>();
        yields.forEach(
                (attribute, counts) -> attributes.add(new AttributeYield(attribute, counts[0], counts[1], counts[2])));
        List<UndeclaredField> unknown = new ArrayList<>();
        undeclared.forEach((path, records) -> unknown.add(new UndeclaredField(path, records)));
        return new FileReport(read, failed, brokenOff, fields, unknown, attributes, List.copyOf(problems.values()));
    }

    /** Why a field isn't mapped; fields that a row reads, or that lead to a record, have no reason. */
    private Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Coverage.LeftOut leftOut : mapping.coverage().leftOut()) {
            for (String text : leftOut.sources()) {
                seen.keySet().stream()
                        .filter(new FieldPattern(text))
                        .forEach(field -> reasons.putIfAbsent(field, leftOut.reason()));
            }
        }
        mapping.sourceFields(mapping.attributes()).forEach(reasons::remove);
        return reasons;
    }
}
