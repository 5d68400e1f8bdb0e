package kr.ieum.gateway.exchange.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import tools.jackson.databind.JsonNode;

/** Reads an order from JSON. Closed: a member that isn't known is a fault, and so is a value of another kind. */
public final class OrderReading {

    /** Members of an order. */
    public static final Set<String> MEMBERS = Set.of("task", "screening", "register", "attributes", "file");

    private static final int LONGEST = 100;
    private static final Set<String> OF_ATTRIBUTE = Set.of("attribute", "form");
    private static final Set<String> OF_CSV = Set.of("format", "charset", "separator", "header", "column");
    private static final Set<String> OF_FIXED = Set.of("format", "charset", "width", "from", "length");
    private static final Map<String, FileForm.Encoding> CHARSETS = Map.of(
            "UTF-8", FileForm.Encoding.UTF_8, "EUC-KR", FileForm.Encoding.EUC_KR, "MS949", FileForm.Encoding.MS949);
    private static final String SEPARATORS = ",;\t|";
    private static final int MOST_COLUMNS = 1000;

    private OrderReading() {}

    /** An order, or the member at fault. */
    public sealed interface Read {

        /** As it was stated. */
        record Order(BulkOrder order) implements Read {}

        /** One of {@link #MEMBERS}. */
        record Wrong(String member) implements Read {}
    }

    /** The member at fault, on its way out of the reading. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final String member;

        Fault(String member) {
            super(member);
            this.member = member;
        }
    }

    /** @param object whose further members, if it has any, are the caller's */
    public static Read read(JsonNode object) {
        try {
            return new Read.Order(new BulkOrder(
                    text(object, "task"),
                    text(object, "screening"),
                    text(object, "register"),
                    wanted(object.path("attributes")),
                    form(object.path("file"))));
        } catch (Fault e) {
            return new Read.Wrong(e.member);
        }
    }

    private static String text(JsonNode object, String member) throws Fault {
        return text(object.path(member)).orElseThrow(() -> new Fault(member));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .filter(text -> text.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)));
    }

    private static List<BulkOrder.Wanted> wanted(JsonNode list) throws Fault {
        if (!list.isArray() || list.isEmpty() || list.size() > BulkOrder.MOST_WANTED) {
            throw new Fault("attributes");
        }
        List<BulkOrder.Wanted> wanted = new ArrayList<>();
        for (JsonNode one : list) {
            BulkOrder.Wanted read =
                    one.isString() ? new BulkOrder.Wanted(attribute(one.stringValue()), Optional.empty()) : stated(one);
            if (wanted.stream().anyMatch(before -> before.attribute().equals(read.attribute()))) {
                throw new Fault("attributes");
            }
            wanted.add(read);
        }
        return wanted;
    }

    private static BulkOrder.Wanted stated(JsonNode one) throws Fault {
        if (!one.isObject() || !OF_ATTRIBUTE.containsAll(one.propertyNames())) {
            throw new Fault("attributes");
        }
        Optional<Form> form = one.has("form") ? Form.parse(one.path("form").asString("")) : Optional.empty();
        if (one.has("form") && form.isEmpty()) {
            throw new Fault("attributes");
        }
        return new BulkOrder.Wanted(attribute(one.path("attribute").asString("")), form);
    }

    private static AttributeKey attribute(String text) throws Fault {
        if (!AttributeKey.isKey(text)) {
            throw new Fault("attributes");
        }
        return new AttributeKey(text);
    }

    private static FileForm form(JsonNode file) throws Fault {
        FileForm.Encoding encoding = CHARSETS.get(file.path("charset").asString(""));
        if (!file.isObject() || encoding == null) {
            throw new Fault("file");
        }
        return switch (file.path("format").asString("")) {
            case "csv" -> separated(file, encoding);
            case "fixed" -> fixed(file, encoding);
            default -> throw new Fault("file");
        };
    }

    private static FileForm separated(JsonNode file, FileForm.Encoding encoding) throws Fault {
        String separator = file.path("separator").asString(",");
        JsonNode header = file.path("header");
        if (!OF_CSV.containsAll(file.propertyNames())
                || separator.length() != 1
                || SEPARATORS.indexOf(separator.charAt(0)) < 0
                || !header.isBoolean()) {
            throw new Fault("file");
        }
        if (header.booleanValue()) {
            String name = text(file.path("column")).orElseThrow(() -> new Fault("file"));
            return new FileForm.Separated(encoding, separator.charAt(0), true, name, 0);
        }
        return new FileForm.Separated(encoding, separator.charAt(0), false, "", number(file, "column", MOST_COLUMNS));
    }

    private static FileForm fixed(JsonNode file, FileForm.Encoding encoding) throws Fault {
        if (!OF_FIXED.containsAll(file.propertyNames())) {
            throw new Fault("file");
        }
        int width = number(file, "width", FileForm.LONGEST_LINE);
        int from = number(file, "from", width);
        return new FileForm.Fixed(encoding, width, from, number(file, "length", width - from + 1));
    }

    private static int number(JsonNode object, String member, int most) throws Fault {
        JsonNode number = object.path(member);
        if (!number.isInt() || number.intValue() < 1 || number.intValue() > most) {
            throw new Fault("file");
        }
        return number.intValue();
    }
}
