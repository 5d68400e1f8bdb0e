package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/** Lines of one length with their type in front; columns are counted in bytes. */
final class FixedWidthLayout implements FileLayout {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Charset charset;
    private final int lineLength;
    private final byte[] terminator;
    private final LineType header;
    private final LineType detail;
    private final LineType trailer;
    private final Column key;
    private final Column assertedOn;
    private final Column count;

    /** A kind of line: the word it begins with and its columns. */
    record LineType(String type, List<Column> columns) {}

    /**
     * A column.
     *
     * @param start offset in bytes, 0-based
     * @param mayBeCut whether the register cuts longer texts at the column's end, even amid a character
     */
    record Column(String name, int start, int length, boolean mayBeCut) {}

    /** Names of the columns that the layout itself reads: subject key, day of the delivery, declared count. */
    record Marks(Column key, Column assertedOn, Column count) {}

    FixedWidthLayout(
            Charset charset,
            int lineLength,
            byte[] terminator,
            LineType header,
            LineType detail,
            LineType trailer,
            Marks marks) {
        this.charset = charset;
        this.lineLength = lineLength;
        this.terminator = terminator.clone();
        this.header = header;
        this.detail = detail;
        this.trailer = trailer;
        this.key = marks.key();
        this.assertedOn = marks.assertedOn();
        this.count = marks.count();
    }

    Charset charset() {
        return charset;
    }

    LineType detail() {
        return detail;
    }

    @Override
    public int lineLength() {
        return lineLength;
    }

    @Override
    public byte[] terminator() {
        return terminator.clone();
    }

    @Override
    public Optional<LineKind> kind(byte[] line) {
        return kind(line, 0, line.length);
    }

    Optional<LineKind> kind(byte[] bytes, int from, int length) {
        if (length != lineLength) {
            return Optional.empty();
        }
        if (begins(bytes, from, detail)) {
            return Optional.of(LineKind.DETAIL);
        }
        if (begins(bytes, from, header)) {
            return Optional.of(LineKind.HEADER);
        }
        return begins(bytes, from, trailer) ? Optional.of(LineKind.TRAILER) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int from, LineType type) {
        String word = type.type();
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != (byte) word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String key(byte[] detailLine) {
        return ascii(detailLine, key);
    }

    @Override
    public Optional<LocalDate> assertedOn(byte[] headerLine) {
        try {
            return Optional.of(LocalDate.parse(ascii(headerLine, assertedOn), DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public long declaredCount(byte[] trailerLine) {
        String text = ascii(trailerLine, count);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    /** Keys, dates and counts are ASCII in every charset a layout may have. */
    private static String ascii(byte[] line, Column column) {
        if (line.length < column.start() + column.length()) {
            return "";
        }
        return new String(line, column.start(), column.length(), StandardCharsets.ISO_8859_1).strip();
    }
}
