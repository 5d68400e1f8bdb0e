package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the markup of an XML document tag by tag, as far as it takes to find where an element ends. For one thread. */
final class XmlMarkup {

    /** Characters of the longest tag whose attributes are looked at. */
    private static final int MAX_TAG = 65_536;

    private final UnitStream units;

    /** Kinds of markup. */
    enum Kind {
        START,
        /** A start tag that is its own end. */
        EMPTY,
        END,
        DECLARATION,
        DOCUMENT_TYPE,
        /** A comment, an instruction or a section of characters. */
        OTHER,
        /** The file ends amid it, or it is none. */
        BROKEN
    }

    /**
     * A piece of markup.
     *
     * @param name of a tag, as written
     * @param rest what stands behind the name of a tag or the target of a declaration
     */
    record Markup(Kind kind, String name, String rest) {

        private static final Markup BROKEN = new Markup(Kind.BROKEN, "", "");
        private static final Markup OTHER = new Markup(Kind.OTHER, "", "");
    }

    XmlMarkup(UnitStream units) {
        this.units = units;
    }

    /**
     * Reads the markup that the stream stands at.
     *
     * @param withRest whether what stands behind a tag's name is wanted
     */
    Markup read(boolean withRest) throws IOException {
        units.next();
        return switch (units.peek()) {
            case '?' -> instruction();
            case '!' -> {
                units.next();
                yield declaration();
            }
            case '/' -> {
                units.next();
                String name = name();
                yield upTo('>') ? new Markup(Kind.END, name, "") : Markup.BROKEN;
            }
            default -> start(withRest);
        };
    }

    private Markup start(boolean withRest) throws IOException {
        String name = name();
        if (name.isEmpty()) {
            return Markup.BROKEN;
        }
        StringBuilder rest = new StringBuilder();
        int quote = 0;
        int last = 0;
        while (true) {
            // a tag that begins here is read on its own, whatever this one lacks
            if (units.peek() == UnitStream.END || (quote == 0 && units.peek() == '<')) {
                return Markup.BROKEN;
            }
            int unit = units.next();
            if (quote == 0 && unit == '>') {
                return new Markup(last == '/' ? Kind.EMPTY : Kind.START, name, text(rest));
            }
            if (quote == 0 && (unit == '"' || unit == '\'')) {
                quote = unit;
            } else if (unit == quote) {
                quote = 0;
            }
            last = quote == 0 ? unit : 0;
            if (withRest && rest.length() < MAX_TAG) {
                rest.append((char) unit);
            }
        }
    }

    private Markup instruction() throws IOException {
        units.next();
        String target = name();
        StringBuilder rest = new StringBuilder();
        int last = 0;
        int unit = units.next();
        while (unit != UnitStream.END) {
            if (last == '?' && unit == '>') {
                return target.equals("xml") ? new Markup(Kind.DECLARATION, target, text(rest)) : Markup.OTHER;
            }
            last = unit;
            if (rest.length() < MAX_TAG) {
                rest.append((char) unit);
            }
            unit = units.next();
        }
        return Markup.BROKEN;
    }

    private Markup declaration() throws IOException {
        int unit = units.peek();
        if (unit == '-') {
            units.next();
            units.next();
            return closed('-', '-') ? Markup.OTHER : Markup.BROKEN;
        }
        if (unit == '[') {
            return closed(']', ']') ? Markup.OTHER : Markup.BROKEN;
        }
        return documentType() ? new Markup(Kind.DOCUMENT_TYPE, "", "") : Markup.BROKEN;
    }

    /** Steps over a document type, what it declares within included. */
    private boolean documentType() throws IOException {
        int depth = 0;
        int quote = 0;
        while (true) {
            int unit = units.next();
            if (unit == UnitStream.END) {
                return false;
            }
            if (quote != 0) {
                quote = unit == quote ? 0 : quote;
            } else if (unit == '"' || unit == '\'') {
                quote = unit;
            } else if (unit == '[' || unit == '<') {
                depth++;
            } else if (unit == ']' || (unit == '>' && depth > 0)) {
                depth--;
            } else if (unit == '>') {
                return true;
            }
        }
    }

    /** Steps up to behind the two signs and a closing bracket. */
    private boolean closed(int one, int two) throws IOException {
        int before = 0;
        int last = 0;
        int unit = units.next();
        while (unit != UnitStream.END) {
            if (before == one && last == two && unit == '>') {
                return true;
            }
            before = last;
            last = unit;
            unit = units.next();
        }
        return false;
    }

    private boolean upTo(int sign) throws IOException {
        int unit = units.next();
        while (unit != sign && unit != UnitStream.END) {
            unit = units.next();
        }
        return unit == sign;
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        int unit = units.peek();
        while (unit != UnitStream.END && " \t\r\n/><?".indexOf(unit) < 0 && name.length() < MAX_TAG) {
            name.append((char) units.next());
            unit = units.peek();
        }
        return text(name);
    }

    private String text(StringBuilder raw) {
        if (units.charset().equals(StandardCharsets.UTF_16LE)) {
            return raw.toString();
        }
        byte[] bytes = raw.toString().getBytes(StandardCharsets.ISO_8859_1);
        Optional<String> text = SourceText.decode(bytes, 0, bytes.length, units.charset());
        return text.orElse("");
    }
}
