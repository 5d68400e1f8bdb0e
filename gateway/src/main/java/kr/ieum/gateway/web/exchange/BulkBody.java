package kr.ieum.gateway.web.exchange;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkOrder;
import kr.ieum.gateway.exchange.bulk.FileForm;
import kr.ieum.gateway.web.api.ApiBody;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import tools.jackson.databind.JsonNode;

/** What is said of a file, as it stands in a request's body. Closed: a member that isn't known is a fault. */
final class BulkBody {

    /** Members of an order. */
    static final Set<String> ORDER = Set.of("task", "screening", "register", "attributes", "file");

    /** Members of what closes a file. */
    static final Set<String> CLOSING = Set.of("parts", "bytes", "digest");

    private static final int LONGEST = 100;
    private static final Set<String> OF_ATTRIBUTE = Set.of("attribute", "form");
    private static final Set<String> OF_CSV = Set.of("format", "charset", "separator", "header", "column");
    private static final Set<String> OF_FIXED = Set.of("format", "charset", "width", "from", "length");
    private static final Map<String, FileForm.Encoding> CHARSETS = Map.of(
            "UTF-8", FileForm.Encoding.UTF_8, "EUC-KR", FileForm.Encoding.EUC_KR, "MS949", FileForm.Encoding.MS949);
    private static final String SEPARATORS = ",;\t|";
    private static final int MOST_COLUMNS = 1000;
    private static final Pattern DIGEST = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private BulkBody() {}

    /** What was read, or the member at fault. */
    sealed interface Read {

        record Order(BulkOrder order) implements Read {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Closing(int parts, long bytes, byte[] digest) implements Read {}

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

    static Read order(JsonNode object) {
        try {
            return new Read.Order(new BulkOrder(
                    required(object, "task"),
                    required(object, "screening"),
                    required(object, "register"),
                    wanted(object.path("attributes")),
                    form(object.path("file"))));
        } catch (Fault e) {
            return new Read.Wrong(e.member);
        }
    }

    static Read closing(JsonNode object) {
        try {
            Matcher digest = DIGEST.matcher(required(object, "digest"));
            if (!digest.matches()) {
                throw new Fault("digest");
            }
            return new Read.Closing(
                    number(object, "parts", BulkFiles.MOST_PARTS),
                    number(object, "bytes", BulkFiles.MOST_PARTS * BulkFiles.MOST_PART),
                    Base64.getDecoder().decode(digest.group(1)));
        } catch (Fault e) {
            return new Read.Wrong(e.member);
        }
    }

    private static String required(JsonNode object, String member) throws Fault {
        return ApiBody.text(object, member, LONGEST).orElseThrow(() -> new Fault(member));
    }

    private static int number(JsonNode object, String member, int most) throws Fault {
        JsonNode number = object.path(member);
        if (!number.isInt() || number.intValue() < 1 || number.intValue() > most) {
            throw new Fault(member);
        }
        return number.intValue();
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
        JsonNode column = file.path("column");
        if (!OF_CSV.containsAll(file.propertyNames())
                || separator.length() != 1
                || SEPARATORS.indexOf(separator.charAt(0)) < 0
                || !header.isBoolean()) {
            throw new Fault("file");
        }
        if (header.booleanValue()) {
            String name = ApiBody.text(file, "column", LONGEST).orElseThrow(() -> new Fault("file"));
            return new FileForm.Separated(encoding, separator.charAt(0), true, name, 0);
        }
        if (!column.isInt() || column.intValue() < 1 || column.intValue() > MOST_COLUMNS) {
            throw new Fault("file");
        }
        return new FileForm.Separated(encoding, separator.charAt(0), false, "", column.intValue());
    }

    private static FileForm fixed(JsonNode file, FileForm.Encoding encoding) throws Fault {
        if (!OF_FIXED.containsAll(file.propertyNames())) {
            throw new Fault("file");
        }
        int width = number(file, "width", FileForm.LONGEST_LINE);
        int from = number(file, "from", width);
        int length = number(file, "length", width);
        if (from + length - 1 > width) {
            throw new Fault("file");
        }
        return new FileForm.Fixed(encoding, width, from, length);
    }
}
