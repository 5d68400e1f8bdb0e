package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Decodes JSON the plain way: bytes to a text, the parser's own check of names that stand twice, paths put together as they are
 * met, a map for each record. Slow and obviously right; what {@link JsonDecoder} does is compared with it.
 */
final class PlainJsonDecoder implements RecordDecoder {

    private final Charset charset;
    private final Envelope envelope;
    private final SourceFields fields;

    PlainJsonDecoder(Charset charset, Envelope envelope, SourceFields fields) {
        this.charset = charset;
        this.envelope = envelope;
        this.fields = fields;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            String text = SourceText.decode(payload, 0, payload.length, charset)
                    .orElseThrow(() -> new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name()));
            String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            try (JsonParser parser = StrictJson.factory().createParser(ObjectReadContext.empty(), body)) {
                return new Pass(parser, permitted).read();
            }
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (JacksonException e) {
            // Jackson's message may quote the document
            int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
            return new UnreadableSource(MappingRule.M12, "", line, "is not JSON within its limits").decoded();
        }
    }

    /** One pass over one payload. */
    private final class Pass {

        private final JsonParser parser;
        private final Set<String> permitted;
        private final EnvelopeReading reading = new EnvelopeReading(envelope);

        Pass(JsonParser parser, Set<String> permitted) {
            this.parser = parser;
            this.permitted = permitted;
        }

        Decoded read() throws UnreadableSource {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableSource(MappingRule.M12, "", 1, "is no JSON object");
            }
            envelope("");
            if (parser.nextToken() != null) {
                throw new UnreadableSource(MappingRule.M12, "", 0, "has text behind its end");
            }
            return reading.verdict();
        }

        private void envelope(String path) throws UnreadableSource {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String at = at(path);
                JsonToken token = parser.nextToken();
                if (!concerns(at)) {
                    parser.skipChildren();
                } else if (at.equals(envelope.record())) {
                    records(token);
                } else if (token == JsonToken.START_OBJECT) {
                    envelope(at);
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    reading.text(at, parser.getString());
                } else {
                    parser.skipChildren();
                }
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

        /** A name with a slash in it is a name of its own, no path. */
        private String at(String path) {
            String name = parser.currentName().replace('/', '\u0000');
            return path.isEmpty() ? name : path + "/" + name;
        }

        private void records(JsonToken token) throws UnreadableSource {
            switch (token) {
                case START_OBJECT -> reading.record(record(envelope.record(), "", reading.nextPosition()));
                case START_ARRAY -> {
                    reading.place();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.START_OBJECT) {
                            throw new UnreadableSource(
                                    MappingRule.M15, envelope.record(), reading.nextPosition(), "is no record");
                        }
                        reading.record(record(envelope.record(), "", reading.nextPosition()));
                    }
                }
                case VALUE_NULL -> {}
                default -> throw new UnreadableSource(MappingRule.M15, envelope.record(), 0, "is no record");
            }
        }

        private NativeRecord record(String type, String path, int position) throws UnreadableSource {
            Map<String, String> texts = new HashMap<>();
            List<NativeRecord> parts = new ArrayList<>();
            object(path, texts, parts);
            return new NativeRecord(type, position, texts, parts);
        }

        private void object(String path, Map<String, String> texts, List<NativeRecord> parts) throws UnreadableSource {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String at = at(path);
                JsonToken token = parser.nextToken();
                if (!SourceFields.leadsTo(at, permitted)) {
                    parser.skipChildren();
                } else if (token == JsonToken.START_ARRAY) {
                    group(at, parts);
                } else if (token == JsonToken.START_OBJECT) {
                    object(at, texts, parts);
                } else if (token != JsonToken.VALUE_NULL && permitted.contains(at)) {
                    texts.put(at, parser.getString());
                }
            }
        }

        private void group(String at, List<NativeRecord> parts) throws UnreadableSource {
            if (!fields.repeats(at)) {
                throw new UnreadableSource(MappingRule.M19, at, 0, "a field that stands once is a list");
            }
            int position = 1;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.START_OBJECT) {
                    parts.add(record(at, at, position));
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && permitted.contains(at)) {
                    parts.add(new NativeRecord(at, position, Map.of(at, parser.getString()), List.of()));
                } else {
                    parser.skipChildren();
                }
                position++;
            }
        }
    }
}
