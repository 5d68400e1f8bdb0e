package kr.ieum.schemas.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Decodes rows of database views, as the transport hands them on:
 * {@code {"records":[{"type":"land","fields":{"V_OWNER.SHARE":"1/3"}}]}}. A column of null is an empty text; blanks at the end of a
 * text are the padding of its column. A row without a partner in another view has the empty type.
 */
final class RowDecoder implements RecordDecoder {

    private static final String RECORDS = "records";

    private final Set<String> types;

    /** @param types of record that there are */
    RowDecoder(Set<String> types) {
        this.types = Set.copyOf(types);
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        String text = new String(payload, StandardCharsets.UTF_8);
        try (JsonParser parser = StrictJson.factory().createParser(ObjectReadContext.empty(), text)) {
            List<NativeRecord> records = new ArrayList<>();
            expect(parser, JsonToken.START_OBJECT);
            expect(parser, JsonToken.PROPERTY_NAME);
            if (!parser.currentName().equals(RECORDS)) {
                throw new UnreadableSource(MappingRule.M15, RECORDS, 0, "there are no records");
            }
            expect(parser, JsonToken.START_ARRAY);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                records.add(record(parser, records.size() + 1, permitted));
            }
            return records.isEmpty()
                    ? new Decoded.NotHeld()
                    : new Decoded.Records(List.copyOf(records), Optional.empty());
        } catch (UnreadableSource e) {
            return e.decoded();
        } catch (JacksonException e) {
            return new UnreadableSource(MappingRule.M12, "", 0, "is no row within its limits").decoded();
        }
    }

    private NativeRecord record(JsonParser parser, int position, Set<String> permitted) throws UnreadableSource {
        String type = "";
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (parser.currentName().equals("type")) {
                expect(parser, JsonToken.VALUE_STRING);
                type = parser.getString();
            } else {
                expect(parser, JsonToken.START_OBJECT);
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String field = parser.currentName();
                    expect(parser, JsonToken.VALUE_STRING);
                    if (permitted.contains(field)) {
                        fields.put(field, parser.getString().stripTrailing());
                    }
                }
            }
        }
        if (!type.isEmpty() && !types.contains(type)) {
            throw new UnreadableSource(MappingRule.M18, "", position, "a record of an unknown type");
        }
        return new NativeRecord(type, position, fields, List.of());
    }

    private static void expect(JsonParser parser, JsonToken token) throws UnreadableSource {
        if (parser.nextToken() != token) {
            throw new UnreadableSource(MappingRule.M12, "", 0, "is no row within its limits");
        }
    }
}
