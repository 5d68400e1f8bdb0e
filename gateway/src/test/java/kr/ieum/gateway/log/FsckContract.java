package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
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
    void aFlippedBitInALeaf() throws Exception {
        byte[] leaf = leaf(4);
        leaf[40] ^= 1;
        setLeaf(4, leaf, null);
        assertDamaged(4, "F2");
    }

    @Test
    void aLeafChangedTogetherWithItsHashIsNamedByItsGroup() throws Exception {
        byte[] leaf = leaf(4);
        leaf[leaf.length - 1] ^= 1;
        setLeaf(4, leaf, MerkleHash.leaf(leaf));
        assertDamaged(3, "F5");
    }

    @Test
    void aLeafThatNoEncoderWrote() throws Exception {
        byte[] leaf = leaf(2);
        leaf[1] = 99;
        setLeaf(2, leaf, MerkleHash.leaf(leaf));
        assertDamaged(2, "F3");
    }

    @Test
    void aRemovedLeaf() throws Exception {
        execute("DELETE FROM log_leaf WHERE idx = 3");
        assertDamaged(3, "F1");
    }

    @Test
    void theLastLeafRemoved() throws Exception {
        execute("DELETE FROM log_leaf WHERE idx = 6");
        assertDamaged(6, "F1");
    }

    @Test
    void aLeafBeyondTheHead() throws Exception {
        execute("INSERT INTO log_leaf SELECT shard, 7, leaf, hash, kind, made_at, lookup_id, registers, intent_shard,"
                + " intent_idx FROM log_leaf WHERE idx = 1");
        assertDamaged(7, "F1");
    }

    @Test
    void twoLeavesSwapped() throws Exception {
        execute("UPDATE log_leaf SET idx = 100 WHERE idx = 1");
        execute("UPDATE log_leaf SET idx = 1 WHERE idx = 2");
        execute("UPDATE log_leaf SET idx = 2 WHERE idx = 100");
        assertDamaged(1, "F5");
    }

    @Test
    void aLeafDuplicatedOverAnother() throws Exception {
        setLeaf(1, leaf(0), MerkleHash.leaf(leaf(0)));
        execute("UPDATE log_leaf SET lookup_id = (SELECT x.lookup_id FROM log_leaf x WHERE x.idx = 0) WHERE idx = 1");
        assertDamaged(1, "F5");
    }

    @Test
    void aLookupHiddenFromSearch() throws Exception {
        execute("UPDATE log_leaf SET lookup_id = NULL WHERE idx = 5");
        assertDamaged(5, "F4");
    }

    @Test
    void aReleaseMovedToAnotherIntent() throws Exception {
        execute("UPDATE log_leaf SET intent_idx = 1 WHERE idx = 6");
        assertDamaged(6, "F4");
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
                .plus(List.of(MerkleHash.leaf(leaf(0)), MerkleHash.leaf(leaf(1)), MerkleHash.leaf(leaf(2))));
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

    private byte[] leaf(long index) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT leaf FROM log_leaf WHERE idx = ?")) {
            query.setLong(1, index);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBytes(1);
            }
        }
    }

    private void setLeaf(long index, byte[] leaf, Digest hash) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE log_leaf SET leaf = ?, hash = COALESCE(?, hash) WHERE idx = ?")) {
            update.setBytes(1, leaf);
            update.setBytes(2, hash == null ? null : hash.bytes());
            update.setLong(3, index);
            update.executeUpdate();
        }
    }
}
