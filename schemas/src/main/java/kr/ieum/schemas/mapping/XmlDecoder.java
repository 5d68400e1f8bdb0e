package kr.ieum.schemas.mapping;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.cfg.ErrorConsts;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes XML in one pass. Elements are known by namespace: a path of the mapping uses the prefixes that the mapping
 * declares, an unprefixed step belongs to its default namespace. Document types, entities of one's own and everything
 * outside the agreed namespaces are refused or skipped.
 */
final class XmlDecoder implements RecordDecoder, CutFile.PieceReader {

    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 1_048_576;

    /** How the parser begins to tell that an entity isn't declared. */
    private static final String ENTITY =
            ErrorConsts.ERR_WF_GE_UNDECLARED.substring(0, ErrorConsts.ERR_WF_GE_UNDECLARED.indexOf('"'));

    private static final XMLInputFactory READERS = readers();

    private final Charset charset;
    private final Map<String, String> prefixes;
    private final Envelope envelope;
    private final SourceFields fields;
    private final XmlLevel around;
    private final SubsetPlans<String, Kept> plans = new SubsetPlans<>(this::kept);

    /** What is kept of a record: the table of its texts, and where they stand. */
    private record Kept(Places<String> table, XmlLevel level) {}

    /** @param prefixes namespace URI to the prefix that the mapping uses, empty for its default namespace */
    XmlDecoder(Charset charset, Map<String, String> prefixes, Envelope envelope, SourceFields fields) {
        this.charset = charset;
        this.prefixes = Map.copyOf(prefixes);
        this.envelope = envelope;
        this.fields = fields;
        this.around = new XmlLevel(envelope.paths(), this.prefixes);
    }

    /** A reader of hostile XML within the limits of every mapping. */
    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        return READERS.createXMLStreamReader(text);
    }

    private static XMLInputFactory readers() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // none is declared where no document type is read, so that every entity of its own is an error: not replaced,
        // one in an attribute would
        // be left out without a word
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are refused");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 64);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 65_536);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, MAX_TEXT);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, 1_000_000L);
        return factory;
    }

    private Kept kept(Set<String> permitted) {
        Places<String> table = new Places<>(permitted);
        Set<String> paths = new LinkedHashSet<>(fields.names());
        paths.addAll(permitted);
        return new Kept(table, new XmlLevel(PathTree.of(paths, table, fields.groups()), prefixes));
    }

    @Override
    public Optional<XmlShape> xml() {
        return Optional.of(XmlShape.of(charset, envelope.record(), prefixes));
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            XMLStreamReader reader = reader(payload);
            try {
                return new Pass(reader, plans.of(permitted)).read();
            } finally {
                reader.close();
            }
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (XMLStreamException | WstxLazyException e) {
            return broken(e).decoded();
        }
    }

    @Override
    public List<Long> beginnings(byte[] payload) {
        try {
            XMLStreamReader reader = reader(payload);
            try {
                return AnswerLines.of(reader, envelope.record(), prefixes);
            } finally {
                reader.close();
            }
        } catch (UnreadableSource | XMLStreamException | WstxLazyException e) {
            return List.of();
        }
    }

    /** The parser's message may quote the document, and a limit passed amid a text is told only when the text is taken. */
    static UnreadableSource broken(Exception e) {
        Throwable told = e instanceof WstxLazyException ? e.getCause() : e;
        Location at = told instanceof XMLStreamException broken ? broken.getLocation() : null;
        int line = at == null ? 0 : Math.max(at.getLineNumber(), 0);
        if (told != null && String.valueOf(told.getMessage()).startsWith(ENTITY)) {
            return ownDefinition(line);
        }
        return new UnreadableSource(MappingRule.M12, "", line, "is not XML within its limits");
    }

    static UnreadableSource ownDefinition(int line) {
        return new UnreadableSource(MappingRule.M13, "", line, "declares a document type or uses an entity of its own");
    }

    private XMLStreamReader reader(byte[] payload) throws XMLStreamException, UnreadableSource {
        if (charset.equals(StandardCharsets.UTF_8) && Utf8.isWellFormed(payload, 0)) {
            int from = Utf8.hasMark(payload, 0) ? Utf8.MARK_LENGTH : 0;
            return READERS.createXMLStreamReader(
                    new ByteArrayInputStream(payload, from, payload.length - from), charset.name());
        }
        String text = SourceText.decode(payload, 0, payload.length, charset)
                .orElseThrow(() -> new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name()));
        return reader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    @Override
    public List<Set<String>> undeclared(byte[] payload) {
        try {
            XMLStreamReader reader = reader(payload);
            try {
                return undeclared(reader, envelope.record());
            } finally {
                reader.close();
            }
        } catch (UnreadableSource | XMLStreamException | WstxLazyException e) {
            return List.of();
        }
    }

    @Override
    public Set<String> undeclaredOf(byte[] piece) {
        try {
            XMLStreamReader reader = reader(piece);
            try {
                reader.next();
                reader.next();
                UndeclaredFields undeclared = new UndeclaredFields(fields);
                undeclared.ofElement(reader, prefixes);
                return undeclared.taken();
            } finally {
                reader.close();
            }
        } catch (UnreadableSource | XMLStreamException | WstxLazyException e) {
            return Set.of();
        }
    }

    private List<Set<String>> undeclared(XMLStreamReader reader, String record) throws XMLStreamException {
        List<Set<String>> ofRecords = new ArrayList<>();
        UndeclaredFields undeclared = new UndeclaredFields(fields);
        Deque<String> open = new ArrayDeque<>();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                open.addLast(XmlNames.element(reader, prefixes));
                if (record.equals(String.join("/", open))) {
                    undeclared.ofElement(reader, prefixes);
                    ofRecords.add(undeclared.taken());
                    open.removeLast();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.removeLast();
            }
        }
        return ofRecords;
    }

    /** An element in a wrapping that declares the namespaces around it. */
    @Override
    public NativeRecord record(byte[] piece, FilePlace at, Set<String> permitted) throws UnreadableSource {
        String text = SourceText.decode(piece, 0, piece.length, charset)
                .orElseThrow(() -> new UnreadableSource(MappingRule.M11, "", 1, "bytes are not " + charset.name()));
        try {
            XMLStreamReader reader = reader(new StringReader(text));
            try {
                return new Pass(reader, plans.of(permitted)).one(at);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | WstxLazyException e) {
            throw broken(e);
        }
    }

    /** One pass over one payload. */
    private final class Pass {

        private final XMLStreamReader reader;
        private final Kept kept;
        private final EnvelopeReading reading = new EnvelopeReading(envelope);

        Pass(XMLStreamReader reader, Kept kept) {
            this.reader = reader;
            this.kept = kept;
        }

        Decoded read() throws XMLStreamException, UnreadableSource {
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // prolog
            }
            envelope(around);
            while (reader.hasNext()) {
                next();
            }
            return reading.verdict();
        }

        NativeRecord one(FilePlace at) throws XMLStreamException, UnreadableSource {
            next();
            next();
            NativeRecord record = record(envelope.record(), Places.NONE, kept.level(), at.position());
            while (reader.hasNext()) {
                next();
            }
            return record;
        }

        private int next() throws XMLStreamException, UnreadableSource {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw ownDefinition(Math.max(reader.getLocation().getLineNumber(), 0));
            }
            return event;
        }

        /** Stands at a start element within that level; leaves at its end element. */
        private void envelope(XmlLevel level) throws XMLStreamException, UnreadableSource {
            XmlLevel.Step step = level.step(reader);
            if (step == null) {
                skip();
                return;
            }
            if (step.repeats()) {
                reading.record(record(step.path(), Places.NONE, kept.level(), reading.nextPosition()));
                return;
            }
            if (step.path().equals(envelope.place())) {
                reading.place();
            }
            StringBuilder text = new StringBuilder();
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    envelope(step.below());
                } else if (XmlNames.isText(event)) {
                    text.append(XmlNames.text(reader));
                }
                event = next();
            }
            if (envelope.isText(step.path())) {
                reading.text(step.path(), text.toString().strip());
            }
        }

        private NativeRecord record(String type, int place, XmlLevel level, int position)
                throws XMLStreamException, UnreadableSource {
            @Nullable String[] texts = new String[kept.table().size()];
            List<NativeRecord> parts = new ArrayList<>(0);
            element(place, level, texts, parts);
            return new NativeRecord(type, position, kept.table(), texts, parts);
        }

        /** @param place of the element's own text, where it is wanted */
        private void element(int place, XmlLevel level, @Nullable String[] texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            String text = "";
            StringBuilder cut = null;
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    child(level.step(reader), texts, parts);
                } else if (place != Places.NONE && XmlNames.isText(event)) {
                    // comments cut a text, be they as many as they will
                    if (text.isEmpty()) {
                        text = XmlNames.text(reader);
                    } else {
                        cut = cut == null ? new StringBuilder(text) : cut;
                        cut.append(XmlNames.text(reader));
                    }
                }
                event = next();
            }
            if (place != Places.NONE) {
                if (texts[place] != null) {
                    throw new UnreadableSource(
                            MappingRule.M19, kept.table().name(place), 0, "a field that stands once stands twice");
                }
                texts[place] = (cut == null ? text : cut.toString()).strip();
            }
        }

        private void child(XmlLevel.@Nullable Step step, @Nullable String[] texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            if (step == null || !step.wanted()) {
                skip();
            } else if (step.repeats()) {
                parts.add(record(step.path(), step.place(), step.below(), next(step.path(), parts)));
            } else {
                element(step.place(), step.below(), texts, parts);
            }
        }

        /** The position behind the last part of that type, which is mostly the last one of all. */
        private static int next(String type, List<NativeRecord> parts) {
            for (int at = parts.size() - 1; at >= 0; at--) {
                if (parts.get(at).type().equals(type)) {
                    return parts.get(at).position() + 1;
                }
            }
            return 1;
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
    }
}
