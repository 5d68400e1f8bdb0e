package kr.ieum.schemas.trial;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.mapping.FileCount;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.mapping.FileStep;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.RecordFile;
import kr.ieum.schemas.model.AttributeKey;

/**
 * Runs a mapping over a file, record after record, in memory that doesn't grow with the file. A record is looked at by itself:
 * attributes that need all records of a person, or somebody else's, are named and left out.
 */
public final class Trial {

    private static final String NOBODY = "0000000000000";
    private static final long STEP = 16L * 1024 * 1024;

    private final Mapping mapping;
    private final Set<AttributeKey> tried = new LinkedHashSet<>();
    private final Set<AttributeKey> leftOut = new LinkedHashSet<>();
    private final Set<String> leftOutFields = new TreeSet<>();
    private final MappingContext context;

    /**
     * A trial of that mapping.
     *
     * @param today for attributes that look at the day
     */
    public Trial(Mapping mapping, LocalDate today) {
        this.mapping = mapping;
        for (AttributeKey attribute : mapping.attributes()) {
            boolean alone = !mapping.isOfWholeSubject(attribute)
                    && mapping.keyedBy(attribute) == Mapping.KeyedBy.SUBJECT
                    && mapping.comparedFields(Set.of(attribute)).isEmpty();
            (alone ? tried : leftOut).add(attribute);
        }
        new FileCount(mapping)
                .report().fields().stream()
                        .filter(field -> field.reason().isPresent())
                        .forEach(field -> leftOutFields.add(field.field()));
        this.context = new MappingContext(NOBODY, NOBODY, NOBODY, Optional.empty(), today, today, Optional.empty());
    }

    /** The attributes that a record by itself can't tell. */
    public Set<AttributeKey> leftOut() {
        return Set.copyOf(leftOut);
    }

    /**
     * Runs over the whole file, or as much of it as the time allows.
     *
     * @param shown how many records the viewer is to see
     * @param time after which no further record is read
     * @return coverage and loss; what broke a rule stands in it by rule and row
     * @throws IOException when the file itself can't be read, or the viewer can't go on
     */
    public FileReport run(InputStream in, long shown, TrialTime time, TrialViewer viewer) throws IOException {
        Counted bytes = new Counted(in);
        FileCount count = new FileCount(mapping);
        RecordFile.Reading reading = mapping.recordFile().open(bytes, mapping.allSourceFields(), count::addUndeclared);
        long records = 0;
        long told = 0;
        for (Optional<FileStep> next = reading.next(); next.isPresent() && time.isLeft(); next = reading.next()) {
            FileStep step = next.get();
            List<MappedEntry> entries =
                    step instanceof FileStep.Read one ? mapping.map(List.of(one.record()), tried, context) : List.of();
            count.add(step, entries);
            records++;
            if (records <= shown) {
                viewer.record(describe(records, step, entries));
            }
            if (bytes.count - told >= STEP) {
                told = bytes.count;
                viewer.progress(told, records);
            }
        }
        return count.report();
    }

    private TrialRecord describe(long number, FileStep step, List<MappedEntry> entries) {
        Map<String, StringBuilder> source = new TreeMap<>();
        Map<String, StringBuilder> mapped = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        switch (step) {
            case FileStep.Read one -> collect(one.record(), source);
            case FileStep.Failed one -> problems.add(describe(one.problem()));
            case FileStep.BrokenOff rest -> problems.add(describe(rest.problem()));
        }
        entries.forEach(entry -> entry.fields().forEach((attribute, field) -> {
            add(mapped, attribute.text(), describe(field));
            if (field instanceof MappedField.Malformed malformed) {
                problems.add(describe(malformed.problem()));
            }
        }));
        List<String> dropped = source.entrySet().stream()
                .filter(field -> !field.getValue().toString().isBlank() && leftOutFields.contains(field.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new TrialRecord(number, step.at().line(), texts(source), texts(mapped), dropped, problems);
    }

    private void collect(NativeRecord record, Map<String, StringBuilder> source) {
        for (String field : mapping.allSourceFields()) {
            record.field(field).ifPresent(text -> add(source, field, text));
        }
        record.parts().forEach(part -> collect(part, source));
    }

    /** A record may have very many parts, so that texts are added in place. */
    private static void add(Map<String, StringBuilder> texts, String name, String text) {
        StringBuilder before = texts.get(name);
        if (before == null) {
            texts.put(name, new StringBuilder(text));
        } else {
            before.append("; ").append(text);
        }
    }

    private static Map<String, String> texts(Map<String, StringBuilder> built) {
        Map<String, String> texts = new LinkedHashMap<>();
        built.forEach((name, text) -> texts.put(name, text.toString()));
        return texts;
    }

    private static String describe(Problem problem) {
        return problem.rule() + (problem.row().isEmpty() ? "" : " " + problem.row()) + ": " + problem.message();
    }

    private static String describe(MappedField field) {
        return switch (field) {
            case MappedField.Present present -> ClearText.of(present.value());
            case MappedField.KnownEmpty none -> "[known-empty]";
            case MappedField.Unknown unknown -> "[unknown]";
            case MappedField.NotApplicable not -> "[not-applicable]";
            case MappedField.NoHistory none -> "[no-history]";
            case MappedField.Malformed malformed -> "[" + malformed.problem().rule() + "]";
        };
    }

    /** Counts what was read. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count += Math.max(some, 0);
            return some;
        }
    }
}
