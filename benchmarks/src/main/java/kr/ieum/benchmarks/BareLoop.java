package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The least that must be done to keep leaves: written in batches and forced, without tree, head, columns or callers. */
final class BareLoop {

    private final byte[] leaf;
    private final long nanos;

    BareLoop(byte[] leaf, long nanos) {
        this.leaf = leaf;
        this.nanos = nanos;
    }

    /** Appends batches to a file and forces each. Leaves a second. */
    double file(Path file, int batch) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(batch * leaf.length);
            while (bytes.hasRemaining()) {
                bytes.put(leaf);
            }
            long start = System.nanoTime();
            long written = 0;
            while (System.nanoTime() - start < nanos) {
                bytes.rewind();
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
                written += batch;
            }
            return perSecond(written, start);
        }
    }

    /** Inserts batches into a table of two columns, commits and forces each. Leaves a second. */
    double insert(LogStore store, long first, int batch) throws SQLException {
        try (Connection connection = store.database().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO bare (idx, leaf) VALUES (?, ?)");
                Statement force = connection.createStatement()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long written = 0;
            while (System.nanoTime() - start < nanos) {
                for (int n = 0; n < batch; n++) {
                    insert.setLong(1, first + written++);
                    insert.setBytes(2, leaf);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                if (!store.afterCommit().isEmpty()) {
                    force.execute(store.afterCommit());
                }
            }
            double rate = perSecond(written, start);
            connection.setAutoCommit(true);
            force.execute("TRUNCATE TABLE bare");
            return rate;
        }
    }

    private static double perSecond(long count, long start) {
        return count * 1e9 / (System.nanoTime() - start);
    }
}
