package kr.ieum.gateway.rig;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.SharedWrites;
import kr.ieum.gateway.log.file.AheadFileSystem;
import kr.ieum.gateway.log.file.FileCompaction;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.release.Releaser;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that gets killed: the real release path and log on a real database, nothing else. It does what each line of its standard
 * input asks for ({@code L id}: look up; {@code P id}: append a leaf), all at once, and tells what happens in lines: {@code Q id register}
 * asked, {@code V id register} left, {@code A shard index hash} acknowledged, {@code H shard size root} a head, {@code D kind} done,
 * {@code S step} that it waits there to be killed, or for the line {@code C}. {@code W step} lets it wait the next time.
 *
 * <p>Arguments: the database's URL, a {@link Bug}, a {@link Step} to wait before or {@code -}, the how manieth, and the log's patience in
 * milliseconds.
 */
final class RigChild {

    private static final int DEAD_AFTER_SECONDS = 5;
    private static final int STARTS = 10;

    private final DataSource database;
    private final DisclosureLog log;
    private final Bug bug;
    private final SecureRandom random = new SecureRandom();

    // Not System.out: one unbuffered write per line reaches the pipe whole or not at all.
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private RigChild(DataSource database, DisclosureLog log, Bug bug) {
        this.database = database;
        this.log = log;
        this.bug = bug;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Bug bug = Bug.valueOf(arguments[1]);
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
        AtomicReference<String> waitsBefore = new AtomicReference<>(arguments[2]);
        Semaphore goesOn = new Semaphore(0);
        DataSource real = database(arguments[0]);
        DataSource database = RigDatabase.of(SharedWrites.deferred(real), bug, step -> {
            if (step.name().equals(waitsBefore.get()) && left.decrementAndGet() == 0) {
                tell("S " + step);
                goesOn.acquireUninterruptibly();
            }
        });
        LogSettings settings = LogSettings.STANDARD.withPatience(Duration.ofMillis(Long.parseLong(arguments[4])));
        RigChild child = new RigChild(real, open(database, settings), bug);
        try (FileCompaction _ = FileCompaction.start(real);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String asked = line;
                switch (asked.charAt(0)) {
                    case 'W' -> {
                        left.set(1);
                        waitsBefore.set(asked.substring(2));
                    }
                    case 'C' -> goesOn.release();
                    default -> {
                        var _ = callers.submit(() -> child.run(asked.charAt(0), UUID.fromString(asked.substring(2))));
                    }
                }
            }
        }
    }

    /** Several nodes that start at once on a busy machine may wait for the head longer than their patience. */
    static DisclosureLog open(DataSource database, LogSettings settings) {
        LogUnavailable last = null;
        for (int i = 0; i < STARTS; i++) {
            try {
                return DisclosureLog.open(database, settings, Clock.systemUTC());
            } catch (LogUnavailable e) {
                last = e;
            }
        }
        throw new IllegalStateException(last);
    }

    static DataSource database(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            PGSimpleDataSource postgres = new PGSimpleDataSource();
            postgres.setUrl(url);
            // What isn't the writer's must not read from a dead socket for ever either.
            postgres.setConnectTimeout(DEAD_AFTER_SECONDS);
            postgres.setSocketTimeout(DEAD_AFTER_SECONDS);
            return postgres;
        }
        AheadFileSystem.register();
        PowerCutFileSystem.register();
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        return SharedWrites.of(h2);
    }

    private static void tell(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Void run(char kind, UUID id) throws Exception {
        try {
            if (kind == 'L') {
                lookUp(id);
            } else {
                append(id);
            }
        } catch (LogUnavailable e) {
            // what can't be logged isn't done
        } finally {
            tell("D " + kind);
        }
        return null;
    }

    private void lookUp(UUID id) throws InterruptedException {
        if (bug == Bug.SHOWS_BEFORE_INTENT) {
            tell("V " + id + " people");
        }
        if (bug == Bug.ASKS_BEFORE_INTENT) {
            tell("Q " + id + " people");
        }
        Releaser.lookUp(log, id, new Releaser.Ear() {
            @Override
            public void asked(String register) {
                tell("Q " + id + " " + register);
            }

            @Override
            public void left(String register) {
                tell("V " + id + " " + register);
            }
        });
    }

    private void append(UUID id) throws CompanionRefused, SQLException {
        Leaf leaf = new Leaf.Admin(
                Instant.now(),
                "agency-hanbit",
                "rig",
                id.toString(),
                commitment(Commitment.Purpose.OFFICIAL),
                commitment(Commitment.Purpose.PAYLOAD));
        Position position = log.append(List.of(leaf), List.of()).position(0);
        long index = position.index() + (bug == Bug.TELLS_THE_NEXT_INDEX ? 1 : 0);
        tell("A " + position.shard() + " " + index + " "
                + HexFormat.of()
                        .formatHex(MerkleHash.leaf(LeafFormat.encode(leaf)).bytes()));
        tellHead(position);
    }

    private Commitment commitment(Commitment.Purpose purpose) {
        return Opening.fresh(purpose, "somebody", random).commitment();
    }

    /** The last head that the acknowledged leaf makes durable. */
    private void tellHead(Position position) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT size, root FROM log_group"
                        + " WHERE shard = ? AND size <= ? ORDER BY size DESC FETCH FIRST 1 ROWS ONLY")) {
            query.setString(1, position.shard());
            query.setLong(2, position.index() + 1);
            try (ResultSet head = query.executeQuery()) {
                if (head.next()) {
                    tell("H " + position.shard() + " " + head.getLong(1) + " "
                            + HexFormat.of().formatHex(head.getBytes(2)));
                }
            }
        }
    }
}
