package kr.ieum.gateway.start;

import java.util.List;
import java.util.function.Consumer;
import kr.ieum.schemas.json.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wanted of the subjects of a file, as a terminal says it.
 *
 * @param approval number of the approved screening
 * @param attributes each a key, or {@code KEY=FORM}
 */
public record BulkWish(String task, String approval, String register, List<String> attributes) {

    /** Makes it immutable. */
    public BulkWish {
        attributes = List.copyOf(attributes);
    }

    /**
     * The order for a file with columns.
     *
     * @param column its name in the header, or its place where there is none
     */
    public byte[] separated(String charset, String separator, String column) {
        boolean isPlace = column.matches("[1-9][0-9]{0,3}");
        return order(file -> {
            file.put("format", "csv");
            file.put("charset", charset);
            file.put("separator", separator);
            file.put("header", !isPlace);
            if (isPlace) {
                file.put("column", Integer.parseInt(column));
            } else {
                file.put("column", column);
            }
        });
    }

    /**
     * The order for a file of fixed width, counted in bytes.
     *
     * @param from where the number begins, from 1
     */
    public byte[] fixed(String charset, int width, int from, int length) {
        return order(file -> {
            file.put("format", "fixed");
            file.put("charset", charset);
            file.put("width", width);
            file.put("from", from);
            file.put("length", length);
        });
    }

    private byte[] order(Consumer<ObjectNode> form) {
        ObjectNode order = StrictJson.mapper().createObjectNode();
        order.put("task", task);
        order.put("screening", approval);
        order.put("register", register);
        ArrayNode wanted = order.putArray("attributes");
        for (String attribute : attributes) {
            int sign = attribute.indexOf('=');
            if (sign < 0) {
                wanted.add(attribute);
            } else {
                ObjectNode formed = wanted.addObject();
                formed.put("attribute", attribute.substring(0, sign));
                formed.put("form", attribute.substring(sign + 1));
            }
        }
        form.accept(order.putObject("file"));
        return StrictJson.mapper().writeValueAsBytes(order);
    }
}
