package kr.ieum.schemas.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.TestFederation;
import kr.ieum.schemas.form.ClearText;
import kr.ieum.schemas.yaml.Faults;

/** Files of the small test federation's register of things, in the format that a test gives its mapping. */
final class ThingFiles {

    private static final String FILE = "mappings/things.yaml";

    private ThingFiles() {}

    /** The mapping of things with another {@code source}. */
    static Mapping mapping(TestFederation federation, String source) {
        String yaml = federation.read(FILE);
        String before = yaml.substring(0, yaml.indexOf("source:\n"));
        String behind = yaml.substring(yaml.indexOf("rows:\n"));
        federation.write(FILE, before + source + behind);
        Faults faults = new Faults();
        var mappings = federation.load(faults).mappings();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.list().toString());
        }
        return mappings.get("things");
    }

    /**
     * What comes of a file, a line for each step: {@code line: name, number, …} of the attributes that have a value or a
     * problem, or {@code line: rule row} of a record that can't be read, with {@code !} where the file breaks off.
     */
    static List<String> told(Mapping mapping, byte[] bytes) {
        return told(mapping, new ByteArrayInputStream(bytes));
    }

    static List<String> told(Mapping mapping, String text) {
        return told(mapping, text.getBytes(Charset.forName("UTF-8")));
    }

    static List<String> told(Mapping mapping, InputStream in) {
        List<String> told = new ArrayList<>();
        for (FileStep step : steps(mapping, in)) {
            told.add(step.at().line() + ": "
                    + switch (step) {
                        case FileStep.Read read -> told(mapping, read.record());
                        case FileStep.Failed failed -> told(failed.problem());
                        case FileStep.BrokenOff rest -> "! " + told(rest.problem());
                    });
        }
        return told;
    }

    static List<FileStep> steps(Mapping mapping, InputStream in) {
        List<FileStep> steps = new ArrayList<>();
        RecordFile.Reading reading = mapping.recordFile().open(in, mapping.allSourceFields());
        try {
            Optional<FileStep> step = reading.next();
            while (step.isPresent()) {
                steps.add(step.get());
                step = reading.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return steps;
    }

    private static String told(Problem problem) {
        return (problem.rule() + "@" + problem.position() + " " + problem.row()).strip();
    }

    static String told(Mapping mapping, NativeRecord record) {
        List<String> texts = new ArrayList<>();
        for (MappedEntry entry : mapping.map(List.of(record), mapping.attributes(), context())) {
            mapping.attributes().forEach(attribute -> {
                MappedField field = entry.fields().get(attribute);
                if (field instanceof MappedField.Present present) {
                    texts.add(ClearText.of(present.value()));
                } else if (field instanceof MappedField.Malformed malformed) {
                    texts.add(told(malformed.problem()));
                }
            });
        }
        return String.join(", ", texts);
    }

    static MappingContext context() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        return new MappingContext("0", "0", "1", Optional.empty(), day, day, Optional.empty());
    }
}
