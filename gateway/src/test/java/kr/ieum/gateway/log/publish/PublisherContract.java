package kr.ieum.gateway.log.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.WrappedKeys;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.FaultyDatabase;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.Leaves;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.PlantedRow;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.EntryBundle;
import kr.ieum.gateway.log.tile.PowerCutDisk;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tile.TileTree;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published is what the database holds, whatever fails when. */
abstract class PublisherContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final Path DIRECTORY = Path.of("log");
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final String SHARD = "2026h1";

    private final Supplier<Databases.Database> fresh;
    private Databases.Database database;
    private DisclosureLog log;
    private NoteSigner signer;

    @TempDir
    private Path folder;

    PublisherContract(Supplier<Databases.Database> fresh) {
        this.fresh = fresh;
    }

    @BeforeEach
    void openLog() throws IOException {
        database = fresh.get();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, CLOCK);
        Path key = folder.resolve("keys/master.key");
        MasterKey.make(key);
        WrappedKeys keys = new WrappedKeys(database.dataSource(), MasterKey.read(key), CLOCK, new SecureRandom());
        signer = NoteSigner.ofLog("log.example", keys.signing("log"));
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    @Test
    void every_checkpoint_is_signed_and_its_tiles_give_its_root_at_sizes_of_all_kinds() throws Exception {
        PowerCutDisk disk = new PowerCutDisk(1);
        Publisher publisher = publisher(disk);
        Optional<Checkpoint> before = Optional.empty();
        for (int size : new int[] {1, 2, 5, 255, 256, 257, 511, 512, 700}) {
            appendUpTo(size);
            publisher.round();
            Checkpoint now = checkpoint(disk).orElseThrow();
            assertThat(now.size()).isEqualTo(size);
            assertThat(now.origin()).isEqualTo("log.example/2026h1");
            assertWhole(disk, now);
            if (before.isPresent()) {
                TileTree tree = TileTree.of(size, files(disk));
                assertThat(ConsistencyProof.between(before.get().size(), size, tree)
                                .check(before.get().root(), now.root()))
                        .isEmpty();
            }
            before = Optional.of(now);
        }
        assertThat(disk.all())
                .as("no partial tile stays beside its full one")
                .noneMatch(file -> file.toString().matches(".*tile/(0|entries)/000.p.*"));
    }

    @Test
    void a_power_cut_at_any_act_shows_nothing_that_is_not_whole_and_the_next_round_goes_on() throws Exception {
        appendUpTo(255);
        for (long cut = 1; ; cut++) {
            PowerCutDisk disk = new PowerCutDisk(cut);
            publisher(disk).round();
            log.append(List.of(Leaves.intent(), Leaves.intent()), List.of());
            long size = head().size();
            disk.cutAt(cut);
            boolean finished = tried(publisher(disk));
            disk.restart();
            Optional<Checkpoint> left = checkpoint(disk);
            if (left.isPresent()) {
                assertWhole(disk, left.get());
            }
            publisher(disk).round();
            assertThat(checkpoint(disk).orElseThrow().size()).isEqualTo(size);
            assertWhole(disk, checkpoint(disk).orElseThrow());
            if (finished) {
                assertThat(cut).as("acts that can fail").isGreaterThan(10);
                break;
            }
        }
    }

    @Test
    void an_error_of_the_database_at_any_call_shows_nothing_that_was_not_stored() throws Exception {
        appendUpTo(3);
        for (FaultyDatabase.When when : FaultyDatabase.When.values()) {
            for (int n = 0; ; n++) {
                PowerCutDisk disk = new PowerCutDisk(n);
                FaultyDatabase faulty = new FaultyDatabase(database.dataSource());
                log.append(List.of(Leaves.intent()), List.of());
                Publisher publisher = publisher(faulty, DIRECTORY, disk);
                faulty.failAt(n, when);
                boolean finished = tried(publisher);
                boolean reached = faulty.reached();
                faulty.disarm();
                Optional<Checkpoint> shown = checkpoint(disk);
                if (shown.isPresent()) {
                    assertThat(signed()).isEqualTo(shown.get().size());
                    assertWhole(disk, shown.get());
                }
                publisher.round();
                assertThat(checkpoint(disk).orElseThrow().size()).isEqualTo(head().size());
                if (finished && !reached) {
                    assertThat(n).as("calls that can fail").isGreaterThan(5);
                    break;
                }
            }
        }
    }

    @Test
    void a_leaf_altered_in_the_database_before_it_is_published_is_never_signed_and_fsck_names_its_row()
            throws Exception {
        appendUpTo(5);
        Publisher publisher = publisher(new PowerCutDisk(1));
        publisher.round();
        appendUpTo(9);
        PlantedRow.at(database.dataSource(), 9).flipped(2).store();
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(publisher::round)
                .withMessageContaining("another root at size 9 than the head: run fsck");
        assertThat(signed()).isEqualTo(5);
        assertThat(publisher.shown().get(SHARD).size()).isEqualTo(5);
        assertThat(new Fsck(database.dataSource()).run())
                .isInstanceOfSatisfying(
                        Fsck.Result.Damaged.class,
                        damaged -> assertThat(damaged.at()).isEqualTo(new Position(SHARD, 5)));
    }

    @Test
    void a_past_that_was_rewritten_consistently_is_never_signed_again() throws Exception {
        appendUpTo(5);
        PowerCutDisk disk = new PowerCutDisk(1);
        publisher(disk).round();
        PlantedRow row = PlantedRow.at(database.dataSource(), 5).flipped(2).rooted();
        row.store();
        Frontier forged = PlantedRow.tree(Stream.of(row));
        set("UPDATE log_head SET root = ?", forged.root().bytes());
        set("UPDATE log_head SET frontier = ?", forged.encoded());
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher(disk).round())
                .withMessageContaining("another root at size 5 than was published");
        log.close();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, CLOCK);
        appendUpTo(6);
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher(new PowerCutDisk(2)).round())
                .withMessageContaining("another root at size 5 than the last signed checkpoint");
        assertThat(signed()).isEqualTo(5);
    }

    @Test
    void bytes_that_do_not_come_back_as_they_were_written_are_never_signed() throws Exception {
        for (String victim : List.of("000.p", "entries")) {
            appendUpTo((int) head().size() + 3);
            PowerCutDisk disk = new PowerCutDisk(1) {
                @Override
                public Optional<byte[]> read(Path file) throws IOException {
                    Optional<byte[]> bytes = super.read(file);
                    if (file.toString().contains(victim)) {
                        bytes.ifPresent(read -> read[read.length - 1] ^= 1);
                    }
                    return bytes;
                }
            };
            long before = signed();
            assertThatExceptionOfType(Divergence.class)
                    .isThrownBy(() -> publisher(disk).round());
            assertThat(signed()).isEqualTo(before);
            assertThat(files(disk).checkpoint()).isEmpty();
        }
    }

    @Test
    void a_database_that_was_set_back_is_refused_and_the_sizes_are_named() throws Exception {
        appendUpTo(4);
        PowerCutDisk disk = new PowerCutDisk(1);
        publisher(disk).round();
        execute("DELETE FROM log_checkpoint");
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher(disk).round())
                .withMessageContaining("size 4 and a signed checkpoint of size 0")
                .withMessageContaining("a checkpoint of size 4 was published: the database was set back");
        execute("DELETE FROM log_head");
        log.close();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, CLOCK);
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher(disk).round())
                .withMessageContaining("has size 0");
    }

    @Test
    void tiles_that_are_lost_or_damaged_are_made_anew_from_the_database() throws Exception {
        appendUpTo(300);
        PowerCutDisk disk = new PowerCutDisk(1);
        publisher(disk).round();
        Checkpoint whole = checkpoint(disk).orElseThrow();
        disk.damage(DIRECTORY.resolve(SHARD).resolve("tile/0/001.p/44"), 7);
        publisher(disk).round();
        assertWhole(disk, whole);
        for (Path file : List.copyOf(disk.all())) {
            if (!file.endsWith("checkpoint")) {
                disk.delete(file);
            }
        }
        publisher(disk).round();
        assertWhole(disk, whole);
        PowerCutDisk another = new PowerCutDisk(2);
        publisher(another).round();
        assertThat(checkpoint(another)).hasValue(whole);
        assertWhole(another, whole);
    }

    @Test
    void nodes_sign_one_story_into_directories_of_their_own_and_into_a_shared_one() throws Exception {
        Path own = folder.resolve("own");
        Path shared = folder.resolve("shared");
        List<Publisher> nodes = List.of(
                publisher(database.dataSource(), own, Disk.REAL),
                publisher(database.dataSource(), shared, Disk.REAL),
                publisher(database.dataSource(), shared, Disk.REAL));
        Set<Checkpoint> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean grown = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> rounds = new ArrayList<>();
            for (Publisher node : nodes) {
                rounds.add(threads.submit(() -> {
                    while (!grown.get()) {
                        // as much room for the writer as publishers leave it, who pause between their rounds
                        LockSupport.parkNanos(PAUSE.toNanos());
                        tried(node);
                        Published shown = node.shown().get(SHARD);
                        if (shown != null) {
                            seen.add(Checkpoint.parse(
                                    SignedNote.parse(shown.note()).text()));
                        }
                    }
                    return null;
                }));
            }
            try {
                for (int size = 3; size <= 600 || (seen.size() <= 3 && size <= 9000); size += 3) {
                    appendUpTo(size);
                }
            } finally {
                grown.set(true);
            }
            for (Future<?> round : rounds) {
                round.get();
            }
        }
        for (Publisher node : nodes) {
            node.round();
        }
        for (Path directory : List.of(own, shared)) {
            TileFiles files = new TileFiles(directory.resolve(SHARD), Disk.REAL);
            assertWhole(files, parse(files.checkpoint()).orElseThrow());
        }
        TileTree tree = TileTree.of(head().size(), new TileFiles(own.resolve(SHARD), Disk.REAL));
        assertThat(seen).hasSizeGreaterThan(3);
        assertThat(seen)
                .allSatisfy(
                        checkpoint -> assertThat(tree.root(checkpoint.size())).isEqualTo(checkpoint.root()));
    }

    @Test
    void each_half_year_has_its_own_checkpoints_and_begins_with_the_last_of_the_one_before() throws Exception {
        appendUpTo(5);
        log.close();
        Clock next = Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC);
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, next);
        log.append(List.of(Leaves.intent()), List.of());
        Publisher publisher = publisher(Disk.REAL);
        publisher.round();
        Published old = publisher.shown().get("2026h1");
        Published young = publisher.shown().get("2026h2");
        assertThat(old.size()).isEqualTo(5);
        assertThat(young.size()).isEqualTo(2);
        byte[] first = EntryBundle.decode(young.tile(new TilePath.Entries(0, 2)).orElseThrow(), 2)
                .getFirst();
        assertThat(LeafFormat.decode(first))
                .isEqualTo(new Leaf.Shard(next.instant(), "2026h1", old.size(), old.root(), 1));
        assertThat(new String(young.note(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("log.example/2026h2\n2\n");
    }

    @Test
    void an_answer_with_proof_waits_for_the_checkpoint_and_is_proven_by_it() throws Exception {
        try (PublishedLog published = started()) {
            Position position = log.append(List.of(Leaves.intent(), Leaves.intent()), List.of())
                    .position(1);
            String proof = published.proof(position, Duration.ofSeconds(10)).orElseThrow();
            assertThat(proof)
                    .startsWith("c2sp.org/tlog-proof@v1\nextra ")
                    .contains("\nindex " + position.index() + "\n")
                    .contains("\n\nlog.example/2026h1\n");
            assertThat(published.proof(new Position(SHARD, 1_000_000), Duration.ofMillis(20)))
                    .isEmpty();
        }
    }

    @Test
    void the_log_says_once_with_which_key_it_is_signed() throws Exception {
        for (int start = 0; start < 2; start++) {
            try (PublishedLog published = started()) {
                assertThat(published.await(new Position(SHARD, 0), Duration.ofSeconds(10)))
                        .isPresent();
            }
        }
        assertThat(head().size()).isEqualTo(1);
        assertThat(new LogReader(database.dataSource())
                        .find(new Position(SHARD, 0))
                        .orElseThrow()
                        .leaf())
                .isInstanceOfSatisfying(Leaf.Key.class, key -> {
                    assertThat(key.purpose()).isEqualTo("log");
                    assertThat(signer.verifier().text()).startsWith(key.keyId() + "+");
                });
    }

    @Test
    void two_stories_end_disclosures() throws Exception {
        appendUpTo(3);
        PlantedRow.at(database.dataSource(), 3).flipped(1).store();
        try (PublishedLog published = started()) {
            Awaitility.await()
                    .untilAsserted(() -> assertThatExceptionOfType(LogUnavailable.class)
                            .isThrownBy(() -> log.append(List.of(Leaves.intent()), List.of()))
                            .withMessageContaining("run fsck"));
            assertThat(published.current()).isEmpty();
            assertThat(published.await(new Position(SHARD, 0), Duration.ofSeconds(10)))
                    .isEmpty();
        }
    }

    private PublishedLog started() {
        return PublishedLog.start(
                database.dataSource(),
                log,
                new PublishSettings("log.example", folder.resolve("log"), Duration.ofMillis(20)),
                signer,
                Vouching.NOBODY,
                CLOCK);
    }

    private Publisher publisher(Disk disk) {
        return publisher(database.dataSource(), disk == Disk.REAL ? folder.resolve("log") : DIRECTORY, disk);
    }

    private Publisher publisher(DataSource source, Path directory, Disk disk) {
        PublishSettings settings = new PublishSettings("log.example", directory, PublishSettings.INTERVAL);
        return new Publisher(source, settings, disk, signer, Vouching.NOBODY, CLOCK);
    }

    private static boolean tried(Publisher publisher) {
        try {
            publisher.round();
            return true;
        } catch (IOException | SQLException | LogUnavailable e) {
            return false;
        } catch (Divergence e) {
            throw new AssertionError("a fault is no divergence", e);
        }
    }

    private static TileFiles files(Disk disk) {
        return new TileFiles(DIRECTORY.resolve(SHARD), disk);
    }

    private Optional<Checkpoint> checkpoint(Disk disk) throws Exception {
        return parse(files(disk).checkpoint());
    }

    private Optional<Checkpoint> parse(Optional<byte[]> note) throws Exception {
        if (note.isEmpty()) {
            return Optional.empty();
        }
        SignedNote signed = SignedNote.parse(note.get());
        assertThat(signed.verifiedBy(List.of(signer.verifier()))).hasSize(1);
        return Optional.of(Checkpoint.parse(signed.text()));
    }

    private void assertWhole(Disk disk, Checkpoint checkpoint) throws Exception {
        assertWhole(files(disk), checkpoint);
    }

    /** Every tile of this size is there, its entries are the database's, and its hashes give the root. */
    private void assertWhole(TileFiles files, Checkpoint checkpoint) throws Exception {
        long size = checkpoint.size();
        Frontier slow = Frontier.empty();
        for (TilePath path : TilePath.added(0, size)) {
            byte[] bytes = files.read(path).orElseThrow(() -> new AssertionError(path.text() + " isn't there"));
            if (path instanceof TilePath.Entries) {
                slow = slow.plus(EntryBundle.decode(bytes, path.width()).stream()
                        .map(MerkleHash::leaf)
                        .toList());
            }
        }
        assertThat(slow.root()).isEqualTo(checkpoint.root());
        assertThat(new ReadBack(files, 0, size).fault()).isEmpty();
        assertThat(TileTree.of(size, files).root(size)).isEqualTo(checkpoint.root());
    }

    private LogReader.Extent head() {
        return new LogReader(database.dataSource()).shards().getLast();
    }

    private void appendUpTo(int size) throws Exception {
        List<Leaf> leaves = Stream.generate(Leaves::intent)
                .limit(size - head().size())
                .map(Leaf.class::cast)
                .toList();
        log.append(leaves, List.of());
    }

    private long signed() throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(size), 0) FROM log_checkpoint")) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }

    private void set(String sql, byte[] bytes) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setBytes(1, bytes);
            update.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
