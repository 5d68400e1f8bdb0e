package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes lines of {@code KEY=value|}: the first says the outcome, as of when and how many records follow, a line each. In a
 * value, {@code \} stands before {@code |} and {@code \} and, as {@code \n}, for a line break. Every pair ends with {@code |}, so that
 * an answer that was cut off is noticed.
 */
final class KeyValueDecoder implements RecordDecoder {

    /** What Java puts where bytes were no text of the charset it was told. */
    private static final int REPLACEMENT = '\uFFFD';

    private static final int MAX_LINES = 10_000;

    /**
     * The first line's keys.
     *
     * @param outcome key of the outcome
     * @param found codes that mean found
     * @param notHeld codes that mean the register doesn't know the subject
     * @param count key of the number of records
     * @param stamp as of when the register answers, where it says so
     */
    record Head(String outcome, Set<String> found, Set<String> notHeld, String count, Optional<Envelope.Stamp> stamp) {}

    private final Charset charset;
    private final Head head;

    KeyValueDecoder(Charset charset, Head head) {
        this.charset = charset;
        this.head = head;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            return read(text(payload), permitted);
        } catch (UnreadableSource e) {
            return e.decoded();
        }
    }

    private String text(byte[] payload) throws UnreadableSource {
        Optional<String> text = SourceText.decode(payload, 0, payload.length, charset)
                .filter(decoded -> decoded.indexOf(REPLACEMENT) < 0);
        if (text.isEmpty()) {
            throw new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name());
        }
        return text.get();
    }

    private Decoded read(String text, Set<String> permitted) throws UnreadableSource {
        String[] lines = text.split("\n", MAX_LINES + 1);
        Map<String, String> first = pairs(lines[0], 1, Optional.empty());
        String outcome = first.getOrDefault(head.outcome(), "");
        if (head.notHeld().contains(outcome)) {
            return new Decoded.NotHeld();
        }
        if (!head.found().contains(outcome)) {
            throw new UnreadableSource(
                    MappingRule.M14, head.outcome(), 0, "the outcome is missing or none of those agreed");
        }
        if (lines.length == 1 || !first.getOrDefault(head.count(), "").equals(Integer.toString(lines.length - 1))) {
            throw new UnreadableSource(
                    MappingRule.M15, head.count(), 0, "there are not as many records as the first line says, or none");
        }
        List<NativeRecord> records = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            records.add(new NativeRecord("record", i, pairs(lines[i], i + 1, Optional.of(permitted)), List.of()));
        }
        return new Decoded.Records(List.copyOf(records), assertedAt(first));
    }

    private Optional<Instant> assertedAt(Map<String, String> first) throws UnreadableSource {
        if (head.stamp().isEmpty()) {
            return Optional.empty();
        }
        Envelope.Stamp stamp = head.stamp().get();
        Optional<Instant> at = Optional.ofNullable(first.get(stamp.path())).flatMap(stamp::read);
        if (at.isEmpty()) {
            throw new UnreadableSource(
                    MappingRule.M16, stamp.path(), 0, "the time of the answer is missing or not in its pattern");
        }
        return at;
    }

    /** The pairs of a line, of the permitted keys only where they are limited. */
    private static Map<String, String> pairs(String line, int number, Optional<Set<String>> permitted)
            throws UnreadableSource {
        Map<String, String> pairs = new HashMap<>();
        int at = 0;
        while (at < line.length()) {
            int sign = line.indexOf('=', at);
            if (sign <= at) {
                throw broken(number);
            }
            String key = line.substring(at, sign);
            boolean kept = permitted.map(keys -> keys.contains(key)).orElse(true);
            StringBuilder value = new StringBuilder();
            at = value(line, sign + 1, number, value);
            if (kept && pairs.putIfAbsent(key, value.toString()) != null) {
                throw new UnreadableSource(MappingRule.M19, key, number, "a field that stands once stands twice");
            }
        }
        return pairs;
    }

    /** Reads a value up to behind the {@code |} that ends it. */
    private static int value(String line, int from, int number, StringBuilder value) throws UnreadableSource {
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '|') {
                return at;
            }
            if (c == '\\') {
                if (at == line.length()) {
                    throw broken(number);
                }
                char escaped = line.charAt(at++);
                value.append(escaped == 'n' ? '\n' : escaped);
            } else {
                value.append(c);
            }
        }
        throw broken(number);
    }

    private static UnreadableSource broken(int line) {
        return new UnreadableSource(MappingRule.M12, "", line, "is no line of KEY=value pairs, each ended by |");
    }
}
