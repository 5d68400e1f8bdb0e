package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** fsck names the first row that was tampered with. */
abstract class FsckContract extends LogContract {
    FsckContract(Supplier<Databases.Database> fresh) {
        super(fresh);
    }

    /** Indexes 0 to 6: three intents each in a group of its own, a group of two, a refusal, a release. */
    @BeforeEach
    void writeSeven() throws Exception {
        Position first = log.append(List.of(Leaves.intent()), List.of()).position(0);
        log.append(List.of(Leaves.intent()), List.of());
        log.append(List.of(Leaves.intent()), List.of());
        log.append(List.of(Leaves.intent(), Leaves.intent()), List.of());
        log.append(List.of(Leaves.refusal(UUID.randomUUID())), List.of());
        log.enqueue(Leaves.release(first, "r1"));
        Awaitility.await().until(() -> reader().find(6).isPresent());
        assertClean(7);
    }

    @Test
    void aFlippedBitInALeafIsNamedByItsRow() throws Exception {
        row(5).flipped(1).store();
        assertDamaged(3, "F5");
    }

    @Test
    void aLeafChangedTogetherWithItsRootIsNamedByTheNextRow() throws Exception {
        row(5).flipped(1).rooted(row(1), row(2), row(3)).store();
        assertDamaged(5, "F5");
    }

    @Test
    void aPastRewrittenUpToTheLastRowIsNamedByTheHead() throws Exception {
        row(7).flipped(0).rooted(row(1), row(2), row(3), row(5), row(6)).store();
        assertDamaged(7, "F6");
    }

    @Test
    void aLeafThatNoEncoderWrote() throws Exception {
        PlantedRow row = row(3);
        row.leaves().getFirst()[1] = 99;
        row.rooted(row(1), row(2)).store();
        assertDamaged(2, "F3");
    }

    @Test
    void aRowThatHoldsNoWholeLeaves() throws Exception {
        execute("UPDATE log_group SET leaves = root WHERE size = 2");
        assertDamaged(1, "F2");
    }

    @Test
    void aRemovedLeaf() throws Exception {
        PlantedRow row = row(5);
        row.leaves().removeFirst();
        row.store();
        assertDamaged(3, "F1");
    }

    @Test
    void aRemovedRow() throws Exception {
        execute("DELETE FROM log_group WHERE size = 5");
        assertDamaged(3, "F1");
    }

    @Test
    void theLastRowRemoved() throws Exception {
        execute("DELETE FROM log_group WHERE size = 7");
        assertDamaged(6, "F6");
    }

    @Test
    void aLeafBeyondTheHead() throws Exception {
        execute("INSERT INTO log_group SELECT shard, 8, root, written_at, leaves FROM log_group WHERE size = 2");
        row(2).rooted(row(1), row(2), row(3), row(5), row(6), row(7)).storeAt(8);
        assertDamaged(8, "F6");
    }

    @Test
    void twoLeavesSwapped() throws Exception {
        PlantedRow row = row(5);
        row.leaves().add(row.leaves().removeFirst());
        row.store();
        assertDamaged(3, "F5");
    }

    @Test
    void twoRowsSwapped() throws Exception {
        execute("UPDATE log_group SET size = 100 WHERE size = 2");
        execute("UPDATE log_group SET size = 2 WHERE size = 3");
        execute("UPDATE log_group SET size = 3 WHERE size = 100");
        assertDamaged(1, "F5");
    }

    @Test
    void aLeafDuplicatedOverAnother() throws Exception {
        PlantedRow row = row(5);
        row.leaves().set(1, row.leaves().getFirst());
        row.store();
        assertDamaged(3, "F5");
    }

    @Test
    void aLookupHiddenFromSearch() throws Exception {
        cover();
        execute("DELETE FROM log_lookup WHERE first_idx = 5");
        assertDamaged(5, "F4");
    }

    @Test
    void aLookupThatIsFoundByWhatIsNotItsOwn() throws Exception {
        cover();
        execute("UPDATE log_lookup SET first_idx = 5, indexes = (SELECT x.indexes FROM log_lookup x WHERE x.first_idx"
                + " = 5) WHERE first_idx = 2");
        assertDamaged(2, "F4");
    }

    @Test
    void aLookupThatIsNotThereIsFound() throws Exception {
        cover();
        execute("INSERT INTO log_lookup SELECT CAST('" + UUID.randomUUID() + "' AS UUID), shard, first_idx, indexes"
                + " FROM log_lookup WHERE first_idx = 2");
        assertDamaged(6, "F4");
    }

    @Test
    void anIntentThatLacksItsReleaseAndIsNotNotedToLackIt() throws Exception {
        cover();
        execute("DELETE FROM log_open WHERE lookup_id = (SELECT lookup_id FROM log_lookup WHERE first_idx = 2)");
        assertDamaged(2, "F4");
    }

    @Test
    void aKindThatIsNotFound() throws Exception {
        log.append(List.of(Leaves.key()), List.of());
        cover();
        assertClean(8);
        execute("DELETE FROM log_seldom");
        assertDamaged(7, "F4");
    }

    @Test
    void aReleaseWithoutIntent() throws Exception {
        log.enqueue(Leaves.release(new Position("2026h1", 5), "r1"));
        Awaitility.await().until(() -> reader().find(7).isPresent());
        assertDamaged(7, "F7");
    }

    @Test
    void aHeadSetBackToAnOlderOneThatWasTrueThen() throws Exception {
        Frontier older = Frontier.empty()
                .plus(reader().list(0, 3).stream().map(LogEntry::hash).toList());
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE log_head SET size = 3, root = ?, frontier = ?")) {
            update.setBytes(1, older.root().bytes());
            update.setBytes(2, older.encoded());
            update.executeUpdate();
        }
        assertDamaged(7, "F6");
    }

    @Test
    void aFrontierThatDoesNotFit() throws Exception {
        execute("UPDATE log_head SET frontier = root");
        assertDamaged(7, "F6");
    }

    private void assertDamaged(long index, String rule) {
        assertThat(new Fsck(database.dataSource()).run()).isInstanceOfSatisfying(Fsck.Result.Damaged.class, damaged -> {
            assertThat(damaged.at()).isEqualTo(new Position("2026h1", index));
            assertThat(damaged.rule()).isEqualTo(rule);
        });
    }

    /** Has everything that is written so far found through the tables. */
    private void cover() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            LogIndex.catchUp(connection);
        }
    }

    private PlantedRow row(long size) throws Exception {
        return PlantedRow.at(database.dataSource(), size);
    }
}
