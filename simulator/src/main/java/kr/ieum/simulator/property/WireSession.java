package kr.ieum.simulator.property;

import static java.nio.charset.StandardCharsets.UTF_8;
import static kr.ieum.simulator.property.WireMessages.int32;
import static kr.ieum.simulator.property.WireMessages.text;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.simulator.server.Behaviour;

/**
 * One connection of the PostgreSQL protocol (version 3, text format, extended queries and plain ones): whoever proves to be the
 * user may read the views. What its statements ask is {@link WireQuestions}; how the server misbehaves is this class's.
 */
final class WireSession implements AutoCloseable {

    private static final int STARTUP = 196_608;
    private static final int CANCEL = 80_877_102;

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

    private final Socket socket;
    private final WireInput in;
    private final OutputStream out;
    private final Connection engine;
    private final Surroundings surroundings;
    private final WireQuestions questions;
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
        this.questions = new WireQuestions(engine, surroundings);
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
                questions.parse(message);
                answer.add('1');
            }
            case 'B' -> {
                questions.bind(message);
                answer.add('2');
            }
            case 'D' -> {
                boolean ofStatement = message.letter() == 'S';
                String name = message.text();
                questions.describe(ofStatement ? questions.statement(name) : questions.sql(name), ofStatement, answer);
            }
            case 'E' -> execute(message.text(), message.int32());
            case 'C' -> {
                boolean ofStatement = message.letter() == 'S';
                questions.forget(ofStatement, message.text());
                answer.add('3');
            }
            case 'Q' -> {
                String sql = questions.plain(message);
                if (WireQuestions.isQuestion(sql)) {
                    questions.describe(sql, false, answer);
                }
                execute(WireQuestions.PLAIN, 0);
            }
            case 'S', 'H' -> {}
            default -> throw new ProtocolException("message " + message.type);
        }
    }

    private void execute(String portal, int most) throws Exception {
        String sql = questions.sql(portal);
        if (WireQuestions.isQuestion(sql)) {
            if (!questions.isOpen(portal) && !answering) {
                answering = true;
                surroundings.answering();
            }
            questions.rows(portal, most, answer);
            return;
        }
        String word = sql.strip().split("[\\s;]+", 2)[0].toUpperCase(Locale.ROOT);
        transaction = switch (word) {
            case "BEGIN" -> 'T';
            case "COMMIT", "ROLLBACK", "END" -> 'I';
            case "SET" -> transaction;
            default -> throw new SQLException("only questions are answered", "42501");
        };
        answer.add('C', text(word));
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
