package kr.ieum.gateway.exchange.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How a file stands.
 *
 * @param columns of the result, while there is an order
 * @param parts that are there
 * @param lines of the whole file, once it is closed
 * @param read lines that have their result; those of each outcome are among them
 * @param silent answered, and of all that was asked the register told nothing
 * @param perSecond lines of the last ten seconds, divided by ten
 * @param cause why it waits, or why lines were refused, as a code; empty otherwise
 * @param keptUntil when the result is deleted, fetched or not
 */
public record Progress(
        UUID file,
        State state,
        List<String> columns,
        int parts,
        int lines,
        int read,
        int answered,
        int unreadable,
        int refused,
        int silent,
        double perSecond,
        String cause,
        Optional<Instant> nextAttempt,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<Instant> endedAt,
        Optional<Instant> keptUntil) {

    /** Makes it immutable. */
    public Progress {
        columns = List.copyOf(columns);
    }

    /** How far a file has come. */
    public enum State {
        /** Parts may come. */
        OPEN,
        /** Whole; waits for a node or for better times. */
        WAITING,
        /** A node works on it. */
        WORKING,
        /** The result can be fetched. */
        DONE,
        /** Nothing is left of it but these figures. */
        DELETED
    }

    /** Lines that wait for their result. */
    public int rest() {
        return Math.max(0, lines - read);
    }
}
