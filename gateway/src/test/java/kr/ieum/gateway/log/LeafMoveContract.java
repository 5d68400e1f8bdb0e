package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.testing.Databases;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that was written when each leaf had a row of its own is the same log after V97. */
abstract class LeafMoveContract {
    private static final String OLD = "2026h1";
    private static final String NEW = "2026h2";

    private final Supplier<Databases.Database> fresh;
    private final UUID lookup = UUID.randomUUID();
    private Databases.Database database;
    private FluentConfiguration migrations;

    LeafMoveContract(Supplier<Databases.Database> fresh) {
        this.fresh = fresh;
    }

    /** Two shards: groups of one, of forty (more than a row holds) and of two; then the next half-year's. */
    @BeforeEach
    void writeAsBefore() throws SQLException {
        database = fresh.get();
        migrations = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .cleanDisabled(false);
        migrations.load().clean();
        migrations.target("95").load().migrate();
        List<Leaf> forty = new ArrayList<>();
        while (forty.size() < 39) {
            forty.add(Leaves.intent());
        }
        forty.add(Leaves.intent(lookup, Leaves.TIME, "r1", "r2"));
        Frontier tree = group(OLD, Frontier.empty(), List.of(Leaves.key()));
        tree = group(OLD, tree, forty);
        tree = group(
                OLD, tree, List.of(Leaves.release(new Position(OLD, 40), "r1"), Leaves.refusal(UUID.randomUUID())));
        head(OLD, tree, NEW);
        Frontier next =
                group(NEW, Frontier.empty(), List.of(new Leaf.Shard(Leaves.TIME, OLD, tree.size(), tree.root(), 1)));
        next = group(NEW, next, List.of(Leaves.release(new Position(OLD, 40), "r2"), Leaves.erasure()));
        head(NEW, next, null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void leavesRootsAndWhatIsFoundStay() throws Exception {
        migrate();

        assertThat(new Fsck(database.dataSource()).run())
                .isInstanceOfSatisfying(
                        Fsck.Result.Clean.class,
                        clean -> assertThat(clean.shards())
                                .extracting(LogReader.Extent::size)
                                .containsExactly(43L, 3L));
        LogReader reader = new LogReader(database.dataSource());
        assertThat(reader.findByLookup(lookup))
                .extracting(LogEntry::position)
                .containsExactly(new Position(OLD, 40), new Position(OLD, 41), new Position(NEW, 1));
        assertThat(reader.listErasures()).hasSize(1);
        assertThat(reader.listOutcomeUnknown(Instant.EPOCH, Leaves.TIME.plusSeconds(9)))
                .as("the others, but not the one whose registers answered in both shards")
                .hasSize(39)
                .noneMatch(unknown -> unknown.lookup().equals(lookup));
        try (DisclosureLog log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, LogContract.CLOCK)) {
            assertThat(log.append(List.of(Leaves.intent()), List.of()).position(0))
                    .isEqualTo(new Position(NEW, 3));
        }
    }

    @Test
    void whatFsckWouldHaveFoundBeforeItFindsAfterwards() throws Exception {
        execute("UPDATE log_leaf SET leaf = (SELECT x.leaf FROM log_leaf x WHERE x.idx = 5 AND x.shard = '" + OLD
                + "') WHERE idx = 7");
        migrate();
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOfSatisfying(Fsck.Result.Damaged.class, damaged -> {
            assertThat(damaged.at().shard()).isEqualTo(OLD);
            assertThat(damaged.rule()).isEqualTo("F5");
        });
    }

    @Test
    void aLeafThatIsMissingStopsTheMoveAndIsNamed() throws Exception {
        execute("DELETE FROM log_leaf WHERE idx = 7");
        assertThatException()
                .isThrownBy(this::migrate)
                .withStackTraceContaining("shard 2026h1 lacks a leaf from 1 to 40");
    }

    private void migrate() {
        migrations.target(MigrationVersion.LATEST).load().migrate();
    }

    private Frontier group(String shard, Frontier before, List<? extends Leaf> leaves) throws SQLException {
        Frontier tree = before;
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement leaf = connection.prepareStatement(
                        "INSERT INTO log_leaf (shard, idx, leaf, hash, kind, made_at) VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement group = connection.prepareStatement(
                        "INSERT INTO log_group (shard, size, root, written_at) VALUES (?, ?, ?, ?)")) {
            for (Leaf one : leaves) {
                byte[] bytes = LeafFormat.encode(one);
                leaf.setString(1, shard);
                leaf.setLong(2, tree.size());
                leaf.setBytes(3, bytes);
                leaf.setBytes(4, MerkleHash.leaf(bytes).bytes());
                leaf.setInt(5, bytes[1]);
                leaf.setObject(6, one.time().atOffset(ZoneOffset.UTC));
                leaf.executeUpdate();
                tree = tree.plus(List.of(MerkleHash.leaf(bytes)));
            }
            group.setString(1, shard);
            group.setLong(2, tree.size());
            group.setBytes(3, tree.root().bytes());
            group.setObject(4, Leaves.TIME.atOffset(ZoneOffset.UTC));
            group.executeUpdate();
        }
        return tree;
    }

    private void head(String shard, Frontier tree, String successor) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement head = connection.prepareStatement("""
                    INSERT INTO log_head (shard, size, root, epoch, frontier, successor) VALUES (?, ?, ?, 1, ?, ?)\
                    """)) {
            head.setString(1, shard);
            head.setLong(2, tree.size());
            head.setBytes(3, tree.root().bytes());
            head.setBytes(4, tree.encoded());
            head.setString(5, successor);
            head.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
