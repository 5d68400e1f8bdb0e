package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lines of {@code KEY=value|}: the first says the outcome, a line for each record follows. */
final class KeyValueSample {

    private static final Pattern LINE = Pattern.compile("(?:[^=|\\\\]+=(?:[^|\\\\]|\\\\.)*\\|)+");
    private static final Pattern PAIR = Pattern.compile("([^=|\\\\]+)=((?:[^|\\\\]|\\\\.)*)\\|");

    private KeyValueSample() {}

    /** The sample; nothing when the lines aren't pairs. */
    static Optional<Sample> read(String text) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            if (!LINE.matcher(line).matches()) {
                return Optional.empty();
            }
            Map<String, String> pairs = new LinkedHashMap<>();
            Matcher pair = PAIR.matcher(line);
            while (pair.find()) {
                pairs.put(pair.group(1), pair.group(2));
            }
            lines.add(pairs);
        }
        return lines.size() < 2 ? Optional.empty() : Optional.of(sample(lines));
    }

    private static Sample sample(List<Map<String, String>> lines) {
        List<Map<String, String>> records = lines.subList(1, lines.size());
        List<String> notes = new ArrayList<>();
        List<String> head = new ArrayList<>();
        head.add("zone: Asia/Seoul");
        head.addAll(new EnvelopeGuess("record", lines.getFirst(), records.size(), "envelope: {}")
                .lines(notes).stream()
                        .filter(line -> !line.startsWith("  record"))
                        .toList());
        Map<String, List<String>> texts = new LinkedHashMap<>();
        records.forEach(record -> record.forEach((key, text) ->
                texts.computeIfAbsent(key, any -> new ArrayList<>()).add(text)));
        List<SampleField> fields = new ArrayList<>();
        texts.forEach((key, seen) -> fields.add(new SampleField(key, seen, records.size() - seen.size())));
        return new Sample(SampleFormat.KEY_VALUE, head, fields, records.size(), notes);
    }
}
