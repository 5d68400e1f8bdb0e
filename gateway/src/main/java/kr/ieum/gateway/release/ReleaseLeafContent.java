package kr.ieum.gateway.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What a release leaf says of the fields that left: in clear each attribute's form or state, by commitment the values.
 */
final class ReleaseLeafContent {

    private ReleaseLeafContent() {}

    /** One outcome for each attribute, in order of appearance; a value that left wins over a state beside it. */
    static List<Leaf.Outcome> outcomes(List<ReleasedField> fields) {
        Map<AttributeKey, Leaf.Outcome> outcomes = new LinkedHashMap<>();
        for (ReleasedField field : fields) {
            String attribute = field.attribute().text();
            field.value()
                    .ifPresentOrElse(
                            value -> outcomes.put(
                                    field.attribute(),
                                    Leaf.Outcome.left(attribute, value.form().text())),
                            () -> outcomes.putIfAbsent(
                                    field.attribute(),
                                    Leaf.Outcome.stayed(attribute, field.state().name())));
        }
        return List.copyOf(outcomes.values());
    }

    /**
     * The committed bytes: for every field with a value, in order of appearance, attribute, entry, form and text, each as
     * UTF-8 preceded by its length in four bytes (big-endian), the entry as four bytes.
     */
    static byte[] canonical(List<ReleasedField> fields) {
        List<byte[]> parts = new ArrayList<>();
        for (ReleasedField field : fields) {
            field.value().ifPresent(value -> {
                text(parts, field.attribute().text());
                parts.add(ByteBuffer.allocate(4).putInt(field.entry()).array());
                text(parts, value.form().text());
                text(parts, value.text());
            });
        }
        ByteBuffer all =
                ByteBuffer.allocate(parts.stream().mapToInt(p -> p.length).sum());
        parts.forEach(all::put);
        return all.array();
    }

    private static void text(List<byte[]> parts, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        parts.add(ByteBuffer.allocate(4).putInt(bytes.length).array());
        parts.add(bytes);
    }
}
