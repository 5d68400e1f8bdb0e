package kr.ieum.gateway.log.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.Leaves;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.publish.StampedCheckpoints.Stamped;
import kr.ieum.gateway.log.publish.Stamping.Stamp;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.TileFiles;
import kr.ieum.gateway.log.tile.TileTree;
import kr.ieum.gateway.log.timestamp.AskedAuthority;
import kr.ieum.gateway.log.timestamp.TestAuthority;
import kr.ieum.gateway.log.timestamp.TimestampRefused;
import kr.ieum.gateway.log.timestamp.TrustedAuthority;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When checkpoints are timestamped, what is kept of it, and what a start finds in it. */
class TimestampsTest {
    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final String SHARD = "2026h1";

    private final Instant[] now = {Instant.parse("2026-06-30T22:00:00Z")};
    private final Clock clock = ChangingClock.showing(now);
    private final SecureRandom random = new SecureRandom();
    private final TestAuthority authority = TestAuthority.make(clock, Duration.ofDays(3650), random);
    private final NoteSigner signer = NoteSigner.ofLog("log.example", SigningKey.ofSeed("log", new byte[32]));
    private final List<Integer> asked = new ArrayList<>();
    private boolean silent;
    private Databases.Database database = Databases.h2();
    private DisclosureLog log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
    private final PublishSettings settings;
    private final Path copies;
    private Publisher publisher;
    private StampedCheckpoints kept;

    TimestampsTest(@TempDir Path folder) {
        settings = new PublishSettings("log.example", folder.resolve("log"), PublishSettings.INTERVAL);
        copies = folder.resolve("elsewhere");
        open();
    }

    private void open() {
        kept = new StampedCheckpoints(database.dataSource(), settings, Optional.of(copies), signer.verifier());
        publisher = new Publisher(database.dataSource(), settings, Disk.REAL, signer, new Compared(), clock);
    }

    /** Nobody vouches; a start is compared with what was stamped. */
    private final class Compared implements Vouching {
        @Override
        public SignedNote vouch(Checkpoint checkpoint, SignedNote note, kr.ieum.gateway.log.tree.NodeHashes tree) {
            return note;
        }

        @Override
        public void compare(Checkpoint checkpoint, SignedNote note, kr.ieum.gateway.log.tree.NodeHashes tree)
                throws IOException {
            kept.compare(checkpoint, tree);
        }
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    private Timestamps timestamps(Optional<Duration> grace) {
        Stamping stamping = new Stamping() {
            @Override
            public String authority() {
                return "test";
            }

            @Override
            public Stamp stamp(byte[] note) throws IOException {
                if (silent) {
                    throw new IOException("no answer");
                }
                asked.add(asked.size());
                try {
                    var stamp =
                            new AskedAuthority(authority, new TrustedAuthority(authority.root()), random).stamp(note);
                    return new Stamp(stamp.time(), stamp.answer());
                } catch (TimestampRefused e) {
                    throw new IOException(e);
                }
            }
        };
        return new Timestamps(publisher::shown, kept, stamping, new Timestamps.Rules(INTERVAL, grace), log, clock);
    }

    private void disclose(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            log.append(List.of(Leaves.intent()), List.of());
        }
        publisher.round();
    }

    private void pass(Duration time) {
        now[0] = now[0].plus(time);
    }

    @Test
    void a_log_that_grows_is_stamped_once_in_each_interval_and_a_quiet_one_not_again() throws Exception {
        Timestamps timestamps = timestamps(Optional.empty());
        disclose(2);
        timestamps.round();
        disclose(1);
        timestamps.round();
        assertThat(kept.list(SHARD)).extracting(Stamped::size).containsExactly(2L);
        pass(INTERVAL);
        timestamps.round();
        pass(INTERVAL.multipliedBy(5));
        timestamps.round();
        assertThat(kept.list(SHARD)).extracting(Stamped::size).containsExactly(3L, 2L);
        assertThat(new String(kept.listing(SHARD), StandardCharsets.UTF_8))
                .isEqualTo("3 2026-06-30T23:00:00Z test\n2 2026-06-30T22:00:00Z test\n");
    }

    @Test
    void the_last_checkpoint_of_a_shard_is_stamped_when_it_is_over_without_waiting() throws Exception {
        Timestamps timestamps = timestamps(Optional.empty());
        disclose(2);
        timestamps.round();
        disclose(3);
        now[0] = Instant.parse("2026-07-01T00:00:01Z");
        disclose(1);
        timestamps.round();
        assertThat(kept.list(SHARD)).extracting(Stamped::size).containsExactly(5L, 2L);
        assertThat(kept.list("2026h2")).extracting(Stamped::size).containsExactly(2L);
    }

    @Test
    void what_is_kept_in_database_and_folders_is_what_openssl_verifies() throws Exception {
        disclose(2);
        timestamps(Optional.empty()).round();
        StampedCheckpoints.Files row = kept.find(SHARD, 2).orElseThrow();
        new TrustedAuthority(authority.root()).check(row.answer(), row.note(), Optional.empty());
        for (Path folder : List.of(settings.directory(), copies)) {
            Path shard = folder.resolve(SHARD + "/timestamp");
            assertThat(shard.resolve("2.checkpoint")).hasBinaryContent(row.note());
            assertThat(shard.resolve("2.tsr")).hasBinaryContent(row.answer());
        }
        Path root = Files.writeString(
                copies.resolve("root.pem"),
                PEM.formatted(java.util.Base64.getMimeEncoder()
                        .encodeToString(authority.root().getEncoded())));
        Path shard = copies.resolve(SHARD + "/timestamp");
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "ts",
                        "-verify",
                        "-data",
                        "2.checkpoint",
                        "-in",
                        "2.tsr",
                        "-CAfile",
                        root.toString(),
                        "-attime",
                        Long.toString(now[0].getEpochSecond()))
                .directory(shard.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Verification: OK");
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static final String PEM = "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n";

    @Test
    void where_timestamps_are_required_disclosures_stop_when_one_is_overdue_for_the_grace_and_resume_with_it()
            throws Exception {
        Timestamps timestamps = timestamps(Optional.of(GRACE));
        disclose(1);
        timestamps.round();
        silent = true;
        disclose(1);
        pass(INTERVAL);
        timestamps.round();
        assertThatCode(() -> disclose(1)).doesNotThrowAnyException();
        pass(GRACE.plusSeconds(1));
        timestamps.round();
        assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> disclose(1))
                .matches(LogUnavailable::unvouched)
                .withMessageContaining("a timestamp of the log has been due since 2026-06-30T23:00:00Z");
        silent = false;
        timestamps.round();
        assertThatCode(() -> disclose(1)).doesNotThrowAnyException();
    }

    @Test
    void a_start_behind_what_was_stamped_is_refused_whatever_is_left_of_it() throws Exception {
        disclose(5);
        timestamps(Optional.empty()).round();
        // another database, as an older state would be; the folder elsewhere is all that is left
        close();
        database = Databases.h2();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        delete(settings.directory());
        open();
        log.append(List.of(Leaves.intent()), List.of());
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher.round())
                .withMessageContaining("a timestamp is of size 5 of log.example/2026h1, and this log has size 1");
    }

    @Test
    void a_log_that_grew_another_way_since_it_was_stamped_is_refused() throws Exception {
        disclose(3);
        timestamps(Optional.empty()).round();
        close();
        database = Databases.h2();
        log = DisclosureLog.open(database.dataSource(), LogSettings.STANDARD, clock);
        delete(settings.directory());
        open();
        for (int i = 0; i < 7; i++) {
            log.append(List.of(Leaves.intent()), List.of());
        }
        assertThatExceptionOfType(Divergence.class)
                .isThrownBy(() -> publisher.round())
                .withMessageContaining("another root at size 3");
    }

    @Test
    void a_file_that_the_log_never_signed_stops_nothing() throws Exception {
        disclose(2);
        NoteSigner stranger = NoteSigner.ofLog("log.example", SigningKey.ofSeed("log", new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        }));
        String text = new Checkpoint("log.example/2026h1", 9, signerRoot()).text();
        new TileFiles(copies.resolve(SHARD), Disk.REAL)
                .stamp(9, SignedNote.of(text, stranger.sign(text, now[0])).bytes(), new byte[] {1});
        open();
        publisher.round();
        assertThat(publisher.shown().get(SHARD).size()).isEqualTo(2);
    }

    private kr.ieum.gateway.log.tree.Digest signerRoot() throws IOException {
        return TileTree.of(2, new TileFiles(settings.directory().resolve(SHARD), Disk.REAL))
                .root(2);
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
