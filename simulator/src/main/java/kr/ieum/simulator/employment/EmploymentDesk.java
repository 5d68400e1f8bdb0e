package kr.ieum.simulator.employment;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers the texts that come over the queue. A text is lines of {@code KEY=value|}; in a value, {@code \} stands before
 * {@code |}, {@code \} and, as {@code \n}, for a line break.
 *
 * <pre>
 * PIBO_JUMIN=8502131104958|HANGMOK=CHWIDEUK_DT,SANGSIL_DT|
 *
 * GYEOLGWA=00|GIJUN_ILSI=20261121101500|GEONSU=2|       00 found, 04 not held, 90 mistake in the request
 * CHWIDEUK_DT=20120305|SANGSIL_DT=|
 * CHWIDEUK_DT=970301|SANGSIL_DT=20101231|
 * </pre>
 */
public final class EmploymentDesk {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Map<String, List<EmploymentEntry>> byNumber = new TreeMap<>();
    private final List<String> numbers;
    private final Clock clock;

    /** A desk that answers from those entries. */
    public EmploymentDesk(List<EmploymentEntry> entries, Clock clock) {
        entries.forEach(entry -> byNumber.computeIfAbsent(entry.number(), number -> new ArrayList<>())
                .add(entry));
        this.numbers = List.copyOf(byNumber.keySet());
        this.clock = clock;
    }

    /** The correct answer. */
    String answer(String request) {
        return answer(request, Optional.empty());
    }

    /** A correct answer about the person after the one asked about. */
    String answerAboutAnother(String request) {
        String number = pairs(request).getOrDefault("PIBO_JUMIN", "");
        int next = (numbers.indexOf(number) + 1) % numbers.size();
        return answer(request, Optional.of(numbers.get(next)));
    }

    private String answer(String request, Optional<String> about) {
        Map<String, String> asked = pairs(request);
        String number = about.orElse(asked.getOrDefault("PIBO_JUMIN", ""));
        List<String> fields = List.of(asked.getOrDefault("HANGMOK", "").split(",", -1));
        if (number.isBlank() || !EmploymentEntry.FIELDS.containsAll(fields)) {
            return head("90", 0);
        }
        List<EmploymentEntry> entries = byNumber.getOrDefault(number, List.of());
        if (entries.isEmpty()) {
            return head("04", 0);
        }
        StringBuilder text = new StringBuilder(head("00", entries.size()));
        for (EmploymentEntry entry : entries) {
            text.append('\n');
            entry.fields().forEach((name, value) -> {
                if (fields.contains(name)) {
                    text.append(name).append('=').append(escaped(value)).append('|');
                }
            });
        }
        return text.toString();
    }

    private String head(String outcome, int count) {
        return "GYEOLGWA=" + outcome + "|GIJUN_ILSI=" + STAMP.format(LocalDateTime.now(clock)) + "|GEONSU=" + count
                + "|";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n");
    }

    private static Map<String, String> pairs(String request) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : request.split("(?<!\\\\)\\|", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                pairs.put(pair.substring(0, sign), pair.substring(sign + 1));
            }
        }
        return pairs;
    }
}
