package kr.ieum.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of one length between a header and a trailer that counts them; columns are counted in bytes and filled up with blanks. A
 * text that is longer than its column is refused, never cut.
 *
 * @param asserted the header's column for the day of the delivery
 * @param counted the trailer's column for the number of lines
 * @param constants what else the header says, by column
 */
record FixedWidthOutput(
        Charset charset,
        String lineEnd,
        Line header,
        Line detail,
        Line trailer,
        String asserted,
        String counted,
        ZoneId zone,
        Map<String, String> constants)
        implements OutputFormat {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    /** A kind of line: the word that it begins with, in its first column, and all its columns. */
    record Line(String type, List<Column> columns) {}

    /** @param length in bytes */
    record Column(String name, int length) {}

    @Override
    public String mediaType() {
        return "text/plain;charset=" + charset.name();
    }

    @Override
    public boolean mayLeaveOut() {
        return false;
    }

    @Override
    public String asRead(String text) {
        return text.stripTrailing();
    }

    /** The bytes of a text in its column, or why it doesn't stand there. */
    sealed interface Cell {

        record Filled(ByteBuffer bytes) implements Cell {}

        record Refused(RowInverse.Refusal refusal) implements Cell {}
    }

    Cell cell(Column column, String text) {
        if (text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            return refused(MappingRule.M55, column, "a line end can't stand in a column");
        }
        ByteBuffer bytes;
        try {
            bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            return refused(MappingRule.M56, column, "a character isn't in " + charset.name());
        }
        if (bytes.remaining() > column.length()) {
            return refused(
                    MappingRule.M55, column, bytes.remaining() + " bytes don't fit the column's " + column.length());
        }
        byte[] cell = " ".repeat(column.length()).getBytes(StandardCharsets.US_ASCII);
        bytes.get(cell, 0, bytes.remaining());
        return new Cell.Filled(ByteBuffer.wrap(cell));
    }

    private static Cell refused(MappingRule rule, Column column, String message) {
        return new Cell.Refused(new RowInverse.Refusal(rule, column.name() + ": " + message));
    }

    @Override
    public RecordSink open(OutputStream out, Instant assertedAt) throws IOException {
        Map<String, String> texts = new HashMap<>(constants);
        texts.put(asserted, DAY.format(assertedAt.atZone(zone)));
        Lines lines = new Lines(out);
        lines.plain(header, texts);
        return lines;
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
            Optional<RowInverse.Refusal> refusal = line(detail, record.fields());
            count += refusal.isEmpty() ? 1 : 0;
            return refusal;
        }

        /** Header and trailer were found to fit when the mapping was compiled. */
        private void plain(Line line, Map<String, String> texts) throws IOException {
            Optional<RowInverse.Refusal> refusal = line(line, texts);
            if (refusal.isPresent()) {
                throw new IOException("a line of the file itself can't be written: "
                        + refusal.get().message());
            }
        }

        private Optional<RowInverse.Refusal> line(Line line, Map<String, String> texts) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < line.columns().size(); i++) {
                Column column = line.columns().get(i);
                Cell cell = cell(column, i == 0 ? line.type() : texts.getOrDefault(column.name(), ""));
                switch (cell) {
                    case Cell.Filled filled -> filled(filled.bytes(), bytes);
                    case Cell.Refused refused -> {
                        return Optional.of(refused.refusal());
                    }
                }
            }
            bytes.writeBytes(lineEnd.getBytes(StandardCharsets.US_ASCII));
            bytes.writeTo(out);
            return Optional.empty();
        }

        private static void filled(ByteBuffer cell, ByteArrayOutputStream line) {
            while (cell.hasRemaining()) {
                line.write(cell.get());
            }
        }

        @Override
        public void close() throws IOException {
            int width = trailer.columns().stream()
                    .filter(column -> column.name().equals(counted))
                    .findFirst()
                    .map(Column::length)
                    .orElse(1);
            plain(trailer, Map.of(counted, String.format(Locale.ROOT, "%0" + width + "d", count)));
            out.flush();
        }
    }
}
