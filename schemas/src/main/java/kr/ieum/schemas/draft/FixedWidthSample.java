package kr.ieum.schemas.draft;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads lines of equally many bytes, of one type or between a header and a trailer that stand alone.
 */
final class FixedWidthSample {

    private static final int FEWEST_LINES = 2;
    private static final int SHORTEST = 10;

    private final Charset charset;
    private final String end;
    private final int length;
    private final List<byte[]> lines;
    private final List<String> notes = new ArrayList<>();

    private FixedWidthSample(Charset charset, String end, List<byte[]> lines) {
        this.charset = charset;
        this.end = end;
        this.lines = lines;
        this.length = lines.getFirst().length;
    }

    /** The sample; nothing when the lines differ in length. */
    static Optional<Sample> read(CharsetFinding finding) {
        if (finding.name().equals("UTF-16LE")) {
            return Optional.empty();
        }
        String end = finding.text().contains("\r\n") ? "\r\n" : "\n";
        List<byte[]> lines = Arrays.stream(finding.text().split(end, -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.getBytes(finding.charset()))
                .toList();
        if (lines.size() < FEWEST_LINES
                || lines.getFirst().length < SHORTEST
                || lines.stream().anyMatch(line -> line.length != lines.getFirst().length)) {
            return Optional.empty();
        }
        return Optional.of(new FixedWidthSample(finding.charset(), end, lines).sample());
    }

    private Sample sample() {
        Map<Byte, List<byte[]>> types = new LinkedHashMap<>();
        lines.forEach(
                line -> types.computeIfAbsent(line[0], any -> new ArrayList<>()).add(line));
        boolean framed = types.size() >= 2 && isAlone(lines.getFirst(), types) && isAlone(lines.getLast(), types);
        List<byte[]> details = types.values().stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElse(lines);
        List<String> head = new ArrayList<>();
        head.add("zone: Asia/Seoul");
        head.add("lineLength: " + length);
        head.add("lineEnd: " + (end.length() == 2 ? "CRLF" : "LF"));
        notes.add("열의 경계는 통계로 짐작함: 배치도와 맞출 것 (columns are guessed by statistics: compare with the keeper's layout)");
        boolean typed = framed || types.size() > 1;
        List<ColumnGuess.Column> columns = columns(details, typed);
        if (framed) {
            head.addAll(frame("header", lines.getFirst(), "assertedOn", head));
        }
        head.addAll(lineType("detail", typed ? text(details.getFirst(), 0, 1) : "", columns));
        if (framed) {
            head.addAll(frame("trailer", lines.getLast(), "declaredCount", head));
        }
        if (types.size() > 3) {
            notes.add("줄의 종류 " + types.size()
                    + "가지: 가장 많은 것만 초안에 있음 (several types of line: the most frequent is drafted)");
        }
        List<SampleField> fields = columns.stream()
                .map(column -> new SampleField(
                        column.name(),
                        details.stream()
                                .map(line -> text(line, column.start(), column.length())
                                        .stripTrailing())
                                .toList(),
                        0))
                .toList();
        return new Sample(SampleFormat.FIXED_WIDTH, head, fields, details.size(), notes);
    }

    /** Whether a line is the only one of its type. */
    private static boolean isAlone(byte[] line, Map<Byte, List<byte[]>> types) {
        return types.getOrDefault(line[0], List.of()).size() == 1;
    }

    private List<ColumnGuess.Column> columns(List<byte[]> of, boolean typed) {
        return new ColumnGuess(charset, of, length).columns(0, typed ? Set.of(1) : Set.of());
    }

    private List<String> lineType(String key, String type, List<ColumnGuess.Column> columns) {
        List<String> described = new ArrayList<>();
        described.add(key + ":");
        described.add("  type: " + YamlText.quoted(type));
        described.add("  columns:");
        columns.forEach(column -> described.add("    - " + column.described()));
        return described;
    }

    private List<String> frame(String key, byte[] line, String mark, List<String> head) {
        List<ColumnGuess.Column> columns = columns(List.of(line), true);
        String shape = mark.equals("assertedOn") ? "[0-9]{8}" : "[0-9]{1,18}";
        ColumnGuess.Column marked = columns.stream()
                .skip(1)
                .filter(column ->
                        text(line, column.start(), column.length()).strip().matches(shape))
                .findFirst()
                .orElse(columns.getLast());
        head.add(mark + ": " + marked.name());
        return lineType(key, text(line, 0, 1), columns);
    }

    private String text(byte[] line, int start, int count) {
        return new String(line, start, count, charset);
    }
}
