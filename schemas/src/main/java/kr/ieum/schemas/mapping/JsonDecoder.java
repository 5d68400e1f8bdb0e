package kr.ieum.schemas.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Decodes JSON in one pass; what isn't permitted is skipped by the parser and never becomes a text. UTF-8 is parsed as bytes, other
 * charsets are decoded first.
 */
final class JsonDecoder implements RecordDecoder, CutFile.PieceReader {

    /** By so many bytes the parser would tell UTF-16 and UTF-32, whatever the mapping says. */
    private static final int SIGNATURE = 4;

    private final Charset charset;
    private final Envelope envelope;
    private final SourceFields fields;
    private final JsonLevel around;
    private final SubsetPlans<String, Kept> plans = new SubsetPlans<>(this::kept);

    /** What is kept of a record: the table of its texts, and where they stand. */
    private record Kept(Places<String> table, JsonLevel level) {}

    JsonDecoder(Charset charset, Envelope envelope, SourceFields fields) {
        this.charset = charset;
        this.envelope = envelope;
        this.fields = fields;
        this.around = new JsonLevel(envelope.paths());
    }

    private Kept kept(Set<String> permitted) {
        Places<String> table = new Places<>(permitted);
        Set<String> paths = new LinkedHashSet<>(fields.names());
        paths.addAll(permitted);
        return new Kept(table, new JsonLevel(PathTree.of(paths, table, fields.groups())));
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        Optional<EnvelopeReading> reading = skimmed(payload, permitted);
        if (reading.isEmpty()) {
            return parsed(payload, permitted);
        }
        try {
            return reading.get().verdict();
        } catch (UnreadableSource e) {
            return e.decoded();
        }
    }

    /** What was read of an answer without the parser; nothing of one that has to be parsed, be it for a fault or not. */
    Optional<EnvelopeReading> skimmed(byte[] payload, Set<String> permitted) {
        return isSkimmed(payload) ? skim(payload, permitted).answer(around) : Optional.empty();
    }

    private boolean isSkimmed(byte[] payload) {
        return charset.equals(StandardCharsets.UTF_8) && payload.length <= StrictJson.MAX_DOCUMENT;
    }

    private JsonSkim skim(byte[] payload, Set<String> permitted) {
        Kept kept = plans.of(permitted);
        return new JsonSkim(payload, envelope, kept.table(), kept.level());
    }

    /** What the parser makes of an answer; what is wrong with one is told by it alone. */
    Decoded parsed(byte[] payload, Set<String> permitted) {
        try (JsonParser parser = parser(payload)) {
            return new Pass(parser, plans.of(permitted)).read();
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (JacksonException e) {
            // Jackson's message may quote the document
            int line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
            return noJson(line).decoded();
        }
    }

    @Override
    public List<Long> beginnings(byte[] payload) {
        try (JsonParser parser = parser(payload)) {
            return AnswerLines.of(parser, envelope.record());
        } catch (UnreadableSource | JacksonException e) {
            return List.of();
        }
    }

    @Override
    public List<Set<String>> undeclared(byte[] payload) {
        List<Set<String>> ofRecords = new ArrayList<>();
        UndeclaredFields undeclared = new UndeclaredFields(fields);
        try (JsonParser parser = parser(payload)) {
            AnswerLines.forEach(parser, envelope.record(), () -> {
                undeclared.ofObject(parser);
                ofRecords.add(undeclared.taken());
            });
        } catch (UnreadableSource | JacksonException e) {
            return List.of();
        }
        return ofRecords;
    }

    @Override
    public Set<String> undeclaredOf(byte[] piece) {
        UndeclaredFields undeclared = new UndeclaredFields(fields);
        try (JsonParser parser = parser(piece)) {
            parser.nextToken();
            undeclared.ofObject(parser);
            return undeclared.taken();
        } catch (UnreadableSource | JacksonException e) {
            return Set.of();
        }
    }

    @Override
    public NativeRecord record(byte[] piece, FilePlace at, Set<String> permitted) throws UnreadableSource {
        if (isSkimmed(piece)) {
            Optional<NativeRecord> skimmed = skim(piece, permitted).record(at.position());
            if (skimmed.isPresent()) {
                return skimmed.get();
            }
        }
        try (JsonParser parser = parser(piece)) {
            return new Pass(parser, plans.of(permitted)).one(at);
        } catch (JacksonException e) {
            throw noJson(e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        }
    }

    private JsonParser parser(byte[] payload) throws UnreadableSource {
        if (!charset.equals(StandardCharsets.UTF_8) || payload.length > StrictJson.MAX_DOCUMENT) {
            String text = SourceText.decode(payload, 0, payload.length, charset).orElseThrow(this::wrongCharset);
            String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return StrictJson.recordFactory().createParser(ObjectReadContext.empty(), body);
        }
        if (!Utf8.isWellFormed(payload, 0)) {
            throw wrongCharset();
        }
        int from = Utf8.hasMark(payload, 0) ? Utf8.MARK_LENGTH : 0;
        if (Utf8.hasMark(payload, from) || isOfAnotherCharset(payload, from)) {
            throw noJson(1);
        }
        return StrictJson.recordFactory().createParser(ObjectReadContext.empty(), payload, from, payload.length - from);
    }

    private static boolean isOfAnotherCharset(byte[] payload, int from) {
        for (int at = from; at < Math.min(from + SIGNATURE, payload.length); at++) {
            if (payload[at] == 0) {
                return true;
            }
        }
        return false;
    }

    private UnreadableSource wrongCharset() {
        return new UnreadableSource(MappingRule.M11, "", 0, "bytes are not " + charset.name());
    }

    static UnreadableSource noJson(int line) {
        return new UnreadableSource(MappingRule.M12, "", line, "is not JSON within its limits");
    }

    /** One pass over one payload. */
    private final class Pass {

        private final JsonParser parser;
        private final Kept kept;
        private final EnvelopeReading reading = new EnvelopeReading(envelope);

        Pass(JsonParser parser, Kept kept) {
            this.parser = parser;
            this.kept = kept;
        }

        Decoded read() throws UnreadableSource {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableSource(MappingRule.M12, "", 1, "is no JSON object");
            }
            envelope(around);
            if (parser.nextToken() != null) {
                throw new UnreadableSource(MappingRule.M12, "", 0, "has text behind its end");
            }
            return reading.verdict();
        }

        /** A record that is a document of its own. */
        NativeRecord one(FilePlace at) throws UnreadableSource {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableSource(MappingRule.M15, "", 1, "is no record");
            }
            NativeRecord record = record(envelope.record(), kept.level(), at.position());
            if (parser.nextToken() != null) {
                throw new UnreadableSource(MappingRule.M12, "", 1, "has text behind its end");
            }
            return record;
        }

        private void envelope(JsonLevel level) throws UnreadableSource {
            JsonNames names = new JsonNames(parser, level);
            while (names.next()) {
                JsonLevel.Step step = names.step();
                JsonToken token = parser.nextToken();
                if (step == null) {
                    skip(token);
                } else if (step.repeats()) {
                    records(token);
                } else if (token == JsonToken.START_OBJECT) {
                    envelope(step.below());
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    reading.text(step.path(), parser.getString());
                } else {
                    skip(token);
                }
            }
        }

        private void records(JsonToken token) throws UnreadableSource {
            switch (token) {
                case START_OBJECT -> reading.record(record(envelope.record(), kept.level(), reading.nextPosition()));
                case START_ARRAY -> {
                    reading.place();
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        if (parser.currentToken() != JsonToken.START_OBJECT) {
                            throw new UnreadableSource(
                                    MappingRule.M15, envelope.record(), reading.nextPosition(), "is no record");
                        }
                        reading.record(record(envelope.record(), kept.level(), reading.nextPosition()));
                    }
                }
                case VALUE_NULL -> {}
                default -> throw new UnreadableSource(MappingRule.M15, envelope.record(), 0, "is no record");
            }
        }

        private NativeRecord record(String type, JsonLevel level, int position) throws UnreadableSource {
            String[] texts = new String[kept.table().size()];
            List<NativeRecord> parts = new ArrayList<>(0);
            object(level, texts, parts);
            return new NativeRecord(type, position, kept.table(), texts, parts);
        }

        private void object(JsonLevel level, String[] texts, List<NativeRecord> parts) throws UnreadableSource {
            JsonNames names = new JsonNames(parser, level);
            while (names.next()) {
                JsonLevel.Step step = names.step();
                JsonToken token = parser.nextToken();
                if (step == null) {
                    skip(token);
                } else if (!step.wanted()) {
                    skip(token, step.below());
                } else if (token == JsonToken.START_ARRAY) {
                    group(step, parts);
                } else if (token == JsonToken.START_OBJECT) {
                    object(step.below(), texts, parts);
                } else if (token != JsonToken.VALUE_NULL && step.place() != Places.NONE) {
                    texts[step.place()] = parser.getString();
                }
            }
        }

        private void group(JsonLevel.Step step, List<NativeRecord> parts) throws UnreadableSource {
            if (!step.repeats()) {
                throw new UnreadableSource(MappingRule.M19, step.path(), 0, "a field that stands once is a list");
            }
            int position = 1;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonToken token = parser.currentToken();
                if (token == JsonToken.START_OBJECT) {
                    parts.add(record(step.path(), step.below(), position));
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && step.place() != Places.NONE) {
                    String[] texts = new String[kept.table().size()];
                    texts[step.place()] = parser.getString();
                    parts.add(new NativeRecord(step.path(), position, kept.table(), texts, List.of()));
                } else {
                    skip(token);
                }
                position++;
            }
        }

        /** As {@link #skip(JsonToken)}, where the names of objects are declared: they need no texts. */
        private void skip(JsonToken token, JsonLevel level) throws UnreadableSource {
            if (token == JsonToken.START_ARRAY) {
                JsonToken next = parser.nextToken();
                while (next != JsonToken.END_ARRAY) {
                    skip(next, level);
                    next = parser.nextToken();
                }
            } else if (token == JsonToken.START_OBJECT) {
                JsonNames names = new JsonNames(parser, level);
                while (names.next()) {
                    JsonLevel.Step step = names.step();
                    JsonToken next = parser.nextToken();
                    if (step == null) {
                        skip(next);
                    } else {
                        skip(next, step.below());
                    }
                }
            }
        }

        /** Goes to the end of a value; a name that stands twice somewhere within it is an error all the same. */
        private void skip(JsonToken token) throws UnreadableSource {
            if (token == JsonToken.START_ARRAY) {
                JsonToken next = parser.nextToken();
                while (next != JsonToken.END_ARRAY) {
                    skip(next);
                    next = parser.nextToken();
                }
            } else if (token == JsonToken.START_OBJECT) {
                SeenNames names = new SeenNames();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    JsonNames.check(parser, names);
                    skip(parser.nextToken());
                }
            }
        }
    }
}
