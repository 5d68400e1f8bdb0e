package kr.ieum.gateway.log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that gets killed: eight callers disclose as fast as they can, each value only after its intent's append
 * returned. A "value" is its look-up's id, printed as one line. The other modes are the bugs that the rig must find.
 */
final class Discloser {
    enum Mode {
        TRUE,
        PRINTS_BEFORE_APPEND,
        WRITES_LATER
    }

    private Discloser() {}

    public static void main(String[] arguments) throws Exception {
        Mode mode = Mode.valueOf(arguments[1]);
        DataSource database = database(arguments[0], mode);
        // Not System.out: one unbuffered write per line reaches the pipe whole or not at all.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        DisclosureLog log = DisclosureLog.open(database, LogSettings.STANDARD, Clock.systemUTC());
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 8; caller++) {
                callers.submit(() -> discloseForEver(log, mode, out));
            }
        }
    }

    private static Void discloseForEver(DisclosureLog log, Mode mode, OutputStream out) throws Exception {
        while (true) {
            UUID lookup = UUID.randomUUID();
            Leaf.Intent intent = Leaves.intent(lookup, Leaves.TIME, "r1");
            byte[] value = (lookup + "\n").getBytes(StandardCharsets.US_ASCII);
            if (mode == Mode.PRINTS_BEFORE_APPEND) {
                out.write(value);
            }
            Position position = log.append(List.of(intent), List.of(PolicyEpoch.expect(0), LogContract.record(lookup)))
                    .position(0);
            log.enqueue(Leaves.release(position, "r1"));
            if (mode != Mode.PRINTS_BEFORE_APPEND) {
                out.write(value);
            }
        }
    }

    private static DataSource database(String url, Mode mode) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            return postgres;
        }
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        if (mode != Mode.WRITES_LATER) {
            return h2;
        }
        FaultyDatabase careless = new FaultyDatabase(h2);
        careless.rewriteSql(sql -> switch (sql) {
            case "SET WRITE_DELAY 0" -> "SET WRITE_DELAY 500";
            case "CHECKPOINT SYNC" -> "CALL 1";
            default -> sql.contains("information_schema.settings") ? "SELECT '0' WHERE ? IS NOT NULL" : sql;
        });
        return careless;
    }
}
