package kr.ieum.gateway.log;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import kr.ieum.gateway.log.file.AheadFileSystem;
import org.h2.engine.Constants;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/** The address under which a node opens its own database file (design §10); the node's data folder is locked by whoever opens it. */
public final class H2File {

    private static final String PREFIX = "jdbc:h2:";
    private static final String DATABASE = "ieum";

    static {
        AheadFileSystem.register();
    }

    private H2File() {}

    /**
     * The H2 URL of the database in a directory. {@code WRITE_DELAY=0} is half of its durability ({@link Durability} has the
     * other half, {@link SharedWrites} stands in its place in a node); {@code ahead:} lets no order in which a disk writes its pages harm it ({@link AheadFileSystem}); {@code async:} opens the file through channels that survive an interrupt: with H2's plain ones, the
     * first interrupted thread that reads a page closes the whole database under everyone, the log included. One group of the
     * log runs a dozen statements, more than H2's sessions keep prepared, so that each would be parsed anew; and it changes some thirty
     * pages, which H2 writes whole (decision 0031). No result is handed out a second time: while H2 reused
     * results, two contents of the agreements in force were now and then seen under one policy epoch.
     */
    public static String url(Path directory) {
        return url("ahead:async:", directory);
    }

    /**
     * Tells, whenever it is asked, whether the file of such an address has failed and isn't open again yet. Nothing for the address of another database.
     */
    public static Optional<BooleanSupplier> isLost(String url) {
        return url.startsWith(PREFIX + "ahead:")
                ? Optional.of(AheadFileSystem.isLost(
                        url.substring(PREFIX.length()).replaceFirst(";.*", "") + Constants.SUFFIX_MV_FILE))
                : Optional.empty();
    }

    /** What a connection is connected to in this process. */
    static Database database(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase();
        }
        throw new SQLException("the disclosure log's H2 has to run in this process");
    }

    /** Whether the file failed under it. */
    static boolean hasFailed(Database database) {
        return AheadFileSystem.hasFailed(database.getName() + Constants.SUFFIX_MV_FILE);
    }

    static String url(String fileSystem, Path directory) {
        return PREFIX + fileSystem + directory.toAbsolutePath().resolve(DATABASE)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;QUERY_CACHE_SIZE=64;PAGE_SIZE=4096"
                + ";OPTIMIZE_REUSE_RESULTS=0";
    }
}
