package kr.ieum.gateway.exchange.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Reads a file's lines strictly, from the first on; nothing is mended and nothing guessed. Not thread-safe: the first line says how many columns
 * the others have, and where the number stands.
 */
final class LineReading {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{13}");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileForm form;
    private final CharsetDecoder decoder;
    private boolean begun;
    private int columns;
    private int place;

    LineReading(FileForm form) {
        this.form = form;
        this.decoder = form.encoding().charset().newDecoder();
    }

    /** What is wrong with a line, on its way out. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final LineRule rule;

        Broken(LineRule rule) {
            super(rule.name(), null, false, false);
            this.rule = rule;
        }
    }

    /** The next line. A header that doesn't name the column is a bad line, and so is every one after it. */
    ReadLine read(RawLines.Raw raw) {
        boolean first = !begun;
        begun = true;
        try {
            if (raw.tooLong()) {
                throw new Broken(LineRule.B2);
            }
            byte[] bytes = first && isMarked(raw.bytes())
                    ? Arrays.copyOfRange(raw.bytes(), UTF_8_MARK.length, raw.bytes().length)
                    : raw.bytes();
            if (bytes.length == 0) {
                throw new Broken(LineRule.B1);
            }
            return switch (form) {
                case FileForm.Separated separated -> separated(separated, bytes, first);
                case FileForm.Fixed fixed -> fixed(fixed, bytes);
            };
        } catch (Broken e) {
            return new ReadLine.Bad(e.rule);
        }
    }

    private boolean isMarked(byte[] bytes) {
        return form.encoding() == FileForm.Encoding.UTF_8
                && bytes.length >= UTF_8_MARK.length
                && Arrays.equals(bytes, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
    }

    private ReadLine separated(FileForm.Separated separated, byte[] bytes, boolean first) throws Broken {
        List<String> fields = fields(visible(text(bytes, 0, bytes.length)), separated.separator());
        if (first) {
            columns = fields.size();
            place = separated.header() ? fields.indexOf(separated.name()) : separated.number() - 1;
        }
        if (fields.size() != columns || place < 0 || place >= columns) {
            throw new Broken(LineRule.B6);
        }
        if (first && separated.header()) {
            if (fields.lastIndexOf(separated.name()) != place) {
                place = -1;
                throw new Broken(LineRule.B6);
            }
            return new ReadLine.Header();
        }
        return subject(fields.get(place));
    }

    private ReadLine fixed(FileForm.Fixed fixed, byte[] bytes) throws Broken {
        if (bytes.length != fixed.width()) {
            throw new Broken(LineRule.B7);
        }
        visible(text(bytes, 0, bytes.length));
        return subject(text(bytes, fixed.from() - 1, fixed.length()).strip());
    }

    private static ReadLine subject(String number) throws Broken {
        if (!NUMBER.matcher(number).matches()) {
            throw new Broken(LineRule.B8);
        }
        return new ReadLine.Subject(SubjectKey.ofPerson(number));
    }

    private String text(byte[] bytes, int from, int length) throws Broken {
        boolean plain = true;
        for (int i = from; i < from + length && plain; i++) {
            plain = bytes[i] >= 0;
        }
        if (plain) {
            return new String(bytes, from, length, StandardCharsets.US_ASCII);
        }
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, from, length)).toString();
        } catch (CharacterCodingException e) {
            throw new Broken(LineRule.B3);
        }
    }

    /** A tab is a separator to some; what else isn't seen stands in no column. */
    private static String visible(String text) throws Broken {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\t' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
                throw new Broken(LineRule.B4);
            }
        }
        return text;
    }

    private static List<String> fields(String text, char separator) throws Broken {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            int end;
            if (at < text.length() && text.charAt(at) == '"') {
                StringBuilder field = new StringBuilder();
                end = quoted(text, at + 1, field);
                fields.add(field.toString());
            } else {
                end = text.indexOf(separator, at);
                end = end < 0 ? text.length() : end;
                String field = text.substring(at, end);
                if (field.indexOf('"') >= 0) {
                    throw new Broken(LineRule.B5);
                }
                fields.add(field);
            }
            if (end == text.length()) {
                return fields;
            }
            if (text.charAt(end) != separator) {
                throw new Broken(LineRule.B5);
            }
            at = end + 1;
        }
    }

    /** Reads on to behind the closing quote. */
    private static int quoted(String text, int from, StringBuilder field) throws Broken {
        int at = from;
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new Broken(LineRule.B5);
            }
            field.append(text, at, quote);
            if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
                field.append('"');
                at = quote + 2;
            } else {
                return quote + 1;
            }
        }
    }

    /** Where the header is at fault: then no line can be read. */
    static Optional<LineRule> fault(FileForm form, ReadLine first) {
        return form.header() && first instanceof ReadLine.Bad(LineRule rule) ? Optional.of(rule) : Optional.empty();
    }
}
