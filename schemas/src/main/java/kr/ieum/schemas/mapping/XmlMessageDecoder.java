package kr.ieum.schemas.mapping;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Decodes an XML message whose elements are records of several types that refer to each other, as NIEM's messages do. A
 * record holds the fields of its own element and, joined by a reference, those of others; a step {@code @name} is an
 * attribute. Paths begin below the message's root.
 */
final class XmlMessageDecoder implements RecordDecoder {

    private final Charset charset;
    private final Map<String, String> prefixes;
    private final String root;
    private final List<RecordType> types;
    private final SourceFields fields;

    /** An element whose every occurrence is a record. */
    record RecordType(String type, String path, List<Join> joins) {

        RecordType {
            joins = List.copyOf(joins);
        }
    }

    /**
     * Another element whose fields the record holds too.
     *
     * @param by the field of that element that equals {@code from}
     * @param from a field of the record, or of an element joined before
     * @param mustExist whether a reference to nothing is an error
     */
    record Join(String element, String by, String from, boolean mustExist) {}

    /** One occurrence of an element; those of a message are numbered in its order. */
    private record Occurrence(int number, int line, Map<String, String> texts, List<NativeRecord> parts) {}

    /** @param prefixes namespace URI to the prefix that the mapping uses, empty for its default namespace */
    XmlMessageDecoder(
            Charset charset, Map<String, String> prefixes, String root, List<RecordType> types, SourceFields fields) {
        this.charset = charset;
        this.prefixes = Map.copyOf(prefixes);
        this.root = root;
        this.types = List.copyOf(types);
        this.fields = fields;
    }

    /** The paths of all elements that are records or joined to one. */
    static Set<String> elements(List<RecordType> types) {
        Set<String> paths = new LinkedHashSet<>();
        for (RecordType type : types) {
            paths.add(type.path());
            type.joins().forEach(join -> paths.add(join.element()));
        }
        return paths;
    }

    @Override
    public Optional<XmlShape> xml() {
        return Optional.of(XmlShape.of(charset, root, prefixes));
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            String text = SourceText.decode(payload, 0, payload.length, charset)
                    .orElseThrow(() -> new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name()));
            String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            XMLStreamReader reader = XmlDecoder.reader(new StringReader(body));
            try {
                return new Decoded.Records(new Pass(reader, permitted).read(), Optional.empty());
            } finally {
                reader.close();
            }
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (XMLStreamException | WstxLazyException e) {
            return XmlDecoder.broken(e).decoded();
        }
    }

    /** One pass over one message. */
    private final class Pass {

        private final XMLStreamReader reader;
        private final Set<String> permitted;
        private final Set<String> kept = new HashSet<>();
        private final Set<String> ways = new HashSet<>();
        private final Set<String> elements = elements(types);
        private final Map<String, List<Occurrence>> found = new HashMap<>();
        private int count = 0;

        Pass(XMLStreamReader reader, Set<String> permitted) {
            this.reader = reader;
            this.permitted = permitted;
            kept.addAll(permitted);
            // references are read to join with, and kept only where they are permitted
            for (RecordType type : types) {
                for (Join join : type.joins()) {
                    kept.add(join.by());
                    kept.add(join.from());
                }
            }
            kept.forEach(this::lead);
            elements.forEach(this::lead);
        }

        private void lead(String path) {
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                ways.add(path.substring(0, at));
            }
            ways.add(path);
        }

        List<NativeRecord> read() throws XMLStreamException, UnreadableSource {
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // prolog
            }
            if (!XmlNames.element(reader, prefixes).equals(root)) {
                throw new UnreadableSource(MappingRule.M18, root, line(), "the message is another one");
            }
            walk("", new HashMap<>(), new ArrayList<>());
            while (reader.hasNext()) {
                next();
            }
            return records();
        }

        private int line() {
            return Math.max(reader.getLocation().getLineNumber(), 0);
        }

        private int next() throws XMLStreamException, UnreadableSource {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw XmlDecoder.ownDefinition(line());
            }
            return event;
        }

        /** Stands at a start element at that path; leaves at its end element. */
        private void walk(String path, Map<String, String> texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                keep(below(path, "@" + XmlNames.attribute(reader, i, prefixes)), reader.getAttributeValue(i), texts);
            }
            StringBuilder text = new StringBuilder();
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    child(below(path, XmlNames.element(reader, prefixes)), texts, parts);
                } else if (XmlNames.isText(event)) {
                    text.append(XmlNames.text(reader));
                }
                event = next();
            }
            keep(path, text.toString(), texts);
        }

        private void child(String path, Map<String, String> texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            int line = line();
            if (!ways.contains(path)) {
                skip();
            } else if (elements.contains(path)) {
                Occurrence occurrence = new Occurrence(++count, line, new HashMap<>(), new ArrayList<>());
                walk(path, occurrence.texts(), occurrence.parts());
                found.computeIfAbsent(path, any -> new ArrayList<>()).add(occurrence);
            } else if (fields.repeats(path)) {
                Map<String, String> own = new HashMap<>();
                List<NativeRecord> below = new ArrayList<>();
                walk(path, own, below);
                parts.add(new NativeRecord(path, line, own, below));
            } else {
                walk(path, texts, parts);
            }
        }

        private void keep(String path, String text, Map<String, String> texts) throws UnreadableSource {
            if (kept.contains(path) && texts.putIfAbsent(path, text.strip()) != null) {
                throw new UnreadableSource(MappingRule.M19, path, line(), "a field that stands once stands twice");
            }
        }

        private void skip() throws XMLStreamException, UnreadableSource {
            int depth = 1;
            while (depth > 0) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        }

        private List<NativeRecord> records() throws UnreadableSource {
            Map<String, Map<String, List<Occurrence>>> indexes = new HashMap<>();
            Map<Integer, NativeRecord> inOrder = new TreeMap<>(Comparator.naturalOrder());
            for (RecordType type : types) {
                for (Occurrence occurrence : found.getOrDefault(type.path(), List.of())) {
                    inOrder.put(occurrence.number(), joined(type, occurrence, indexes));
                }
            }
            return List.copyOf(inOrder.values());
        }

        private NativeRecord joined(
                RecordType type, Occurrence occurrence, Map<String, Map<String, List<Occurrence>>> indexes)
                throws UnreadableSource {
            Map<String, String> texts = new HashMap<>(occurrence.texts());
            List<NativeRecord> parts = new ArrayList<>(occurrence.parts());
            for (Join join : type.joins()) {
                Optional<String> reference = Optional.ofNullable(texts.get(join.from()));
                if (reference.isPresent()) {
                    List<Occurrence> others = indexes.computeIfAbsent(join.by(), by -> index(join))
                            .getOrDefault(reference.get(), List.of());
                    if (others.size() > 1) {
                        throw new UnreadableSource(
                                MappingRule.M19, join.by(), occurrence.line(), "a reference leads to two elements");
                    }
                    if (others.isEmpty() && join.mustExist()) {
                        throw new UnreadableSource(
                                MappingRule.M34, join.from(), occurrence.line(), "a reference leads to no element");
                    }
                    others.forEach(other -> {
                        texts.putAll(other.texts());
                        parts.addAll(other.parts());
                    });
                }
            }
            texts.keySet().retainAll(permitted);
            return new NativeRecord(type.type(), occurrence.line(), texts, parts);
        }

        private Map<String, List<Occurrence>> index(Join join) {
            Map<String, List<Occurrence>> index = new HashMap<>();
            for (Occurrence occurrence : found.getOrDefault(join.element(), List.of())) {
                Optional.ofNullable(occurrence.texts().get(join.by()))
                        .ifPresent(key -> index.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(occurrence));
            }
            return index;
        }

        private static String below(String path, String step) {
            return path.isEmpty() ? step : path + "/" + step;
        }
    }
}
