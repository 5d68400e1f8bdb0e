package kr.ieum.gateway.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The write path. One thread calls it, one connection carries it, and this is its protocol; each step stands where it
 * does for the reason given.
 *
 * <ol>
 *   <li><b>Lock and read the head.</b> First, so that groups of several nodes run one after the other and the counters
 *       that companions touch can't deadlock. The head is read from the database each time: there is no memory of it that
 *       could be wrong.
 *   <li><b>Refuse a head behind what we acknowledged</b>, or of another generation: the database was set back under us.
 *   <li><b>Go on to the next shard</b> when the half-year is over, and begin it where no node has: a transaction of its
 *       own, since its leaf states the head that was read ({@link Shards}); then start again there.
 *   <li><b>Run the companions</b> ({@link GroupCompanions}). Before any index is given, so that a refused append
 *       leaves no gap. Nobody is told of a refusal yet: it may rest on a neighbour's reservation that fails below.
 *   <li><b>Swap the head</b> if size, root and epoch are still those that were read. This alone makes several nodes safe,
 *       the lock only saves work: a lost swap undoes everything and starts again at the new head.
 *   <li><b>Insert the leaves</b> at the indexes that the swap won, and the group's root.
 *   <li><b>Commit.</b> From here on the outcome of a failure is in doubt until the leaves are looked for.
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
    private String shard;
    private Head acknowledged;
    private @Nullable Link link;
    private @Nullable Doubt doubt;

    /** A connection whose settings were read back, and the rules of its database. */
    private record Link(Connection connection, Durability durability) {}

    /** A group whose commit may or may not have happened. */
    private record Doubt(Head before, Head after, List<PendingLeaf> leaves, int queued) {}

    private GroupWriter(DataSource database, Duration patience, Clock clock, Link link, Head head) {
        this.database = database;
        this.patience = patience;
        this.clock = clock;
        this.link = link;
        this.shard = head.shard();
        this.acknowledged = head;
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
            Head head = LogTables.open(link.connection, firstShard);
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

    /** Null when the swap was lost. Begins anew, once at most, when companions must run one by one. */
    private @Nullable Runnable attempt(Group group, GroupCompanions companions) throws SQLException {
        Link current = connected();
        Connection connection = current.connection;
        Instant now = clock.instant();

        Head head = LogTables.lockHead(connection, shard);
        refuseRewind(head);
        if (head.successor().isPresent() || Shards.over(head, now)) {
            goOn(current, head, now);
            return null;
        }

        Map<PendingAppend, Exception> refused = companions.run(connection).orElse(null);
        if (refused == null) {
            connection.rollback();
            return attempt(group, companions);
        }
        List<PendingAppend> accepted =
                group.appends().stream().filter(a -> !refused.containsKey(a)).toList();
        List<PendingLeaf> leaves = new ArrayList<>();
        accepted.forEach(append -> leaves.addAll(append.leaves()));
        group.queued().forEach(queued -> queued.leaf().ifPresent(leaves::add));

        if (leaves.isEmpty() && group.queued().isEmpty()) {
            connection.rollback();
        } else if (leaves.isEmpty()) {
            // Small writes alone move no head; those whose commit fails stay queued and are written again.
            connection.commit();
            current.durability.force(connection);
        } else {
            Head next = head.with(
                    head.frontier().plus(leaves.stream().map(PendingLeaf::hash).toList()));
            if (!LogTables.swapHead(connection, head, next)) {
                connection.rollback();
                return null;
            }
            LogTables.insertLeaves(connection, shard, head.size(), leaves);
            LogTables.insertGroup(connection, next, now);

            doubt = new Doubt(head, next, leaves, group.queued().size());
            connection.commit();
            current.durability.force(connection);
            doubt = null;
            acknowledged = next;
        }

        return () -> answer(accepted, refused, head.size(), now);
    }

    private void goOn(Link current, Head last, Instant now) throws SQLException {
        Optional<Head> next = last.successor().map(begun -> Shards.unread(begun, last.epoch()));
        if (next.isEmpty()) {
            next = Shards.begin(current.connection, last, now);
            current.connection.commit();
            current.durability.force(current.connection);
        } else {
            current.connection.rollback();
        }
        next.ifPresent(head -> {
            shard = head.shard();
            acknowledged = head;
        });
    }

    private void answer(List<PendingAppend> accepted, Map<PendingAppend, Exception> refused, long first, Instant now) {
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
            throw new SQLException("shard " + shard + " stands at size " + head.size() + ", epoch " + head.epoch()
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
            // the
            // other, so what is found behind this lock is final.
            LogTables.lockHead(current.connection, shard);
            boolean written = LogTables.contains(current.connection, shard, open.before.size(), open.leaves);
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
            return new Link(connection, durability);
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
