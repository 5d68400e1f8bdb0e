package kr.ieum.adapters.jdbc;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kr.ieum.adapters.TransportRule;
import kr.ieum.schemas.mapping.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The rows of one answer as the mapping's decoder takes them, written while they are read and given up at the limits:
 * {@code {"records":[{"type":"land","fields":{"V_OWNER.SHARE":"1/3"}}]}}.
 */
final class Rows {

    private static final char REPLACEMENT = '\uFFFD';
    private static final JsonFactory JSON = new JsonFactory();

    private final String key;
    private final long maxBytes;
    private final int maxRows;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
    private long written;
    private int count;

    Rows(String key, long maxBytes, int maxRows) {
        this.key = key;
        this.maxBytes = maxBytes;
        this.maxRows = maxRows;
        json.writeStartObject();
        json.writeArrayPropertyStart("records");
    }

    /** Reads all rows of a statement; the problem, if the answer is to be given up. */
    Optional<Problem> read(Inquiries.Statement statement, ResultSet rows) throws SQLException {
        while (rows.next()) {
            count++;
            if (count > maxRows) {
                return Optional.of(TransportRule.T1.broken(count));
            }
            if (!text(rows, 1).strip().equals(key)) {
                return Optional.of(TransportRule.T3.broken(count));
            }
            if (rows.getLong(2) != 1) {
                return Optional.of(TransportRule.T14.broken(count));
            }
            if (!row(statement, rows)) {
                return Optional.of(TransportRule.T13.broken(count));
            }
            if (written > maxBytes) {
                return Optional.of(TransportRule.T1.broken(count));
            }
        }
        return Optional.empty();
    }

    /** Writes one row; false when a text of it was written in another charset, for which the driver puts a replacement. */
    private boolean row(Inquiries.Statement statement, ResultSet rows) throws SQLException {
        List<Inquiries.Column> fields = statement.fields();
        String type = statement.types().getFirst();
        String partner = "";
        if (statement.linked()) {
            int matched = 0;
            while (matched < statement.types().size() && rows.getInt(3 + matched) == 0) {
                matched++;
            }
            boolean alone = matched == statement.types().size();
            type = alone ? "" : statement.types().get(matched);
            partner = alone ? "" : statement.partners().get(matched);
        }
        boolean readable = true;
        json.writeStartObject();
        json.writeStringProperty("type", type);
        json.writeObjectPropertyStart("fields");
        for (int i = 0; i < fields.size(); i++) {
            String view = fields.get(i).view();
            if (view.equals(statement.view()) || view.equals(partner)) {
                String text = text(rows, statement.firstField() + i);
                readable &= text.indexOf(REPLACEMENT) < 0;
                written += text.length() + fields.get(i).field().length();
                json.writeStringProperty(fields.get(i).field(), text);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
        return readable;
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        return Objects.requireNonNullElse(rows.getString(column), "");
    }

    /** The whole answer. */
    byte[] toBytes() {
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        return bytes.toByteArray();
    }
}
