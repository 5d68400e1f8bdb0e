package kr.ieum.schemas.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a sample's format and reads it. */
final class SampleReader {

    /** Largest sample that is looked at as a whole; of a longer file of lines the beginning will do. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int MOST_FIELDS = 2_000;
    private static final Pattern VALUE_FOR_A_NAME = Pattern.compile(".*[0-9]{6}.*");

    private SampleReader() {}

    static Sample read(CharsetFinding finding) throws UnreadableSample {
        String text = finding.text().stripLeading();
        if (text.isEmpty()) {
            throw new UnreadableSample("D1", 0, "is empty", "give a file with at least one record");
        }
        Sample sample = format(text, finding);
        if (sample.fields().isEmpty()) {
            throw new UnreadableSample("D5", 0, "holds no record", "give a file with at least one record");
        }
        if (sample.fields().size() > MOST_FIELDS) {
            throw new UnreadableSample(
                    "D4", 0, "has more than " + MOST_FIELDS + " fields", "draft one type of record at a time");
        }
        if (sample.fields().stream()
                .anyMatch(field -> VALUE_FOR_A_NAME.matcher(field.path()).matches())) {
            // a number for a name is somebody's number
            throw new UnreadableSample(
                    "D7",
                    0,
                    "has a field whose name holds a long number, which may be somebody's",
                    "give the file a header, or have the keeper send names of fields for keys");
        }
        return sample;
    }

    private static Sample format(String text, CharsetFinding finding) throws UnreadableSample {
        char first = text.charAt(0);
        if (first == '{' || first == '[') {
            return TreeSample.json(text);
        }
        if (first == '<') {
            return TreeSample.xml(text);
        }
        Optional<Sample> lines = KeyValueSample.read(finding.text())
                .or(() -> CsvSample.read(finding.text()))
                .or(() -> FixedWidthSample.read(finding))
                .or(() -> SegmentSample.read(finding))
                .or(() -> CsvSample.readRare(finding.text()));
        return lines.orElseThrow(() -> new UnreadableSample(
                "D3",
                0,
                "is in none of the formats that a draft knows: JSON, XML, separated cells, lines of one length, lines"
                        + " that say their own length and type, KEY=value|",
                "take a sample as the register sends it, at least two lines of it; where lines of several lengths"
                        + " belong to several types of record and don't say their length, write the layout"
                        + " (schemas/README.md, segments) from the keeper's description"));
    }
}
