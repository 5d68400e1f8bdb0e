package kr.ieum.schemas.draft;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads lines of equally many bytes. Where columns begin is told by statistics alone: what each place holds over all lines, blanks, digits,
 * signs, letters or the bytes of Hangul. Two columns of digits side by side can't be told apart, and the draft says so.
 */
final class FixedWidthSample {

    private static final int FEWEST_LINES = 2;
    private static final int SHORTEST = 10;
    private static final int PERSON = 13;
    private static final int DATE = 8;
    private static final Pattern RESIDENT_NUMBER =
            Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[1-8][0-9]{6}");
    private static final Pattern DAY = Pattern.compile("(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])");

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
        List<Column> columns = columns(details, typed);
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

    /** A column; its name is its place, counted from 1 as in the keeper's layout. */
    private record Column(String name, int start, int length) {}

    private List<Column> columns(List<byte[]> of, boolean typed) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int at = 1; at < length; at++) {
            if ((typed && at == 1) || begins(of, at)) {
                starts.add(at);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int behind = i + 1 < starts.size() ? starts.get(i + 1) : length;
            columns.add(new Column("c" + (starts.get(i) + 1), starts.get(i), behind - starts.get(i)));
        }
        return columns;
    }

    /** What stands at a place over all lines. */
    private enum Kind {
        BLANK,
        DIGIT,
        SIGN,
        LETTER,
        HIGH,
        MIXED
    }

    /** A column begins where a sign stands, behind a place that is blank in every line, and where digits turn into text or back. */
    private boolean begins(List<byte[]> of, int at) {
        Kind before = kind(of, at - 1);
        Kind here = kind(of, at);
        if (here == Kind.SIGN) {
            return true;
        }
        if (before == Kind.BLANK && here != Kind.BLANK) {
            return true;
        }
        boolean digitsEnd = before == Kind.DIGIT && here != Kind.DIGIT;
        boolean digitsBegin = here == Kind.DIGIT && before != Kind.DIGIT && before != Kind.SIGN;
        // numbers fill their column: where some lines turn blank amid digits, another column begins
        boolean blankElsewhere = before == Kind.DIGIT
                && here == Kind.DIGIT
                && of.stream().anyMatch(line -> (line[at - 1] == ' ') != (line[at] == ' '));
        return digitsEnd || digitsBegin || blankElsewhere || knownNumber(of, at);
    }

    /** Whether a resident number or a date begins or has just ended here, in every line. */
    private boolean knownNumber(List<byte[]> of, int at) {
        return all(of, at, PERSON, RESIDENT_NUMBER)
                || all(of, at - PERSON, PERSON, RESIDENT_NUMBER)
                || all(of, at, DATE, DAY)
                || (all(of, at - DATE, DATE, DAY) && !all(of, at - DATE + 1, DATE, DAY));
    }

    private boolean all(List<byte[]> of, int start, int count, Pattern pattern) {
        return start >= 0
                && start + count <= length
                && of.stream()
                        .allMatch(line ->
                                pattern.matcher(text(line, start, count)).matches());
    }

    private static Kind kind(List<byte[]> of, int at) {
        Kind kind = Kind.BLANK;
        for (byte[] line : of) {
            Kind one = kind(line[at]);
            if (one != Kind.BLANK) {
                kind = kind == Kind.BLANK || kind == one ? one : Kind.MIXED;
            }
        }
        return kind;
    }

    private static Kind kind(byte b) {
        if (b == ' ') {
            return Kind.BLANK;
        }
        if (b >= '0' && b <= '9') {
            return Kind.DIGIT;
        }
        if (b == '+' || b == '-') {
            return Kind.SIGN;
        }
        return b < 0 ? Kind.HIGH : Kind.LETTER;
    }

    private List<String> lineType(String key, String type, List<Column> columns) {
        List<String> described = new ArrayList<>();
        described.add(key + ":");
        described.add("  type: " + YamlText.quoted(type));
        described.add("  columns:");
        columns.forEach(column -> described.add("    - {name: " + column.name() + ", at: " + (column.start() + 1)
                + ", length: " + column.length() + "}"));
        return described;
    }

    private List<String> frame(String key, byte[] line, String mark, List<String> head) {
        List<Column> columns = columns(List.of(line), true);
        String shape = mark.equals("assertedOn") ? "[0-9]{8}" : "[0-9]{1,18}";
        Column marked = columns.stream()
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
