package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Comma-separated lines below a header of names (RFC 4180), every cell in quotes, and a last line that counts them.
 *
 * @param trailer the first cell of the last line
 * @param byteOrderMark whether the file begins with one, which some spreadsheets need
 */
record CsvOutput(Charset charset, String lineEnd, List<String> columns, String trailer, boolean byteOrderMark)
        implements OutputFormat {

    @Override
    public String mediaType() {
        return "text/csv;charset=" + charset.name();
    }

    @Override
    public boolean mayLeaveOut() {
        return false;
    }

    @Override
    public String asRead(String text) {
        return text.strip();
    }

    @Override
    public RecordSink open(OutputStream out, Instant assertedAt) throws IOException {
        Lines lines = new Lines(out);
        lines.plain((byteOrderMark ? "\uFEFF" : "") + line(columns));
        return lines;
    }

    private String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", lineEnd));
    }

    private Optional<ByteBuffer> bytes(String text) {
        try {
            return Optional.of(charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text)));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** One file being written. */
    private final class Lines implements RecordSink {

        private final OutputStream out;
        private long count = 0;

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public Optional<RowInverse.Refusal> write(NativeRecord record) throws IOException {
            List<String> cells = columns.stream()
                    .map(column -> record.field(column).orElse(""))
                    .toList();
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).chars().anyMatch(c -> c == '\n' || c == '\r')) {
                    return refused(MappingRule.M55, columns.get(i) + ": a line end can't stand in a cell");
                }
                if (bytes(cells.get(i)).isEmpty()) {
                    return refused(MappingRule.M56, columns.get(i) + ": a character isn't in " + charset.name());
                }
            }
            if (cells.size() == 2 && cells.getFirst().equals(trailer)) {
                return refused(MappingRule.M55, columns.getFirst() + ": the line would be read as the file's last");
            }
            plain(line(cells));
            count++;
            return Optional.empty();
        }

        private static Optional<RowInverse.Refusal> refused(MappingRule rule, String message) {
            return Optional.of(new RowInverse.Refusal(rule, message));
        }

        private void plain(String line) throws IOException {
            ByteBuffer bytes = bytes(line).orElseThrow(() -> new IOException("a name isn't in " + charset.name()));
            byte[] plain = new byte[bytes.remaining()];
            bytes.get(plain);
            out.write(plain);
        }

        @Override
        public void close() throws IOException {
            plain(line(List.of(trailer, Long.toString(count))));
            out.flush();
        }
    }
}
