package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The write path. One thread calls it, one connection carries it, and this is its protocol; each step stands where it
 * does for the reason given.
 *
 * <ol>
 *   <li><b>Go on to the next shard</b> when the half-year is over, and begin it where no node has: a transaction of its
 *       own, since its leaf states the head of the one before ({@link Shards}).
 *   <li><b>Swap the head</b> from the one we know to the one that the whole group gives, if size, root and epoch are still
 *       those. This alone makes several nodes safe. First, because the row stays locked: groups of several nodes run one
 *       after the other, and the counters that companions touch can't deadlock. What we know of the head is a guess that
 *       saves reading it.
 *   <li><b>A swap that is lost</b> reads the head under its lock, and swaps again. One behind what we acknowledged, or of another
 *       generation, is refused: the database was set back under us.
 *   <li><b>Run the companions</b> ({@link GroupCompanions}). When one refuses, all of this is rolled back and begun again the
 *       slow way: lock and read the head, run the companions one by one, swap for those that were accepted, so that a refused append
 *       leaves no gap. Nobody is told of a refusal yet: it may rest on a neighbour's reservation that fails below.
 *   <li><b>Insert the leaves</b>, as the rows of the group, behind the head that the swap won. By what they are found follows later
 *       ({@link LogIndex}).
 *   <li><b>Commit.</b> From here on the outcome of a failure is in doubt until the group is looked for.
 *   <li><b>Force to disk</b> where the commit doesn't ({@link Durability}).
 *   <li><b>Answer the callers.</b> Last, because an answer is permission to ask a register.
 * </ol>
 *
 * Any SQL error ends the group, drops the connection and fails all its callers; nothing of it is half-written, since all
 * of it is one transaction.
 */
final class GroupWriter {
    private static final int SWAP_ATTEMPTS = 10;

    private final DataSource database;
    private final Duration patience;
    private final Clock clock;
    private Head acknowledged;
    private Head known;
    private @Nullable Link link;
    private @Nullable Doubt doubt;

    /** A connection whose settings were read back, the rules of its database, and the policy epoch on it. */
    private record Link(Connection connection, Durability durability, PolicyEpoch.Lock epoch) {}

    /** A group whose commit may or may not have happened. */
    private record Doubt(Head after, int queued) {}

    /** A head and the rows of the leaves that come behind it. */
    private record Growth(Head before, List<GroupRows.Filled> rows) {
        static Growth of(Head before, List<PendingLeaf> leaves) {
            return new Growth(before, GroupRows.fill(before.frontier(), leaves));
        }

        Head after() {
            return rows.isEmpty() ? before : before.with(rows.getLast().tree());
        }
    }

    private GroupWriter(DataSource database, Duration patience, Clock clock, Link link, Head head) {
        this.database = database;
        this.patience = patience;
        this.clock = clock;
        this.link = link;
        this.acknowledged = head;
        this.known = head;
    }

    /**
     * Checks the database's promises and begins the log when there is none.
     *
     * @throws SQLException when the database can't be reached or doesn't promise durability
     */
    static GroupWriter open(DataSource database, Duration patience, Clock clock, String firstShard)
            throws SQLException {
        Link link = connect(database, patience);
        try {
            Head head = HeadRows.open(link.connection, firstShard);
            link.connection.commit();
            link.durability.force(link.connection);
            return new GroupWriter(database, patience, clock, link, head);
        } catch (SQLException | RuntimeException | Error e) {
            link.durability.giveBack(link.connection);
            throw e;
        }
    }

    /**
     * Writes the group; a return means that everything in it is durable or refused.
     *
     * @return the last step: run it to answer the callers
     */
    Runnable write(Group group) throws SQLException {
        GroupCompanions companions = new GroupCompanions(group);
        try {
            for (int attempt = 0; attempt < SWAP_ATTEMPTS; attempt++) {
                Runnable answers = attempt(group, companions);
                if (answers != null) {
                    return answers;
                }
            }
            throw new SQLException("the head moved away " + SWAP_ATTEMPTS + " times in a row");
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            throw e;
        }
    }

    /** Null when it must be begun again: in another shard, after a lost swap, or with the companions one by one. */
    private @Nullable Runnable attempt(Group group, GroupCompanions companions) throws SQLException {
        Link current = connected();
        Connection connection = current.connection;
        Instant now = clock.instant();
        if (known.successor().isPresent() || Shards.over(known, now)) {
            goOn(current, now);
            return null;
        }
        boolean together = companions.together() && group.size() > 0;
        Growth growth =
                together ? swapFirst(connection, group.leaves(Set.of()), now) : new Growth(read(connection), List.of());
        if (growth == null || !mayGrow(growth.before, now)) {
            connection.rollback();
            return null;
        }

        Map<PendingAppend, Exception> refused =
                companions.run(connection, current.epoch).orElse(null);
        if (refused == null) {
            connection.rollback();
            return null;
        }
        if (!together) {
            growth = Growth.of(growth.before, group.leaves(refused.keySet()));
            if (!growth.rows.isEmpty() && !HeadRows.swap(connection, growth.before, growth.after())) {
                connection.rollback();
                return null;
            }
        }
        if (!growth.rows.isEmpty()) {
            GroupRows.insert(connection, growth.before.shard(), growth.rows, now);
            doubt = new Doubt(growth.after(), group.queued().size());
        }
        // Small writes alone move no head; those whose commit fails stay queued and are written again.
        connection.commit();
        current.durability.force(connection);
        doubt = null;
        acknowledged = growth.after();
        known = acknowledged;
        Head before = growth.before;
        return () -> answer(group.accepted(refused.keySet()), refused, before.shard(), before.size(), now);
    }

    /** Swaps the head we know, or else the one that is read; null when that is lost too, or the shard is over. */
    private @Nullable Growth swapFirst(Connection connection, List<PendingLeaf> leaves, Instant now)
            throws SQLException {
        Growth guess = Growth.of(known, leaves);
        if (HeadRows.swap(connection, guess.before, guess.after())) {
            return guess;
        }
        Head head = read(connection);
        if (!mayGrow(head, now)) {
            return null;
        }
        Growth growth = Growth.of(head, leaves);
        return HeadRows.swap(connection, head, growth.after()) ? growth : null;
    }

    /** The head under its lock. */
    private Head read(Connection connection) throws SQLException {
        known = HeadRows.lock(connection, known.shard());
        refuseRewind(known);
        return known;
    }

    private static boolean mayGrow(Head head, Instant now) {
        return head.successor().isEmpty() && !Shards.over(head, now);
    }

    private void goOn(Link current, Instant now) throws SQLException {
        Head last = read(current.connection);
        Optional<Head> next = last.successor().map(begun -> Shards.unread(begun, last.epoch()));
        if (next.isEmpty()) {
            next = Shards.begin(current.connection, last, now);
            current.connection.commit();
            current.durability.force(current.connection);
        } else {
            current.connection.rollback();
        }
        next.ifPresent(head -> {
            acknowledged = head;
            known = head;
        });
    }

    private static void answer(
            List<PendingAppend> accepted,
            Map<PendingAppend, Exception> refused,
            String shard,
            long first,
            Instant now) {
        long index = first;
        for (PendingAppend append : accepted) {
            append.written(new Appended(shard, index, append.leaves().size(), now));
            index += append.leaves().size();
        }
        refused.forEach(PendingAppend::failed);
    }

    private void refuseRewind(Head head) throws SQLException {
        boolean behind = head.size() < acknowledged.size();
        boolean forked = head.size() == acknowledged.size() && !head.root().equals(acknowledged.root());
        if (behind || forked || head.epoch() != acknowledged.epoch()) {
            throw new SQLException("shard " + head.shard() + " stands at size " + head.size() + ", epoch "
                    + head.epoch()
                    + ", but this node has acknowledged size " + acknowledged.size() + ", epoch " + acknowledged.epoch()
                    + ": the database was set back or begun anew");
        }
    }

    /** Whether a group's commit is in doubt; its release leaves must not be written a second time. */
    boolean inDoubt() {
        return doubt != null;
    }

    /**
     * Looks whether the group in doubt was written, makes it durable if so, and ends the doubt.
     *
     * @return how much of the queue it has written: all of its own or nothing
     */
    int settleDoubt() throws SQLException {
        Doubt open = doubt;
        if (open == null) {
            return 0;
        }
        try {
            Link current = connected();
            // A dropped connection's commit may still be on its way; it holds the head until it has ended one way or
            // the other, so what is found behind this lock is final.
            String shard = open.after.shard();
            known = HeadRows.lock(current.connection, shard);
            boolean written = GroupRows.hasRoot(current.connection, shard, open.after.size(), open.after.root());
            current.connection.rollback();
            if (written) {
                current.durability.force(current.connection);
                acknowledged = open.after;
            }
            doubt = null;
            return written ? open.queued : 0;
        } catch (SQLException | RuntimeException | Error e) {
            disconnect();
            throw e;
        }
    }

    void close() {
        disconnect();
    }

    private Link connected() throws SQLException {
        Link present = link;
        if (present == null) {
            present = connect(database, patience);
            link = present;
        }
        return present;
    }

    private static Link connect(DataSource database, Duration patience) throws SQLException {
        Connection connection = database.getConnection();
        Durability durability;
        try {
            durability = Durability.of(connection);
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
        try {
            durability.prepare(connection, patience);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return new Link(connection, durability, PolicyEpoch.Lock.on(connection));
        } catch (SQLException | RuntimeException | Error e) {
            durability.giveBack(connection);
            throw e;
        }
    }

    private void disconnect() {
        Link present = link;
        link = null;
        if (present != null) {
            present.durability.giveBack(present.connection);
        }
    }
}
