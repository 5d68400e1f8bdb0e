package kr.ieum.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.Fsck;
import kr.ieum.gateway.log.H2File;
import kr.ieum.gateway.log.Leaves;
import kr.ieum.gateway.log.LogOverride;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.LogSettings;
import kr.ieum.gateway.log.LogState;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.publish.PublishSettings;
import kr.ieum.gateway.log.publish.Published;
import kr.ieum.gateway.log.publish.PublishedLog;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.LogCheck;
import kr.ieum.gateway.log.verify.LogSource;
import kr.ieum.gateway.log.verify.Verdict;
import kr.ieum.gateway.testing.ChangingClock;
import kr.ieum.gateway.testing.Databases;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log on an H2 file that asks real witnesses, on ports of their own. */
class LogWitnessesTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final Instant[] now = {START};
    private final Clock clock = ChangingClock.showing(now);
    private final NoteSigner signer = NoteSigner.ofLog("log.example", SigningKey.ofSeed("log", new byte[32]));
    private final int[] ports = new int[2];
    private final List<Optional<WitnessProcess>> witnesses =
            new ArrayList<>(List.of(Optional.empty(), Optional.empty()));

    LogWitnessesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A node's part: the database in the data folder, its log, and what it publishes. */
    private final class Log implements AutoCloseable {
        private final JdbcConnectionPool database = JdbcConnectionPool.create(url(), "sa", "");
        private final DisclosureLog log;
        private final PublishedLog published;

        Log(WitnessPolicy policy) {
            Databases.migrate(database);
            log = DisclosureLog.open(database, LogSettings.STANDARD, clock);
            published = PublishedLog.start(
                    database,
                    log,
                    new PublishSettings(
                            "log.example", folder.resolve("data/log"), Duration.ofMillis(20), Optional.of(GRACE)),
                    signer,
                    new LogWitnesses(policy),
                    clock);
        }

        Position disclose() throws Exception {
            return log.append(List.of(Leaves.intent()), List.of()).position(0);
        }

        Published shown(Position leaf) {
            return published.await(leaf, PATIENCE).orElseThrow();
        }

        @Override
        public void close() {
            published.close();
            log.close();
            database.dispose();
        }
    }

    private String url() {
        return H2File.url(folder.resolve("data"));
    }

    @BeforeEach
    void start() throws Exception {
        for (int i = 0; i < ports.length; i++) {
            try (ServerSocket free = new ServerSocket(0)) {
                ports[i] = free.getLocalPort();
            }
            start(i);
        }
    }

    private void start(int witness) throws StartRefusedException {
        witnesses.set(
                witness,
                Optional.of(WitnessProcess.start(
                        folder.resolve("w" + witness),
                        "witness.example/w" + witness,
                        List.of(signer.verifier().text()),
                        "127.0.0.1",
                        ports[witness])));
    }

    private void stop(int witness) {
        witnesses.get(witness).ifPresent(WitnessProcess::close);
        witnesses.set(witness, Optional.empty());
    }

    @AfterEach
    void stop() {
        stop(0);
        stop(1);
    }

    private WitnessPolicy policy(String threshold) throws NoteRefused {
        StringBuilder text = new StringBuilder("log " + signer.verifier().text() + "\n");
        for (int i = 0; i < ports.length; i++) {
            text.append("witness w%d %s http://127.0.0.1:%d/\n"
                    .formatted(i, witnesses.get(i).orElseThrow().verifierKey(), ports[i]));
        }
        return WitnessPolicy.parse(text + "group g " + threshold + " w0 w1\nquorum g\n");
    }

    private static List<VerifierKey> cosigners(Published shown, WitnessPolicy policy) throws NoteRefused {
        return SignedNote.parse(shown.note())
                .verifiedBy(policy.witnesses().stream()
                        .map(WitnessPolicy.Witness::key)
                        .toList());
    }

    @Test
    void a_checkpoint_is_shown_with_the_cosignatures_that_the_policy_asks_for() throws Exception {
        WitnessPolicy policy = policy("all");
        try (Log log = new Log(policy)) {
            assertThat(cosigners(log.shown(log.disclose()), policy)).hasSize(2);
            assertThat(cosigners(log.shown(log.disclose()), policy)).hasSize(2);
        }
    }

    @Test
    void disclosures_go_on_for_the_grace_then_stop_and_go_on_by_themselves_when_a_witness_answers_again()
            throws Exception {
        WitnessPolicy policy = policy("all");
        try (Log log = new Log(policy)) {
            Published shown = log.shown(log.disclose());
            stop(1);
            Position within = log.disclose();
            assertThat(log.published.await(within, Duration.ofMillis(300)))
                    .as("what too few cosigned isn't shown")
                    .isEmpty();
            assertThat(log.published.current().orElseThrow().size()).isEqualTo(shown.size());

            now[0] = now[0].plus(GRACE).plusSeconds(1);
            Awaitility.await().untilAsserted(() -> assertThat(log.log.state()).isInstanceOf(LogState.Unwritable.class));
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(log::disclose)
                    .matches(LogUnavailable::unvouched)
                    .withMessageContaining("too few witnesses");
            assertThatCode(() -> log.log.append(List.of(Leaves.refusal(UUID.randomUUID())), List.of()))
                    .as("what discloses nothing is still written")
                    .doesNotThrowAnyException();

            start(1);
            Awaitility.await().untilAsserted(() -> assertThat(log.log.state()).isInstanceOf(LogState.Writable.class));
            assertThat(log.shown(log.disclose()).size()).isEqualTo(within.index() + 3);
        }
    }

    @Test
    void a_quiet_log_needs_no_new_word_however_long_nothing_is_disclosed() throws Exception {
        WitnessPolicy policy = policy("all");
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
            now[0] = now[0].plus(GRACE.multipliedBy(100));
            stop(0);
            Position leaf = log.disclose();
            assertThat(log.published.await(leaf, Duration.ofMillis(200))).isEmpty();
            assertThat(log.log.state())
                    .as("the grace begins with the leaf that nobody vouches for")
                    .isInstanceOf(LogState.Writable.class);
        }
    }

    @Test
    void an_older_state_that_is_restored_whole_serves_nothing_and_is_told_both_sizes() throws Exception {
        WitnessPolicy policy = policy("any");
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
        try (Log log = new Log(policy)) {
            log.disclose();
            log.shown(log.disclose());
        }
        delete(folder.resolve("data"));
        copy(folder.resolve("backup"), folder.resolve("data"));
        try (Log log = new Log(policy)) {
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(log::disclose)
                    .withMessageContaining("has seen size 4 of log.example/2026h1, and this log has size 2")
                    .withMessageContaining("restore the newer state");
            assertThat(log.published.current()).as("what it has can be read").isPresent();
        }
    }

    @Test
    void an_operator_s_signature_lets_what_was_restored_go_on_behind_a_gap_that_everybody_is_told() throws Exception {
        WitnessPolicy policy = policy("any");
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
        byte[] kept;
        try (Log log = new Log(policy)) {
            log.disclose();
            kept = log.shown(log.disclose()).note();
        }
        delete(folder.resolve("data"));
        copy(folder.resolve("backup"), folder.resolve("data"));

        JdbcConnectionPool database = JdbcConnectionPool.create(url(), "sa", "");
        LogReader.Extent left = new LogReader(database).shards().getLast();
        OverrideStatement statement = new OverrideStatement(
                "log.example/2026h1", left.size(), left.root(), 4, Optional.empty(), now[0], "backup of March");
        NoteSigner stranger = NoteSigner.ofLog("ops.example", SigningKey.ofSeed("x", seed(8)));
        assertThatExceptionOfType(LogOverride.Refused.class)
                .isThrownBy(() -> override(database, statement, stranger))
                .withMessageContaining("N12");
        OverrideStatement other = new OverrideStatement(
                "log.example/2026h1", 1, left.root(), 4, Optional.empty(), now[0], "another state");
        assertThatExceptionOfType(LogOverride.Refused.class)
                .isThrownBy(() -> override(database, other, OPERATOR))
                .withMessageContaining("of size 1 of log.example/2026h1, and this log has size 2");
        assertThat(new LogReader(database).shards()).hasSize(1);

        assertThat(override(database, statement, OPERATOR)).isEqualTo("2026h1a");
        assertThatExceptionOfType(LogOverride.Refused.class)
                .as("a statement is used once")
                .isThrownBy(() -> override(database, statement, OPERATOR));
        assertThat(new Fsck(database).run()).isInstanceOf(Fsck.Result.Clean.class);
        database.dispose();

        try (Log log = new Log(policy)) {
            Published shown = log.shown(log.disclose());
            assertThat(shown.shard()).isEqualTo("2026h1a");
            assertThat(cosigners(shown, policy)).isNotEmpty();
            assertThat(log.published.shard("2026h1").orElseThrow().size()).isEqualTo(2);
        }
        Known all = new Known(List.of(OPERATOR.verifier()), Optional.of(policy));
        assertThat(verify(all, List.of(kept)))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.gaps()).singleElement().satisfies(gap -> {
                            assertThat(gap.statement()).isEqualTo(statement);
                            assertThat(gap.known()).isTrue();
                        }));
        Known withoutOperator = new Known(List.of(signer.verifier()));
        assertThat(verify(withoutOperator, List.of()))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.gaps()).singleElement().matches(gap -> !gap.known()));
        assertThat(verify(withoutOperator, List.of(kept)))
                .as("who holds the log's key alone explains nothing away")
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.rule()).isEqualTo("V10"));
        assertThat(script(OPERATOR.verifier().text(), kept))
                .contains(
                        "gap log.example/2026h1: size 2 is left of size 4 that was seen; signed by ops.example: backup"
                                + " of March")
                .contains("sound log.example/2026h1a size 2");
        assertThat(script(stranger.verifier().text(), kept)).contains("refused V10 2026h1 checkpoint");
    }

    private static final NoteSigner OPERATOR = NoteSigner.ofLog("ops.example", SigningKey.ofSeed("o", seed(7)));

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }

    private String override(JdbcConnectionPool database, OverrideStatement statement, NoteSigner by)
            throws LogOverride.Refused {
        SignedNote signed = SignedNote.of(statement.text(), by.sign(statement.text(), now[0]));
        return LogOverride.begin(database, "log.example", signed, List.of(OPERATOR.verifier()), now[0]);
    }

    private Verdict verify(Known known, List<byte[]> older) throws IOException {
        return new LogCheck(known, older).run(LogSource.directory(folder.resolve("data/log/2026h1a")));
    }

    private String script(String operator, byte[] kept) throws Exception {
        Path older = Files.write(folder.resolve("kept"), kept);
        Process process = new ProcessBuilder(
                        "python3",
                        Path.of(System.getProperty("ieum.root"))
                                .resolve("docs/verify/verify_log.py")
                                .toString(),
                        folder.resolve("data/log/2026h1a").toString(),
                        "--key",
                        signer.verifier().text(),
                        "--key",
                        operator,
                        "--older",
                        older.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void a_witness_that_the_quorum_can_do_without_is_asked_at_the_start_all_the_same() throws Exception {
        WitnessPolicy policy = policy("any");
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
        stop(0);
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        start(0);
        delete(folder.resolve("data"));
        copy(folder.resolve("backup"), folder.resolve("data"));
        try (Log log = new Log(policy)) {
            assertThatExceptionOfType(LogUnavailable.class)
                    .isThrownBy(log::disclose)
                    .withMessageContaining("witness w1 has seen size 3");
        }
    }

    @Test
    void a_restored_state_that_has_grown_another_way_is_refused() throws Exception {
        WitnessPolicy policy = policy("any");
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        copy(folder.resolve("data"), folder.resolve("backup"));
        try (Log log = new Log(policy)) {
            log.shown(log.disclose());
        }
        delete(folder.resolve("data"));
        copy(folder.resolve("backup"), folder.resolve("data"));
        stop(0);
        stop(1);
        try (Log log = new Log(policy)) {
            log.disclose();
            log.disclose();
            start(0);
            start(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThatExceptionOfType(LogUnavailable.class)
                            .isThrownBy(log::disclose)
                            .withMessageContaining("has seen")
                            .withMessageContaining("size 3"));
        }
    }

    @Test
    void a_cosignature_of_an_older_checkpoint_vouches_for_nothing() throws Exception {
        WitnessPolicy policy = policy("all");
        try (Log log = new Log(policy)) {
            SignedNote old = SignedNote.parse(log.shown(log.disclose()).note());
            SignedNote young = SignedNote.parse(log.shown(log.disclose()).note());
            SignedNote replayed = SignedNote.of(young.text(), young.signatures().getFirst())
                    .with(old.signatures().get(1));
            assertThatExceptionOfType(NoteRefused.class)
                    .isThrownBy(() -> replayed.verifiedBy(policy.witnesses().stream()
                            .map(WitnessPolicy.Witness::key)
                            .toList()))
                    .matches(refused -> refused.rule().equals("N11"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
