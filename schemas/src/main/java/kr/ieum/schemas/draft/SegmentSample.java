package kr.ieum.schemas.draft;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads lines of several types, each of which says its own length and type at its beginning. What neighbouring lines share behind that
 * is taken for the columns by which the lines of one record are known, and a type whose lines don't share it with the line above begins
 * a record.
 */
final class SegmentSample {

    private static final int FEWEST_LINES = 4;
    private static final int SHORTEST_MARK = 3;
    private static final int LONGEST_MARK = 6;
    /** How many of the lines that go on with a record must share what is taken for common. */
    private static final double MOST = 0.75;

    private final Charset charset;
    private final String end;
    private final List<byte[]> lines;
    private final boolean blank;
    /** How many digits say a line's length; the type follows them. */
    private final int mark;

    private SegmentSample(Charset charset, String end, List<byte[]> lines, boolean blank, int mark) {
        this.charset = charset;
        this.end = end;
        this.lines = lines;
        this.blank = blank;
        this.mark = mark;
    }

    /** The sample; nothing when the lines don't say their length, or share nothing. */
    static Optional<Sample> read(CharsetFinding finding) {
        if (finding.name().equals("UTF-16LE")) {
            return Optional.empty();
        }
        String end = finding.text().contains("\r\n") ? "\r\n" : "\n";
        List<String> texts = List.of(finding.text().split(end, 0));
        List<byte[]> lines = texts.stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.getBytes(finding.charset()))
                .toList();
        boolean blank = texts.stream().anyMatch(String::isBlank);
        for (int digits = SHORTEST_MARK; digits <= LONGEST_MARK && lines.size() >= FEWEST_LINES; digits++) {
            int mark = digits;
            if (lines.stream().allMatch(line -> saysItsLength(line, mark))) {
                return new SegmentSample(finding.charset(), end, lines, blank, mark).sample();
            }
        }
        return Optional.empty();
    }

    private static boolean saysItsLength(byte[] line, int digits) {
        String said = new String(line, 0, Math.min(digits, line.length), StandardCharsets.ISO_8859_1);
        return line.length > digits + 1
                && said.matches("[0-9]{" + digits + "}")
                && Integer.parseInt(said) == line.length
                && Character.isLetterOrDigit(line[digits]);
    }

    private Optional<Sample> sample() {
        int behind = behindCommon();
        if (behind <= mark + 1 || lines.stream().anyMatch(line -> line.length < behind)) {
            return Optional.empty();
        }
        List<ColumnGuess.Column> common = new ColumnGuess(charset, lines, behind).columns(mark + 1, Set.of());
        List<String> head = new ArrayList<>();
        head.add("lineEnd: " + (end.length() == 2 ? "CRLF" : "LF"));
        if (blank) {
            head.add("blankLines: true");
        }
        head.add("segments:");
        head.add("  length: {at: 1, length: " + mark + "}");
        head.add("  type: {at: " + (mark + 1) + ", length: 1}");
        head.add("  common:");
        common.forEach(column -> head.add("    - " + column.described()));
        head.add("  types:");
        List<SampleField> fields = new ArrayList<>();
        common.forEach(column -> fields.add(field(column.name(), column, lines, List.of())));
        Map<String, List<byte[]>> types = new TreeMap<>();
        lines.forEach(line ->
                types.computeIfAbsent(type(line), any -> new ArrayList<>()).add(line));
        Set<String> begin = begin(behind);
        types.forEach((type, of) -> describe(type, of, begin.contains(type), behind, head, fields));
        List<String> notes = List.of(
                "열의 경계는 통계로 짐작함: 배치도와 맞출 것 (columns are guessed by statistics: compare with the keeper's layout)",
                "줄의 종류 " + types.size() + "가지; 기록을 시작하는 종류 " + String.join(", ", begin)
                        + ": 공통 칸과 함께 확인할 것 (types of line: " + types.size()
                        + "; those that begin a record, and the common columns, are guessed)",
                "되풀이되는 칸(times)은 찾지 않음 (columns that repeat within a line aren't looked for: write times where there"
                        + " are some)");
        int records =
                (int) lines.stream().filter(line -> begin.contains(type(line))).count();
        return Optional.of(new Sample(SampleFormat.FIXED_WIDTH, head, fields, records, notes));
    }

    private void describe(
            String type, List<byte[]> of, boolean begins, int behind, List<String> head, List<SampleField> fields) {
        String name = "line-" + type;
        Set<Integer> lengths = new TreeSet<>();
        of.forEach(line -> lengths.add(line.length));
        int longest = of.stream().mapToInt(line -> line.length).max().orElse(behind);
        head.add("    - type: " + YamlText.quoted(type));
        head.add("      name: " + name);
        if (begins) {
            head.add("      begins: record-" + type);
        }
        head.add("      lengths: "
                + YamlText.list(lengths.stream().map(String::valueOf).toList()));
        // what a shorter line doesn't send must be columns of its own
        List<ColumnGuess.Column> columns =
                longest == behind ? List.of() : new ColumnGuess(charset, of, longest).columns(behind, lengths);
        head.add("      columns:" + (columns.isEmpty() ? " []" : ""));
        columns.forEach(column -> {
            head.add("        - " + column.described());
            fields.add(field(name + "/" + column.name(), column, of, List.of(name)));
        });
    }

    private SampleField field(String path, ColumnGuess.Column column, List<byte[]> of, List<String> types) {
        return new SampleField(
                path,
                of.stream()
                        .filter(line -> line.length >= column.start() + column.length())
                        .map(line -> new String(line, column.start(), column.length(), charset).stripTrailing())
                        .toList(),
                (int) of.stream()
                        .filter(line -> line.length < column.start() + column.length())
                        .count(),
                types);
    }

    private String type(byte[] line) {
        return new String(line, mark, 1, StandardCharsets.ISO_8859_1);
    }

    /** Where what most lines share with the line above ends; lines of the first line's type don't count, for they begin a record. */
    private int behindCommon() {
        TreeMap<Integer, Integer> shared = new TreeMap<>();
        int counted = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!type(lines.get(i)).equals(type(lines.getFirst()))) {
                shared.merge(shared(lines.get(i - 1), lines.get(i)), 1, Integer::sum);
                counted++;
            }
        }
        int reaching = 0;
        for (Map.Entry<Integer, Integer> each : shared.descendingMap().entrySet()) {
            reaching += each.getValue();
            if (reaching >= MOST * counted) {
                return each.getKey();
            }
        }
        return 0;
    }

    /** Up to which place two lines say the same behind length and type. */
    private int shared(byte[] one, byte[] other) {
        int from = mark + 1;
        int length = Math.min(one.length, other.length);
        int differs = Arrays.mismatch(one, from, length, other, from, length);
        return differs < 0 ? length : from + differs;
    }

    /** The types whose lines, but for the first of all, don't go on with what stands above. */
    private Set<String> begin(int behind) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            int[] of = counts.computeIfAbsent(type(lines.get(i)), any -> new int[2]);
            of[0]++;
            of[1] += shared(lines.get(i - 1), lines.get(i)) < behind ? 1 : 0;
        }
        Set<String> begin = new TreeSet<>();
        begin.add(type(lines.getFirst()));
        counts.forEach((type, of) -> {
            if (2 * of[1] > of[0]) {
                begin.add(type);
            }
        });
        return begin;
    }
}
