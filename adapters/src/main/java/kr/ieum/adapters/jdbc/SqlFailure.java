package kr.ieum.adapters.jdbc;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.TransportRule;

/** What a failure of the driver means; its own text is never told, for it may quote a value. */
final class SqlFailure {

    private SqlFailure() {}

    /** Whether the connection itself has failed. */
    static boolean isOfConnection(SQLException failure) {
        return state(failure).startsWith("08") || state(failure).startsWith("57P");
    }

    /** The answer that a failure amounts to, when no connection could be made. */
    static RegisterAnswer whileConnecting(SQLException failure) {
        String state = state(failure);
        if (state.startsWith("28")) {
            return new RegisterAnswer.Unreachable("unauthorised");
        }
        if (state.startsWith("3D")) {
            return new RegisterAnswer.Unreachable("no-database");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> word = word(cause);
            if (word.isPresent()) {
                return new RegisterAnswer.Unreachable(word.get());
            }
        }
        return new RegisterAnswer.Unreachable("reset");
    }

    private static Optional<String> word(Throwable cause) {
        return switch (cause) {
            case SocketTimeoutException e -> Optional.of("connect-timeout");
            case UnknownHostException e -> Optional.of("dns");
            case NoRouteToHostException e -> Optional.of("no-route");
            case ConnectException e -> Optional.of("refused");
            case SSLException e -> Optional.of("tls");
            default -> Optional.empty();
        };
    }

    /** The answer that a failure amounts to, when it came while a question was asked. */
    static RegisterAnswer whileAsking(SQLException failure) {
        String state = state(failure);
        if (isOfConnection(failure)) {
            return new RegisterAnswer.Unreachable("truncated");
        }
        return switch (state) {
            case "42703", "42P01" -> new RegisterAnswer.Malformed(TransportRule.T15.broken());
            case "42501" -> new RegisterAnswer.Unreachable("forbidden");
            case "57014" -> new RegisterAnswer.Late();
            default ->
                state.startsWith("22")
                        ? new RegisterAnswer.Malformed(TransportRule.T13.broken())
                        : new RegisterAnswer.Unreachable("sql-" + (state.isEmpty() ? "unknown" : state));
        };
    }

    private static String state(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState()).orElse("");
    }
}
