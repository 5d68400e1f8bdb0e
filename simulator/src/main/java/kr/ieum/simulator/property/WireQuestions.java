package kr.ieum.simulator.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kr.ieum.simulator.property.WireMessages.int16;
import static kr.ieum.simulator.property.WireMessages.int32;
import static kr.ieum.simulator.property.WireMessages.text;

import java.net.ProtocolException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.simulator.property.LedgerDatabase.Edition;
import kr.ieum.simulator.server.Mode;

/**
 * The statements and portals of one connection, and what the engine answers to them: parameters, columns, rows. What a real server
 * does with a statement, the engine does.
 */
final class WireQuestions {

    /** The name of the portal of a plain query. */
    static final String PLAIN = "";

    private static final Charset OTHER_CHARSET = Charset.forName("EUC-KR");
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+)");

    private record Bound(String sql, List<String> parameters) {}

    private final Connection engine;
    private final WireSession.Surroundings surroundings;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Bound> portals = new HashMap<>();
    private final Map<String, ResultSet> open = new HashMap<>();

    WireQuestions(Connection engine, WireSession.Surroundings surroundings) {
        this.engine = engine;
        this.surroundings = surroundings;
    }

    static boolean isQuestion(String sql) {
        return sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("SELECT");
    }

    void parse(WireInput.Message message) {
        statements.put(message.text(), message.text());
    }

    /** A plain query, which has no statement and no parameters; its text. */
    String plain(WireInput.Message message) {
        String sql = message.text();
        portals.put(PLAIN, new Bound(sql, List.of()));
        return sql;
    }

    void bind(WireInput.Message message) throws ProtocolException, SQLException {
        String portal = message.text();
        String statement = message.text();
        boolean binary = false;
        for (int formats = message.int16(); formats > 0; formats--) {
            binary |= message.int16() != 0;
        }
        if (binary) {
            throw new ProtocolException("parameters in binary");
        }
        List<String> parameters = new ArrayList<>();
        for (int count = message.int16(); count > 0; count--) {
            int length = message.int32();
            parameters.add(length < 0 ? "" : new String(message.bytes(length), UTF_8));
        }
        close(portal);
        portals.put(portal, new Bound(statement(statement), parameters));
    }

    String statement(String name) throws ProtocolException {
        return found(statements, name);
    }

    /** The statement that a portal binds. */
    String sql(String portal) throws ProtocolException {
        return found(portals, portal).sql();
    }

    private static <T> T found(Map<String, T> all, String name) throws ProtocolException {
        T found = all.get(name);
        if (found == null) {
            throw new ProtocolException("no statement or portal of that name");
        }
        return found;
    }

    void forget(boolean ofStatement, String name) throws SQLException {
        if (ofStatement) {
            statements.remove(name);
        } else {
            portals.remove(name);
            close(name);
        }
    }

    /** The columns of a statement, and its parameters where they are wanted. */
    void describe(String sql, boolean withParameters, WireMessages answer) throws SQLException {
        if (!isQuestion(sql)) {
            answer.add('n');
            return;
        }
        try (PreparedStatement statement = prepared(sql)) {
            if (withParameters) {
                int count = statement.getParameterMetaData().getParameterCount();
                answer.add('t', int16(count), repeated(int32(1043), count));
            }
            ResultSetMetaData columns = statement.getMetaData();
            List<byte[]> parts = new ArrayList<>();
            parts.add(int16(columns.getColumnCount()));
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                int type = switch (columns.getColumnType(i)) {
                    case java.sql.Types.CHAR -> 1042;
                    case java.sql.Types.DECIMAL, java.sql.Types.NUMERIC -> 1700;
                    case java.sql.Types.INTEGER -> 23;
                    default -> 1043;
                };
                parts.addAll(List.of(
                        text(columns.getColumnLabel(i)),
                        int32(0),
                        int16(0),
                        int32(type),
                        int16(-1),
                        int32(-1),
                        int16(0)));
            }
            answer.add('T', parts.toArray(byte[][]::new));
        }
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    /** Whether the portal's rows are being fetched. */
    boolean isOpen(String portal) {
        return open.containsKey(portal);
    }

    /**
     * The next rows of a portal; the first call asks the engine.
     *
     * @param most how many; all when it is 0
     */
    void rows(String portal, int most, WireMessages answer) throws ProtocolException, SQLException {
        ResultSet rows = open.get(portal);
        if (rows == null) {
            rows = asked(found(portals, portal));
            open.put(portal, rows);
        }
        int columns = rows.getMetaData().getColumnCount();
        int sent = 0;
        while (most == 0 || sent < most) {
            if (!rows.next()) {
                answer.add('C', text("SELECT " + sent));
                close(portal);
                return;
            }
            List<Optional<byte[]>> values = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                values.add(Optional.ofNullable(rows.getString(i)).map(this::encoded));
            }
            answer.row(values);
            sent++;
        }
        answer.add('s');
    }

    private ResultSet asked(Bound bound) throws SQLException {
        surroundings.asked(bound.sql(), bound.parameters());
        PreparedStatement statement = prepared(bound.sql());
        for (int i = 0; i < bound.parameters().size(); i++) {
            String key = bound.parameters().get(i);
            boolean another = surroundings.behaviour().mode() == Mode.OTHER_PERSON;
            statement.setString(i + 1, another ? surroundings.otherKey(key) : key);
        }
        return statement.executeQuery();
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        try (Statement schema = engine.createStatement()) {
            schema.execute("SET SCHEMA " + Edition.of(surroundings.behaviour()));
        }
        return engine.prepareStatement(PARAMETER.matcher(sql).replaceAll("?$1"));
    }

    private byte[] encoded(String text) {
        return text.getBytes(surroundings.behaviour().mode() == Mode.CHARSET ? OTHER_CHARSET : UTF_8);
    }

    private void close(String portal) throws SQLException {
        ResultSet rows = open.remove(portal);
        if (rows != null) {
            rows.getStatement().close();
        }
    }
}
