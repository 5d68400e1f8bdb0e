package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a file of separated cells: separator, quotes, line end, header and a last line that counts the others are told from the text. */
final class CsvSample {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    /** Signs that stand in texts too: they count only where every line has equally many, and no fixed width explains the lines. */
    private static final List<Character> RARE_SEPARATORS =
            List.of('^', '~', '\u00A6', '\u00A7', '\u00B6', '#', '$', '@', '!', '*', '&', ':');

    private static final int FEWEST_RARE = 3;
    private static final int PROBED = 200;
    private static final double MOST = 0.9;
    private static final int FEWEST_NUMBERS = 10;

    private final char separator;
    private final List<List<String>> lines;
    private final List<String> notes = new ArrayList<>();
    /** What the header says where that can't be a column's name. */
    private final Map<String, String> headings = new LinkedHashMap<>();

    private final boolean quoted;

    private CsvSample(char separator, List<List<String>> lines, boolean quoted) {
        this.separator = separator;
        this.lines = lines;
        this.quoted = quoted;
    }

    /** The sample; nothing when no separator cuts its lines into equally many cells. */
    static Optional<Sample> read(String text) {
        Optional<CsvSample> best = Optional.empty();
        int widest = 1;
        for (char separator : SEPARATORS) {
            CsvLines cut = CsvLines.cut(text, separator);
            int width = commonWidth(cut.lines());
            if (width > widest) {
                widest = width;
                best = Optional.of(new CsvSample(separator, cut.lines(), cut.quoted()));
            }
        }
        return best.map(sample -> sample.sample(text));
    }

    /** As {@link #read}, with the signs that are rarely chosen; nothing unless every line has the same number of them. */
    static Optional<Sample> readRare(String text) {
        for (char separator : RARE_SEPARATORS) {
            List<List<String>> cut = CsvLines.cut(text, separator).lines();
            boolean even = cut.size() > 1
                    && cut.stream()
                            .allMatch(line -> line.size() == cut.getFirst().size());
            if (even && cut.getFirst().size() >= FEWEST_RARE) {
                return Optional.of(new CsvSample(separator, cut, false).sample(text));
            }
        }
        return Optional.empty();
    }

    /** How many cells nearly every line has; 0 when they differ. */
    private static int commonWidth(List<List<String>> lines) {
        List<List<String>> probed = lines.subList(0, Math.min(PROBED, lines.size()));
        if (probed.isEmpty()) {
            return 0;
        }
        int width = probed.getFirst().size();
        long same = probed.stream().filter(line -> line.size() == width).count();
        // a last line that counts the others is shorter
        return same >= MOST * probed.size() || (probed.size() <= 10 && same >= probed.size() - 1) ? width : 0;
    }

    private Sample sample(String text) {
        List<List<String>> body = new ArrayList<>(lines);
        int width = body.getFirst().size();
        boolean headed = isHeader(body);
        List<String> columns = headed ? names(body.removeFirst()) : numbered(width);
        Optional<String> trailer = trailer(body, width);
        trailer.ifPresent(word -> body.removeLast());
        long odd = body.stream().filter(line -> line.size() != width).count();
        if (odd > 0) {
            notes.add("머리줄과 칸 수가 다른 줄 " + odd + "개 (lines with another number of cells)");
        }
        if (body.stream().flatMap(List::stream).anyMatch(cell -> !cell.equals(cell.strip()))) {
            notes.add("칸의 앞뒤에 빈칸이 있음: 값으로 세지 않음 (blanks around cells are no part of a value)");
        }
        List<String> head = new ArrayList<>();
        head.add("zone: Asia/Seoul");
        head.add("lineEnd: " + (text.contains("\r\n") ? "CRLF" : "LF"));
        trailer.ifPresent(word -> head.add("trailer: " + YamlText.quoted(word)));
        if (separator != ',') {
            head.add("separator: " + (separator == '\t' ? "tab" : YamlText.quoted(String.valueOf(separator))));
        }
        if (!headings.isEmpty()) {
            head.add("inOrder: true");
            head.add("headings: {"
                    + headings.entrySet().stream()
                            .map(each -> YamlText.quoted(each.getKey()) + ": " + YamlText.quoted(each.getValue()))
                            .collect(Collectors.joining(", "))
                    + "}");
        }
        notes.add("구분자 " + named(separator) + ", " + (quoted ? "따옴표 있음 (quoted cells)" : "따옴표 없음 (no quotes)"));
        List<SampleField> fields = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            fields.add(new SampleField(
                    columns.get(i),
                    body.stream()
                            .filter(line -> line.size() == width)
                            .map(line -> line.get(column).strip())
                            .toList(),
                    0));
        }
        return new Sample(SampleFormat.CSV, head, fields, body.size(), notes);
    }

    private static String named(char separator) {
        if (separator == '\t') {
            return "TAB";
        }
        return Character.isISOControl(separator) ? String.format("U+%04X", (int) separator) : String.valueOf(separator);
    }

    /** No name is empty, looks like a value, or comes again below: what is no header may be somebody's record. */
    private static boolean isHeader(List<List<String>> lines) {
        List<String> first = lines.getFirst();
        if (isNumbering(first)) {
            return true;
        }
        for (int i = 0; i < first.size(); i++) {
            String name = first.get(i).strip();
            int column = i;
            boolean again = lines.stream()
                    .skip(1)
                    .anyMatch(line ->
                            line.size() > column && line.get(column).strip().equals(name));
            if (name.isEmpty() || name.matches("[-+0-9., :/]+") || again) {
                return false;
            }
        }
        return true;
    }

    /** Numbers of elements for names, as in 01.01.10, 01.01.20: many, and in ascending order but for a few. */
    private static boolean isNumbering(List<String> first) {
        int ascending = 0;
        for (int i = 1; i < first.size(); i++) {
            ascending += first.get(i - 1).compareTo(first.get(i)) < 0 ? 1 : 0;
        }
        return first.size() >= FEWEST_NUMBERS && ascending >= MOST * (first.size() - 1);
    }

    private List<String> names(List<String> header) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String cell : header) {
            String name = cell.isBlank() ? "c" + (names.size() + 1) : cell.strip();
            for (int i = 2; !seen.add(name); i++) {
                notes.add("머리글이 두 번 나옴: " + YamlText.comment(cell.strip()) + " (a header stands twice)");
                name = cell.strip() + "#" + i;
            }
            if (!name.equals(cell.strip())) {
                headings.put(name, cell.strip());
            }
            names.add(name);
        }
        return names;
    }

    private List<String> numbered(int width) {
        notes.add("머리줄이 없음: 열 이름은 번호. 머리줄을 넣어 보내도록 보유기관에 요청할 것, 없이는 실행되지 않음"
                + " (no header: columns are numbered; ask the keeper to send one, for a mapping doesn't run without)");
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            names.add("c" + i);
        }
        return names;
    }

    /** The word of a last line that counts the lines above it. */
    private static Optional<String> trailer(List<List<String>> body, int width) {
        if (body.isEmpty() || body.getLast().size() == width || body.getLast().size() != 2) {
            return Optional.empty();
        }
        return body.getLast().get(1).strip().equals(Integer.toString(body.size() - 1))
                ? Optional.of(body.getLast().getFirst())
                : Optional.empty();
    }
}
