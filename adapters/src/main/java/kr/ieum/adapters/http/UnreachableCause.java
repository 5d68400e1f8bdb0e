package kr.ieum.adapters.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The stable word for a failure to reach a register; never an exception's own text. */
public final class UnreachableCause {

    private UnreachableCause() {}

    /**
     * The word for a failure of the client: {@code connect-timeout}, {@code dns}, {@code no-route}, {@code tls},
     * {@code truncated}, {@code refused} or, for every other end of a connection, {@code reset}.
     */
    static String of(@Nullable Throwable failure) {
        // the client wraps what happened: the outermost ConnectException may stand for a name that doesn't resolve
        boolean refused = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> word = word(cause);
            if (word.isPresent()) {
                return word.get();
            }
            refused |= cause instanceof ConnectException;
        }
        return refused ? "refused" : "reset";
    }

    private static Optional<String> word(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> Optional.of("connect-timeout");
            case UnknownHostException e -> Optional.of("dns");
            case UnresolvedAddressException e -> Optional.of("dns");
            case NoRouteToHostException e -> Optional.of("no-route");
            case SSLException e -> Optional.of("tls");
            case BoundedBody.BrokenOffException e -> Optional.of("truncated");
            default -> Optional.empty();
        };
    }

    /** The word for a status that is no answer, such as {@code unauthorised} or {@code status-500}. */
    public static String of(int status) {
        return switch (status) {
            case 401 -> "unauthorised";
            case 403 -> "forbidden";
            default -> "status-" + status;
        };
    }
}
