package kr.ieum.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;

/** A row of leaves behind the log's back, to plant something in. */
public final class PlantedRow {
    private final DataSource database;
    private final long size;
    private final List<byte[]> leaves;
    private Digest root;

    private PlantedRow(DataSource database, long size, Digest root, List<byte[]> leaves) {
        this.database = database;
        this.size = size;
        this.root = root;
        this.leaves = leaves;
    }

    /** The row that ends at this size of the only shard. */
    public static PlantedRow at(DataSource database, long size) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT root, leaves FROM log_group WHERE size = ?")) {
            query.setLong(1, size);
            try (ResultSet row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                List<byte[]> leaves = LeafBundle.decode(row.getBytes(2)).orElseThrow();
                return new PlantedRow(database, size, Digest.of(row.getBytes(1)), new ArrayList<>(leaves));
            }
        }
    }

    /** Its leaves' bytes, to be changed. */
    public List<byte[]> leaves() {
        return leaves;
    }

    /** Flips the last bit of a leaf. */
    public PlantedRow flipped(int leaf) {
        leaves.get(leaf)[leaves.get(leaf).length - 1] ^= 1;
        return this;
    }

    /** Gives it the root that its leaves have behind those of the rows before. */
    public PlantedRow rooted(PlantedRow... before) {
        root = tree(Stream.concat(Stream.of(before), Stream.of(this))).root();
        return this;
    }

    /** The tree over the leaves of rows. */
    public static Frontier tree(Stream<PlantedRow> rows) {
        return Frontier.empty()
                .plus(rows.flatMap(row -> row.leaves.stream())
                        .map(MerkleHash::leaf)
                        .toList());
    }

    /** Puts it in the place of the row that ends at its size. */
    public void store() throws SQLException {
        storeAt(size);
    }

    /** Puts it in the place of the row that ends at a size. */
    public void storeAt(long another) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE log_group SET root = ?, leaves = ? WHERE size = ?")) {
            update.setBytes(1, root.bytes());
            update.setBytes(2, LeafBundle.encode(leaves));
            update.setLong(3, another);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
