package kr.ieum.schemas.draft;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the columns of fixed-width lines begin, told by statistics alone: what each place holds over all lines, blanks, digits, signs,
 * letters or the bytes of Hangul. Two columns of digits side by side can't be told apart, and the draft says so.
 */
final class ColumnGuess {

    private static final int PERSON = 13;
    private static final int DATE = 8;
    private static final Pattern RESIDENT_NUMBER =
            Pattern.compile("[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[1-8][0-9]{6}");
    private static final Pattern DAY = Pattern.compile("(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])");

    private final Charset charset;
    private final List<byte[]> lines;
    private final int length;

    /** @param length in bytes; shorter lines are taken as filled up with blanks */
    ColumnGuess(Charset charset, List<byte[]> lines, int length) {
        this.charset = charset;
        this.lines = lines.stream().map(line -> filled(line, length)).toList();
        this.length = length;
    }

    private static byte[] filled(byte[] line, int length) {
        byte[] filled = Arrays.copyOf(line, length);
        Arrays.fill(filled, Math.min(line.length, length), length, (byte) ' ');
        return filled;
    }

    /** A column; its name is its place, counted from 1 as in the keeper's layout. */
    record Column(String name, int start, int length) {

        /** As a layout writes it. */
        String described() {
            return "{name: " + name + ", at: " + (start + 1) + ", length: " + length + "}";
        }
    }

    /**
     * The columns from a place to the end of the lines.
     *
     * @param forced places where a column begins whatever stands there
     */
    List<Column> columns(int from, Set<Integer> forced) {
        List<Integer> starts = new ArrayList<>();
        starts.add(from);
        for (int at = from + 1; at < length; at++) {
            if (forced.contains(at) || begins(lines, at)) {
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

    private String text(byte[] line, int start, int count) {
        return new String(line, start, count, charset);
    }
}
