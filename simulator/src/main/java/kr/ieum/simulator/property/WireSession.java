package kr.ieum.simulator.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kr.ieum.simulator.property.WireMessages.int16;
import static kr.ieum.simulator.property.WireMessages.int32;
import static kr.ieum.simulator.property.WireMessages.text;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.simulator.property.LedgerDatabase.Edition;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;

/**
 * One connection of the PostgreSQL protocol (version 3, text format, extended queries and plain ones): whoever proves to be the
 * user may read the views. What a real server of that kind does with a statement, the engine does; how it misbehaves is this
 * class's.
 */
final class WireSession implements AutoCloseable {

    private static final int STARTUP = 196_608;
    private static final int CANCEL = 80_877_102;
    private static final Charset OTHER_CHARSET = Charset.forName("EUC-KR");
    private static final Pattern PARAMETER = Pattern.compile("\\$([0-9]+)");

    /** What the connection asks its server for, beside the database. */
    interface Surroundings {

        Behaviour behaviour();

        String user();

        String password();

        /** A key that the register holds, other than this one. */
        String otherKey(String key);

        /** A question arrived. */
        void asked(String sql, List<String> parameters);

        /** The answer to a question is being made and sent. */
        void answering();

        /** It was sent, or nobody waits for it any more. */
        void answered();
    }

    private record Bound(String sql, List<String> parameters) {}

    private final Socket socket;
    private final WireInput in;
    private final OutputStream out;
    private final Connection engine;
    private final Surroundings surroundings;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Bound> portals = new HashMap<>();
    private final Map<String, ResultSet> open = new HashMap<>();
    private WireMessages answer = new WireMessages();
    private char transaction = 'I';
    private boolean failed;
    private boolean answering;

    WireSession(Socket socket, Connection engine, Surroundings surroundings) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new WireInput(socket);
        this.out = socket.getOutputStream();
        this.engine = engine;
        this.surroundings = surroundings;
    }

    /** Serves until the caller goes. */
    void serve() throws Exception {
        if (!started()) {
            return;
        }
        while (true) {
            WireInput.Message message = in.next();
            if (message.type == 'X') {
                return;
            }
            if (failed && message.type != 'S') {
                continue;
            }
            try {
                handle(message);
            } catch (SQLException e) {
                failed = true;
                transaction = transaction == 'I' ? 'I' : 'E';
                answer.failure(state(e), e.getClass().getSimpleName());
            }
            if (message.type == 'S' || message.type == 'Q') {
                failed = false;
                answer.add('Z', new byte[] {(byte) transaction});
                if (!send()) {
                    return;
                }
            } else if (message.type == 'H' && !send()) {
                return;
            }
        }
    }

    private boolean started() throws IOException {
        while (true) {
            WireInput.Message message = in.untyped();
            int code = message.int32();
            if (code == CANCEL) {
                return false;
            }
            if (code == STARTUP) {
                return authenticated(message);
            }
            // neither TLS nor GSSAPI on loopback
            out.write('N');
        }
    }

    private boolean authenticated(WireInput.Message startup) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        for (String name = startup.text(); !name.isEmpty(); name = startup.text()) {
            parameters.put(name, startup.text());
        }
        answer.add('R', int32(3));
        flush(answer.toBytes());
        WireInput.Message reply = in.next();
        byte[] offered = reply.text().getBytes(UTF_8);
        boolean known = surroundings.user().equals(parameters.get("user"))
                && MessageDigest.isEqual(offered, surroundings.password().getBytes(UTF_8));
        if (!known) {
            answer.failure("28P01", "password authentication failed");
            flush(answer.toBytes());
            return false;
        }
        answer.add('R', int32(0));
        answer.parameter("server_version", "16.0");
        answer.parameter("server_encoding", "UTF8");
        answer.parameter("client_encoding", "UTF8");
        answer.parameter("DateStyle", "ISO, YMD");
        answer.parameter("integer_datetimes", "on");
        answer.parameter("standard_conforming_strings", "on");
        answer.add('K', int32(1), int32(1));
        answer.add('Z', new byte[] {'I'});
        flush(answer.toBytes());
        return true;
    }

    private void handle(WireInput.Message message) throws Exception {
        switch (message.type) {
            case 'P' -> {
                statements.put(message.text(), message.text());
                answer.add('1');
            }
            case 'B' -> bind(message);
            case 'D' -> {
                boolean ofStatement = message.letter() == 'S';
                String name = message.text();
                describe(
                        ofStatement
                                ? found(statements, name)
                                : found(portals, name).sql(),
                        ofStatement);
            }
            case 'E' -> execute(message.text(), message.int32());
            case 'C' -> {
                boolean ofStatement = message.letter() == 'S';
                String name = message.text();
                if (ofStatement) {
                    statements.remove(name);
                } else {
                    portals.remove(name);
                    close(name);
                }
                answer.add('3');
            }
            case 'Q' -> {
                portals.put("", new Bound(message.text(), List.of()));
                if (isQuestion(found(portals, "").sql())) {
                    describe(found(portals, "").sql(), false);
                }
                execute("", 0);
            }
            case 'S', 'H' -> {}
            default -> throw new ProtocolException("message " + message.type);
        }
    }

    private static <T> T found(Map<String, T> all, String name) throws ProtocolException {
        T found = all.get(name);
        if (found == null) {
            throw new ProtocolException("no statement or portal of that name");
        }
        return found;
    }

    private void bind(WireInput.Message message) throws ProtocolException, SQLException {
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
        portals.put(portal, new Bound(found(statements, statement), parameters));
        answer.add('2');
    }

    private static boolean isQuestion(String sql) {
        return sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("SELECT");
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        try (Statement schema = engine.createStatement()) {
            schema.execute("SET SCHEMA " + Edition.of(surroundings.behaviour()));
        }
        return engine.prepareStatement(PARAMETER.matcher(sql).replaceAll("?$1"));
    }

    private void describe(String sql, boolean withParameters) throws SQLException {
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

    private void execute(String portal, int most) throws Exception {
        Bound bound = found(portals, portal);
        String word = bound.sql().strip().split("[\\s;]+", 2)[0].toUpperCase(Locale.ROOT);
        if (!isQuestion(bound.sql())) {
            transaction = switch (word) {
                case "BEGIN" -> 'T';
                case "COMMIT", "ROLLBACK", "END" -> 'I';
                case "SET" -> transaction;
                default -> throw new SQLException("only questions are answered", "42501");
            };
            answer.add('C', text(word));
            return;
        }
        ResultSet rows = open.get(portal);
        if (rows == null) {
            rows = question(portal, bound);
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

    private byte[] encoded(String text) {
        return text.getBytes(surroundings.behaviour().mode() == Mode.CHARSET ? OTHER_CHARSET : UTF_8);
    }

    private ResultSet question(String portal, Bound bound) throws Exception {
        surroundings.asked(bound.sql(), bound.parameters());
        if (!answering) {
            answering = true;
            surroundings.answering();
        }
        PreparedStatement statement = prepared(bound.sql());
        for (int i = 0; i < bound.parameters().size(); i++) {
            String key = bound.parameters().get(i);
            boolean another = surroundings.behaviour().mode() == Mode.OTHER_PERSON;
            statement.setString(i + 1, another ? surroundings.otherKey(key) : key);
        }
        ResultSet rows = statement.executeQuery();
        open.put(portal, rows);
        return rows;
    }

    private void close(String portal) throws SQLException {
        ResultSet rows = open.remove(portal);
        if (rows != null) {
            rows.getStatement().close();
        }
    }

    /** Sends what was written, in the way of the mode when it is the answer to a question; false when the connection is to end. */
    private boolean send() throws Exception {
        byte[] bytes = answer.toBytes();
        if (!answering) {
            flush(bytes);
            return true;
        }
        try {
            Behaviour now = surroundings.behaviour();
            switch (now.mode()) {
                case SLOW -> {
                    if (!in.staysFor(now.millis())) {
                        return false;
                    }
                    flush(bytes);
                }
                case TRUNCATED -> {
                    flush(Arrays.copyOf(bytes, bytes.length / 2));
                    return false;
                }
                case DRIP -> {
                    for (byte b : bytes) {
                        flush(new byte[] {b});
                        if (!in.staysFor(1000)) {
                            return false;
                        }
                    }
                }
                case NORMAL, DEAD, CLOSED, WRONG, HUGE, CHARSET, OTHER_PERSON -> flush(bytes);
            }
            return !socket.isClosed();
        } finally {
            done();
        }
    }

    private void done() {
        if (answering) {
            answering = false;
            surroundings.answered();
        }
    }

    private void flush(byte[] bytes) throws IOException {
        answer = new WireMessages();
        out.write(bytes);
        out.flush();
    }

    private static String state(SQLException failure) {
        return switch (Optional.ofNullable(failure.getSQLState()).orElse("")) {
            case "42S22" -> "42703";
            case "42S02" -> "42P01";
            case "90096", "42501" -> "42501";
            default -> "XX000";
        };
    }

    @Override
    public void close() throws IOException {
        done();
        socket.close();
        try {
            engine.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
