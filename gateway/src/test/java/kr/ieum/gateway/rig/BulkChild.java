package kr.ieum.gateway.rig;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.bulk.ApprovedScreening;
import kr.ieum.gateway.exchange.bulk.BulkFiles;
import kr.ieum.gateway.exchange.bulk.BulkNode;
import kr.ieum.gateway.exchange.bulk.BulkSettings;
import kr.ieum.gateway.exchange.bulk.Handing;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.file.FileCompaction;

/**
 * The process that works on files and gets killed: the real release path, log and database, and a register that answers at once; nothing else. It tells {@code Q} for each
 * question, works until no file is left, and tells {@code M bytes} of the most heap it found in use after a collection.
 *
 * <p>Arguments: the database's URL, how many people it hands in first, and after how many milliseconds the register answers.
 */
final class BulkChild {

    private static final int ALL = Integer.MAX_VALUE;
    private static final BulkSettings SETTINGS = new BulkSettings(
            100,
            1_000_000,
            4,
            50,
            4,
            1,
            Duration.ofSeconds(10),
            Duration.ofMillis(600),
            8,
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofMillis(20));
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final int LINE_BYTES = 14;

    private BulkChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        DataSource database = RigChild.database(arguments[0]);
        int people = Integer.parseInt(arguments[1]);
        long delay = Duration.ofMillis(Long.parseLong(arguments[2])).toNanos();
        DisclosureLog log = RigChild.open(database, LogSettings.STANDARD);
        BulkNode node = BulkNode.on(
                database,
                log,
                subject -> {
                    if (delay > 0) {
                        tell("Q");
                        LockSupport.parkNanos(delay);
                    }
                    return true;
                },
                new ApprovedScreening(),
                ALL,
                SETTINGS,
                Clock.systemUTC());
        long most = 0;
        if (people > 0) {
            handIn(node.files(), people);
            most = used();
        }
        FileCompaction compaction = FileCompaction.start(database);
        node.work().start();
        int looks = 0;
        while (isUnderWay(database)) {
            LockSupport.parkNanos(SETTINGS.idle().toNanos());
            if (people > 0 && ++looks % 250 == 0) {
                most = Math.max(most, used());
            }
        }
        node.work().close();
        compaction.close();
        tell("M " + most);
        log.close();
        System.exit(0);
    }

    /** In parts of whole lines, as large as parts may be; the whole is never there. */
    private static void handIn(BulkFiles files, int people) {
        UUID file = ((Handing.Opened.Open) files.open(BulkNode.SYSTEM, BulkNode.ORDER)).file();
        MessageDigest whole = sha256();
        int parts = 0;
        int each = BulkFiles.MOST_PART / LINE_BYTES;
        for (int from = 0; from < people; from += each) {
            byte[] part = new byte[Math.min(each, people - from) * LINE_BYTES];
            for (int i = 0; i * LINE_BYTES < part.length; i++) {
                byte[] line = "7001011%06d\n".formatted(from + i).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(line, 0, part, i * LINE_BYTES, LINE_BYTES);
            }
            whole.update(part);
            done(files.part(BulkNode.SYSTEM, file, ++parts, part));
        }
        done(files.close(BulkNode.SYSTEM, file, parts, (long) people * LINE_BYTES, whole.digest()));
    }

    private static void done(Handing.Step step) {
        if (!(step instanceof Handing.Step.Done)) {
            throw new IllegalStateException(step.toString());
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static boolean isUnderWay(DataSource database) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT COUNT(*) FROM bulk_file WHERE state = 'WORKING'");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getLong(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized void tell(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
