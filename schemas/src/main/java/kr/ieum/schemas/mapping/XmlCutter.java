package kr.ieum.schemas.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an XML document into the elements at one path. What is in such an element is read by the strict parser, so that one that
 * isn't well-formed spoils itself and the document goes on behind its end tag. A piece is the element in a wrapping that
 * declares the namespaces around it. A document type is never followed: it is reported, and no record may use what it declares.
 */
final class XmlCutter implements Cutter {

    private static final int MAX_DEPTH = 64;
    private static final Pattern NAMESPACE =
            Pattern.compile("\\bxmlns(?::([^\\s=]+))?\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern ENCODING = Pattern.compile("\\bencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Set<String> KOREAN = Set.of("EUC-KR", "x-windows-949");

    private final UnitStream units;
    private final XmlMarkup markup;
    private final Map<String, String> prefixes;
    private final String path;
    private final List<Around> around = new ArrayList<>();
    private boolean begun;
    private boolean ended;

    /** An element that the cutter stands in. */
    private record Around(String name, String path, Map<String, String> namespaces) {}

    /**
     * A cutter.
     *
     * @param prefixes namespace URI to the prefix that the mapping uses, empty for its default namespace
     * @param path from the document's element to the element of a record
     */
    XmlCutter(UnitStream units, Map<String, String> prefixes, String path) {
        this.units = units;
        this.markup = new XmlMarkup(units);
        this.prefixes = Map.copyOf(prefixes);
        this.path = path;
    }

    @Override
    public Cut next() throws IOException {
        if (ended) {
            return new Cut.End();
        }
        if (!begun) {
            begun = true;
            Optional<Cut.Broken> mark = units.skipMark();
            if (mark.isPresent()) {
                ended = true;
                return mark.get();
            }
        }
        Cut cut = search();
        ended = cut instanceof Cut.Broken || cut instanceof Cut.End;
        return cut;
    }

    private Cut search() throws IOException {
        while (true) {
            int unit = units.peek();
            FilePlace at = units.place();
            if (unit == UnitStream.END) {
                return around.isEmpty() ? new Cut.End() : Cut.Broken.of(MappingRule.M12, at, "is cut off");
            }
            if (unit == '<') {
                Optional<Cut> cut = markup(at);
                if (cut.isPresent()) {
                    return cut.get();
                }
            } else {
                units.next();
                if (around.isEmpty() && unit > ' ') {
                    return Cut.Broken.of(MappingRule.M12, at, "has text outside its element");
                }
            }
        }
    }

    private Optional<Cut> markup(FilePlace at) throws IOException {
        units.keepFrom();
        XmlMarkup.Markup read = markup.read(true);
        return switch (read.kind()) {
            case START, EMPTY -> start(read, at);
            case END -> end(read, at);
            case DECLARATION -> declaration(read, at);
            case DOCUMENT_TYPE -> {
                units.drop();
                yield Optional.of(Cut.Spoilt.of(MappingRule.M13, at, "declares a document type, which isn't followed"));
            }
            case OTHER -> {
                units.drop();
                yield Optional.empty();
            }
            case BROKEN -> Optional.of(Cut.Broken.of(MappingRule.M12, at, "is cut off, or its tags are broken"));
        };
    }

    private Optional<Cut> start(XmlMarkup.Markup tag, FilePlace at) throws IOException {
        Map<String, String> namespaces = namespaces(tag.rest());
        String name = name(tag.name(), namespaces);
        String here = around.isEmpty() ? name : around.getLast().path() + "/" + name;
        if (here.equals(path)) {
            return Optional.of(record(tag, at));
        }
        units.drop();
        if (tag.kind() == XmlMarkup.Kind.START) {
            around.add(new Around(tag.name(), here, namespaces));
        }
        return around.size() > MAX_DEPTH
                ? Optional.of(Cut.Broken.of(MappingRule.M12, at, "is nested too deeply"))
                : Optional.empty();
    }

    /** Reads on to the end tag of the record, past elements of the same name within. */
    private Cut record(XmlMarkup.Markup tag, FilePlace at) throws IOException {
        int open = tag.kind() == XmlMarkup.Kind.START ? 1 : 0;
        while (open > 0) {
            int unit = units.peek();
            if (unit == UnitStream.END) {
                units.drop();
                return Cut.Broken.of(MappingRule.M12, at, "is cut off amid a record");
            }
            if (unit != '<') {
                units.next();
                continue;
            }
            XmlMarkup.Markup read = markup.read(false);
            if (read.kind() == XmlMarkup.Kind.START && read.name().equals(tag.name())) {
                open++;
            } else if (read.kind() == XmlMarkup.Kind.END && read.name().equals(tag.name())) {
                open--;
            }
        }
        if (units.isTooLong()) {
            units.drop();
            return Cut.Spoilt.of(
                    MappingRule.M37, at, "a record is larger than the " + RecordFile.MAX_RECORD + " bytes allowed");
        }
        return new Cut.Piece(wrapped(units.kept(0)), at);
    }

    private Optional<Cut> end(XmlMarkup.Markup tag, FilePlace at) {
        units.drop();
        if (around.isEmpty() || !around.getLast().name().equals(tag.name())) {
            return Optional.of(Cut.Broken.of(MappingRule.M12, at, "has an end tag of what was never opened"));
        }
        around.removeLast();
        return Optional.empty();
    }

    private Optional<Cut> declaration(XmlMarkup.Markup read, FilePlace at) {
        units.drop();
        Matcher encoding = ENCODING.matcher(read.rest());
        if (encoding.find() && !isOurs(encoding.group(1))) {
            return Optional.of(Cut.Broken.of(
                    MappingRule.M40,
                    at,
                    "declares another charset than the mapping, "
                            + units.charset().name()));
        }
        return Optional.empty();
    }

    private boolean isOurs(String declared) {
        try {
            String name = Charset.forName(declared).name();
            String ours = units.charset().name();
            return name.equals(ours)
                    || (name.equals("UTF-16") && ours.equals("UTF-16LE"))
                    || (KOREAN.contains(name) && KOREAN.contains(ours));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private Map<String, String> namespaces(String attributes) {
        Map<String, String> namespaces = new LinkedHashMap<>(
                around.isEmpty() ? Map.of() : around.getLast().namespaces());
        Matcher declared = NAMESPACE.matcher(attributes);
        while (declared.find()) {
            String uri = declared.group(2) == null ? declared.group(3) : declared.group(2);
            namespaces.put(declared.group(1) == null ? "" : declared.group(1), uri.replace("&amp;", "&"));
        }
        return namespaces;
    }

    /** The name as the mapping writes it; one outside the agreed namespaces has a name no path has. */
    private String name(String written, Map<String, String> namespaces) {
        int colon = written.indexOf(':');
        String namespace = namespaces.getOrDefault(colon < 0 ? "" : written.substring(0, colon), "");
        String prefix = prefixes.get(namespace);
        if (prefix == null) {
            return "?";
        }
        String local = written.substring(colon + 1);
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private byte[] wrapped(byte[] element) {
        StringBuilder start = new StringBuilder("<file");
        Map<String, String> namespaces =
                around.isEmpty() ? Map.of() : around.getLast().namespaces();
        namespaces.forEach((prefix, uri) -> start.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix)
                .append("=\"")
                .append(uri.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                .append('"'));
        start.append('>');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(start.length() * 2 + element.length + 32);
        bytes.writeBytes(start.toString().getBytes(units.charset()));
        bytes.writeBytes(element);
        bytes.writeBytes("</file>".getBytes(units.charset()));
        return bytes.toByteArray();
    }
}
