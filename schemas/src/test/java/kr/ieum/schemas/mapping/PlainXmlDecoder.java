package kr.ieum.schemas.mapping;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Decodes XML the plain way: paths put together as they are met, a map for each record. Slow and obviously right; what
 * {@link XmlDecoder} does is compared with it.
 */
final class PlainXmlDecoder implements RecordDecoder {

    private final Charset charset;
    private final Map<String, String> prefixes;
    private final Envelope envelope;
    private final SourceFields fields;

    /** @param prefixes namespace URI to the prefix that the mapping uses, empty for its default namespace */
    PlainXmlDecoder(Charset charset, Map<String, String> prefixes, Envelope envelope, SourceFields fields) {
        this.charset = charset;
        this.prefixes = Map.copyOf(prefixes);
        this.envelope = envelope;
        this.fields = fields;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            String text = SourceText.decode(payload, 0, payload.length, charset)
                    .orElseThrow(() -> new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name()));
            String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            XMLStreamReader reader = XmlDecoder.reader(new StringReader(body));
            try {
                return new Pass(reader, permitted).read();
            } finally {
                reader.close();
            }
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (XMLStreamException | WstxLazyException e) {
            return XmlDecoder.broken(e).decoded();
        }
    }

    /** One pass over one payload. */
    private final class Pass {

        private final XMLStreamReader reader;
        private final Set<String> permitted;
        private final EnvelopeReading reading = new EnvelopeReading(envelope);

        Pass(XMLStreamReader reader, Set<String> permitted) {
            this.reader = reader;
            this.permitted = permitted;
        }

        Decoded read() throws XMLStreamException, UnreadableSource {
            while (next() != XMLStreamConstants.START_ELEMENT) {
                // prolog
            }
            envelope(name());
            while (reader.hasNext()) {
                next();
            }
            return reading.verdict();
        }

        private int next() throws XMLStreamException, UnreadableSource {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new UnreadableSource(
                        MappingRule.M13,
                        "",
                        Math.max(reader.getLocation().getLineNumber(), 0),
                        "declares a document type or uses an entity of its own");
            }
            return event;
        }

        private String name() {
            return XmlNames.element(reader, prefixes);
        }

        /** Stands at a start element at that path; leaves at its end element. */
        private void envelope(String path) throws XMLStreamException, UnreadableSource {
            if (path.equals(envelope.record())) {
                reading.record(record(envelope.record(), "", reading.nextPosition()));
                return;
            }
            if (!concerns(path)) {
                skip();
                return;
            }
            if (path.equals(envelope.place())) {
                reading.place();
            }
            StringBuilder text = new StringBuilder();
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    envelope(path + "/" + name());
                } else if (XmlNames.isText(event)) {
                    text.append(XmlNames.text(reader));
                }
                event = next();
            }
            if (envelope.isText(path)) {
                reading.text(path, text.toString().strip());
            }
        }

        private boolean concerns(String path) {
            return Stream.concat(
                            Stream.of(envelope.outcome(), envelope.record()),
                            Stream.concat(
                                    envelope.count().stream(),
                                    envelope.stamp().stream().map(Envelope.Stamp::path)))
                    .anyMatch(goal -> goal.equals(path) || goal.startsWith(path + "/"));
        }

        private NativeRecord record(String type, String path, int position)
                throws XMLStreamException, UnreadableSource {
            Map<String, String> texts = new HashMap<>();
            List<NativeRecord> parts = new ArrayList<>();
            element(path, texts, parts);
            return new NativeRecord(type, position, texts, parts);
        }

        private void element(String path, Map<String, String> texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            StringBuilder text = new StringBuilder();
            boolean kept = permitted.contains(path);
            int event = next();
            while (event != XMLStreamConstants.END_ELEMENT) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    child(path.isEmpty() ? name() : path + "/" + name(), texts, parts);
                } else if (kept && XmlNames.isText(event)) {
                    text.append(XmlNames.text(reader));
                }
                event = next();
            }
            if (kept && texts.putIfAbsent(path, text.toString().strip()) != null) {
                throw new UnreadableSource(MappingRule.M19, path, 0, "a field that stands once stands twice");
            }
        }

        private void child(String at, Map<String, String> texts, List<NativeRecord> parts)
                throws XMLStreamException, UnreadableSource {
            if (!SourceFields.leadsTo(at, permitted)) {
                skip();
            } else if (fields.repeats(at)) {
                int position = 1
                        + (int) parts.stream()
                                .filter(part -> part.type().equals(at))
                                .count();
                parts.add(record(at, at, position));
            } else {
                element(at, texts, parts);
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
    }
}
