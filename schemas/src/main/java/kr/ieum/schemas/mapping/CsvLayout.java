package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A comma-separated file: a header of column names, a line for each record, and at the end a line of the trailer's word and the
 * number of records. Where a column stands is known only under the header of a delivery.
 */
final class CsvLayout implements FileLayout {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int SHORTEST_KEY = 10;

    private final Charset charset;
    private final byte[] terminator;
    private final List<String> columns;
    private final String key;
    private final String trailer;
    private final List<String> header;

    /**
     * A layout.
     *
     * @param columns that every delivery must have, once each and in any order; further ones are never read
     * @param key column of the subject's key
     * @param trailer first cell of the last line
     */
    CsvLayout(Charset charset, byte[] terminator, List<String> columns, String key, String trailer) {
        this(charset, terminator, columns, key, trailer, List.of());
    }

    private CsvLayout(
            Charset charset, byte[] terminator, List<String> columns, String key, String trailer, List<String> header) {
        this.charset = charset;
        this.terminator = terminator.clone();
        this.columns = List.copyOf(columns);
        this.key = key;
        this.trailer = trailer;
        this.header = List.copyOf(header);
    }

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public boolean headed() {
        return true;
    }

    @Override
    public Optional<String> headerFault(byte[] line) {
        List<String> names = names(line);
        for (String column : columns) {
            long count = names.stream().filter(column::equals).count();
            if (count != 1) {
                // names of our own mapping only: what stands there instead may be anything
                return Optional.of((count == 0 ? "header-lacks " : "header-twice ") + column);
            }
        }
        return Optional.empty();
    }

    @Override
    public CsvLayout under(byte[] headerLine) {
        return new CsvLayout(charset, terminator, columns, key, trailer, names(headerLine));
    }

    private List<String> names(byte[] line) {
        return text(line)
                .map(text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .flatMap(CsvCells::of)
                .map(cells -> cells.stream().map(String::strip).toList())
                .orElse(List.of());
    }

    private Optional<String> text(byte[] line) {
        return SourceText.decode(line, 0, line.length, charset);
    }

    /** The cells of a line as long as the header; nothing when it is broken. */
    Optional<List<String>> cells(byte[] line) {
        return text(line).flatMap(CsvCells::of).filter(cells -> cells.size() == header.size());
    }

    /** Where a column stands under the header. */
    OptionalInt place(String column) {
        int at = header.indexOf(column);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
    }

    /** The fewest bytes of a line: a separator between columns and a key. */
    @Override
    public int lineLength() {
        return columns.size() + SHORTEST_KEY;
    }

    @Override
    public boolean fits(byte[] line) {
        return isTrailer(line) || cells(line).isPresent();
    }

    @Override
    public byte[] terminator() {
        return terminator.clone();
    }

    Charset charset() {
        return charset;
    }

    @Override
    public Optional<LineKind> kind(byte[] line) {
        if (header.isEmpty()) {
            return headerFault(line).isEmpty() ? Optional.of(LineKind.HEADER) : Optional.empty();
        }
        if (isTrailer(line)) {
            return Optional.of(LineKind.TRAILER);
        }
        return cells(line).isPresent() ? Optional.of(LineKind.DETAIL) : Optional.empty();
    }

    private boolean isTrailer(byte[] line) {
        return text(line)
                .flatMap(CsvCells::of)
                .filter(cells -> cells.size() == 2 && cells.getFirst().equals(trailer))
                .isPresent();
    }

    /** The key of a line, also of one that has other cells than the header but still one at the key's place. */
    @Override
    public String key(byte[] detailLine) {
        int at = header.indexOf(key);
        return text(detailLine)
                .flatMap(CsvCells::of)
                .filter(cells -> at >= 0 && at < cells.size())
                .map(cells -> cells.get(at).strip())
                .orElse("");
    }

    /** A header of names has no date: the delivery's own name tells it. */
    @Override
    public Optional<LocalDate> assertedOn(byte[] headerLine) {
        return Optional.empty();
    }

    @Override
    public long declaredCount(byte[] trailerLine) {
        return text(trailerLine)
                .flatMap(CsvCells::of)
                .map(List::getLast)
                .filter(count -> count.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }
}
