package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.OverrideStatement;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.tree.InclusionProof;
import kr.ieum.gateway.log.tree.MerkleHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every tamper is refused at its first position, by the gateway's own check and by the script that shares no code with it; and by Go's own packages, where
 * they are installed.
 */
class TamperTest {
    private static final NoteSigner STRANGER = NoteSigner.ofLog(PlantedLog.NAME, PlantedLog.key(9));
    private static final NoteSigner WITNESS = NoteSigner.ofWitness("witness.example", PlantedLog.key(5));
    private static final Path SCRIPT = Stream.of(Path.of("docs"), Path.of("../docs"))
            .map(docs -> docs.resolve("verify/verify_log.py"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();

    /** What {@code verify_log.go} doesn't look at: witnesses, the shards before, what a leaf says; and what Go's notes let pass. */
    private static final Set<String> SOUND_TO_GO = Set.of(
            "17 signatures",
            "two signatures of the log",
            "a witness's signature of another text",
            "the shard before rewritten",
            "the shard before grown",
            "the shard before gone",
            "a shard in the middle of one",
            "bytes that no encoder wrote",
            "a release without its intent");

    @TempDir
    Path temporary;

    private List<byte[]> first = List.of();
    private List<byte[]> second = List.of();
    private Path kept = Path.of("");

    @FunctionalInterface
    private interface Act {
        void on(Path log) throws IOException;
    }

    /** What is done, and how it must be refused; some only the gateway sees, for the script doesn't read leaves. */
    private record Tamper(String name, String rule, String position, boolean script, Act act) {}

    @BeforeEach
    void plant() throws IOException {
        first = PlantedLog.leaves("2026h1", 300, List.of());
        byte[] shard =
                LeafFormat.encode(new Leaf.Shard(PlantedLog.TIME, "2026h1", first.size(), PlantedLog.root(first), 1));
        second = PlantedLog.leaves("2026h2", 600, List.of(shard));
        kept = temporary.resolve("kept");
        SignedNote seen = PlantedLog.checkpoint("2026h2", second.subList(0, 500));
        Files.write(kept, seen.with(WITNESS.sign(seen.text(), PlantedLog.TIME)).bytes());
        writeLog(temporary.resolve("log"));
    }

    private void writeLog(Path log) throws IOException {
        PlantedLog.write(log.resolve("2026h1"), "2026h1", first);
        PlantedLog.write(log.resolve("2026h2"), "2026h2", second);
    }

    @Test
    void aPolicyWantsTheWitnessesCosignatureOfThisVeryCheckpoint() throws Exception {
        Path shard = temporary.resolve("log/2026h2");
        Path policy = Files.writeString(
                temporary.resolve("log-policy.txt"),
                "log " + PlantedLog.SIGNER.verifier().text() + "\nwitness w "
                        + WITNESS.verifier().text() + "\nquorum w\n");
        assertBothRefuse(shard, policy, "V12");

        SignedNote now = PlantedLog.checkpoint("2026h2", second);
        SignedNote before = PlantedLog.checkpoint("2026h2", second.subList(0, 500));
        Files.write(
                shard.resolve("checkpoint"),
                now.with(WITNESS.sign(before.text(), PlantedLog.TIME)).bytes());
        assertBothRefuse(shard, policy, "N11");

        NoteSigner stranger = NoteSigner.ofWitness("witness.example", PlantedLog.key(6));
        Files.write(
                shard.resolve("checkpoint"),
                now.with(stranger.sign(now.text(), PlantedLog.TIME)).bytes());
        assertBothRefuse(shard, policy, "V12");

        Files.write(
                shard.resolve("checkpoint"),
                now.with(WITNESS.sign(now.text(), PlantedLog.TIME)).bytes());
        assertThat(withPolicy(shard, policy)).isInstanceOf(Verdict.Sound.class);
        assertThat(script(shard.toString(), "--policy", policy.toString())).startsWith("sound ");
    }

    @Test
    void aGapMustBeOfTheShardBeforeAndAsItWasSigned() throws Exception {
        NoteSigner operator = NoteSigner.ofLog("ops.example", PlantedLog.key(7));
        OverrideStatement gap = new OverrideStatement(
                PlantedLog.NAME + "/2026h1",
                first.size(),
                PlantedLog.root(first),
                900,
                Optional.empty(),
                PlantedLog.TIME,
                "disk lost");
        OverrideStatement other = new OverrideStatement(
                PlantedLog.NAME + "/2026h1", 7, PlantedLog.root(first), 900, Optional.empty(), PlantedLog.TIME, "x");
        String signed = new String(PlantedLog.signed(gap.text(), operator).bytes(), StandardCharsets.UTF_8);
        OverrideStatement elsewhere = new OverrideStatement(
                PlantedLog.NAME + "/2025h2", gap.own(), gap.ownRoot(), 900, Optional.empty(), PlantedLog.TIME, "x");
        String otherShard =
                new String(PlantedLog.signed(elsewhere.text(), operator).bytes(), StandardCharsets.UTF_8);
        String otherState = new String(PlantedLog.signed(other.text(), operator).bytes(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                otherState,
                otherShard,
                signed.replace("disk lost", "disk sold"),
                "no note",
                signed.replace("seen 900", "seen 12"))) {
            Path shard = writeGap(wrong);
            assertThat(new LogCheck(withOperator(operator), List.of()).run(LogSource.directory(shard)))
                    .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                        assertThat(refused.rule()).isEqualTo("V13");
                        assertThat(refused.position()).isEqualTo("2026h2a leaf 0");
                    });
            assertThat(script(shard.toString(), "--key", operator.verifier().text()))
                    .startsWith("refused V13 2026h2a leaf 0: ");
        }
        Path shard = writeGap(signed);
        assertThat(new LogCheck(withOperator(operator), List.of()).run(LogSource.directory(shard)))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.gaps()).containsExactly(new Gap(gap, "ops.example", true)));
    }

    private Known withOperator(NoteSigner operator) {
        return new Known(
                Stream.concat(keys().stream(), Stream.of(operator.verifier())).toList());
    }

    private Path writeGap(String note) throws IOException {
        Path shard = temporary.resolve("log/2026h2a");
        byte[] leaf = LeafFormat.encode(
                new Leaf.Shard(PlantedLog.TIME, "2026h1", first.size(), PlantedLog.root(first), 2, Optional.of(note)));
        PlantedLog.write(shard, "2026h2a", PlantedLog.leaves("2026h2a", 5, List.of(leaf)));
        return shard;
    }

    private void assertBothRefuse(Path shard, Path policy, String rule) throws Exception {
        assertThat(withPolicy(shard, policy)).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.position()).isEqualTo("checkpoint");
        });
        assertThat(script(shard.toString(), "--policy", policy.toString()))
                .startsWith("refused " + rule + " checkpoint: ");
    }

    private static Verdict withPolicy(Path shard, Path policy) throws Exception {
        Known known = new Known(List.of(), Optional.of(WitnessPolicy.parse(Files.readString(policy))));
        return new LogCheck(known, List.of()).run(LogSource.directory(shard));
    }

    @Test
    void anUntouchedLogIsSoundToBoth() throws Exception {
        Path log = temporary.resolve("log/2026h2");
        assertThat(check(log))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.checkpoints())
                                .extracting(Checkpoint::size)
                                .containsExactly(600L, 300L));
        assertThat(script(log.toString(), "--older", kept.toString()))
                .isEqualTo("sound log.example/ieum/2026h2 size 600\nsound log.example/ieum/2026h1 size 300\n");
    }

    @TestFactory
    List<DynamicTest> everyTamperIsRefusedAtItsPosition() throws Exception {
        List<Tamper> tampers = new ArrayList<>();
        bytes(tampers);
        leaves(tampers);
        checkpoints(tampers);
        stolenKey(tampers);
        assertThat(tampers).hasSizeGreaterThanOrEqualTo(30);
        List<DynamicTest> tests = new ArrayList<>();
        Optional<GoVerifier> go =
                GoVerifier.isInstalled() ? Optional.of(GoVerifier.built(temporary)) : Optional.empty();
        for (Tamper tamper : tampers) {
            Path log = temporary.resolve("tamper" + tests.size());
            tests.add(DynamicTest.dynamicTest(tamper.name, () -> {
                writeLog(log);
                tamper.act.on(log.resolve("2026h2"));
                assertThat(check(log.resolve("2026h2"))).isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.rule()).as(refused.fault()).isEqualTo(tamper.rule);
                    assertThat(refused.position()).isEqualTo(tamper.position);
                });
                if (tamper.script) {
                    assertThat(script(log.resolve("2026h2").toString(), "--older", kept.toString()))
                            .startsWith("refused " + tamper.rule + " " + tamper.position + ": ");
                }
                if (go.isPresent()) {
                    assertThat(go.get().of(log.resolve("2026h2").toString(), "--older", kept.toString()))
                            .matches(
                                    SOUND_TO_GO.contains(tamper.name)
                                            ? "sound .*\n"
                                            : "refused (checkpoint|tile/\\S+|leaf \\d+|size \\d+): .+\n");
                }
            }));
        }
        return tests;
    }

    private void bytes(List<Tamper> all) {
        add(all, "a bit of an entry", "V6", "2026h2 leaf 0", log -> flip(log, "tile/entries/000", 12));
        add(
                all,
                "the last bit of the last entry",
                "V6",
                "2026h2 leaf 599",
                log -> flip(log, "tile/entries/002.p/88", -1));
        add(
                all,
                "a bit of an entry's length",
                "V4",
                "2026h2 tile/entries/001",
                log -> flip(log, "tile/entries/001", 0));
        add(all, "a bit of a leaf's hash", "V6", "2026h2 leaf 7", log -> flip(log, "tile/0/000", 7 * 32 + 3));
        add(all, "a bit of the last leaf's hash", "V6", "2026h2 leaf 599", log -> flip(log, "tile/0/002.p/88", -1));
        add(all, "a bit of a node", "V7", "2026h2 tile/1/000.p/2 hash 1", log -> flip(log, "tile/1/000.p/2", 40));
        add(all, "no bundle", "V3", "2026h2 tile/entries/001", log -> remove(log, "tile/entries/001"));
        add(all, "no tile of leaf hashes", "V3", "2026h2 tile/0/000", log -> remove(log, "tile/0/000"));
        add(all, "no tile of nodes", "V3", "2026h2 tile/1/000.p/2", log -> remove(log, "tile/1/000.p/2"));
        add(
                all,
                "a bundle cut short",
                "V4",
                "2026h2 tile/entries/000",
                log -> edit(log, "tile/entries/000", b -> cut(b, 1)));
        add(all, "a tile cut short", "V4", "2026h2 tile/0/001", log -> edit(log, "tile/0/001", b -> cut(b, 1)));
        add(
                all,
                "a hash too many",
                "V4",
                "2026h2 tile/1/000.p/2",
                log -> edit(log, "tile/1/000.p/2", b -> Arrays.copyOf(b, 96)));
        add(
                all,
                "an entry behind the last",
                "V4",
                "2026h2 tile/entries/002.p/88",
                log -> edit(log, "tile/entries/002.p/88", b -> Arrays.copyOf(b, b.length + 2)));
        add(all, "two bundles swapped", "V6", "2026h2 leaf 0", log -> {
            byte[] one = Files.readAllBytes(log.resolve("tile/entries/000"));
            Files.write(log.resolve("tile/entries/000"), Files.readAllBytes(log.resolve("tile/entries/001")));
            Files.write(log.resolve("tile/entries/001"), one);
        });
    }

    private void leaves(List<Tamper> all) {
        add(all, "the last leaf removed, tiles made anew", "V3", "2026h2 tile/entries/002.p/88", log -> {
            remove(log, "tile/entries/002.p/88");
            PlantedLog.writeTiles(log, without(second, 599));
        });
        onlyOurs(all, "an intent removed, tiles made anew", "V11", "2026h2 leaf 17", log -> {
            PlantedLog.writeTiles(log, without(second, 17));
        });
        add(
                all,
                "two leaves swapped, tiles made anew",
                "V8",
                "2026h2 checkpoint",
                log -> PlantedLog.writeTiles(log, swapped(second, 521, 523)));
        add(all, "a leaf twice, tiles made anew", "V8", "2026h2 checkpoint", log -> {
            List<byte[]> twice = new ArrayList<>(second);
            twice.set(541, second.get(543));
            PlantedLog.writeTiles(log, twice);
        });
        add(all, "a leaf swapped in its bundle alone", "V6", "2026h2 leaf 21", log -> {
            Path other = temporary.resolve("swapped");
            PlantedLog.writeTiles(other, swapped(second, 21, 22));
            Files.copy(
                    other.resolve("tile/entries/000"),
                    log.resolve("tile/entries/000"),
                    StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private void checkpoints(List<Tamper> all) {
        String at = "checkpoint";
        add(all, "no checkpoint", "V1", at, log -> remove(log, "checkpoint"));
        add(all, "another size", "N11", at, log -> note(log, n -> n.replace("\n600\n", "\n599\n")));
        add(
                all,
                "a stranger under the log's name",
                "N12",
                at,
                log -> Files.write(
                        log.resolve("checkpoint"),
                        PlantedLog.signed(
                                        PlantedLog.checkpoint("2026h2", second).text(), STRANGER)
                                .bytes()));
        add(
                all,
                "another log's origin",
                "V2",
                at,
                log -> text(log, t -> t.replace("log.example/ieum", "log.example/other")));
        add(
                all,
                "the other shard's checkpoint",
                "V3",
                "2026h1 tile/1/000.p/1",
                log -> Files.write(
                        log.resolve("checkpoint"),
                        PlantedLog.checkpoint("2026h1", first).bytes()));
        add(all, "a leading zero", "C2", at, log -> text(log, t -> t.replace("\n600\n", "\n0600\n")));
        add(all, "a root of 31 bytes", "C3", at, log -> text(log, t -> t.replaceFirst("\n[^\n]*\n$", "\nAAAA\n")));
        add(all, "carriage returns", "N3", at, log -> note(log, n -> n.replace("\n", "\r\n")));
        add(all, "no last newline", "N4", at, log -> note(log, n -> n.substring(0, n.length() - 1)));
        add(all, "no signature", "N5", at, log -> note(log, n -> n.substring(0, n.indexOf("\n\n") + 1)));
        add(all, "17 signatures", "N6", at, log -> note(log, n -> n + "— a.example AAAAAAAA\n".repeat(16)));
        add(all, "a hyphen for the dash", "N7", at, log -> note(log, n -> n.replace("—", "-")));
        add(all, "two signatures of the log", "N10", at, log -> note(log, n -> n + n.substring(n.indexOf("—"))));
        add(
                all,
                "a signature of other bytes",
                "N11",
                at,
                log -> note(log, n -> n.replaceFirst("[A-Za-z0-9+/](.{20}\n)$", "A$1")));
        add(all, "a signature cut short", "N9", at, log -> note(log, n -> n.substring(0, n.length() - 3) + "\n"));
        add(
                all,
                "a witness's signature of another text",
                "N11",
                at,
                log -> Files.write(
                        log.resolve("checkpoint"),
                        PlantedLog.checkpoint("2026h2", second)
                                .with(WITNESS.sign("something else\n", PlantedLog.TIME))
                                .bytes()));
    }

    private void stolenKey(List<Tamper> all) {
        add(
                all,
                "the past rewritten",
                "V10",
                "2026h2 size 500",
                log -> PlantedLog.write(log, "2026h2", swapped(second, 101, 103)));
        add(
                all,
                "set back",
                "V10",
                "2026h2 checkpoint",
                log -> PlantedLog.write(log, "2026h2", second.subList(0, 400)));
        add(
                all,
                "the shard before rewritten",
                "V9",
                "2026h1 checkpoint",
                log -> PlantedLog.write(log.resolveSibling("2026h1"), "2026h1", swapped(first, 100, 102)));
        add(
                all,
                "the shard before grown",
                "V9",
                "2026h1 checkpoint",
                log -> PlantedLog.write(
                        log.resolveSibling("2026h1"), "2026h1", PlantedLog.leaves("2026h1", 301, List.of())));
        add(
                all,
                "the shard before gone",
                "V1",
                "2026h1 checkpoint",
                log -> remove(log.resolveSibling("2026h1"), "checkpoint"));
        add(
                all,
                "a shard in the middle of one",
                "V9",
                "2026h2 leaf 550",
                log -> PlantedLog.write(log, "2026h2", with(second, 550, second.getFirst())));
        onlyOurs(
                all,
                "bytes that no encoder wrote",
                "V5",
                "2026h2 leaf 550",
                log -> PlantedLog.write(log, "2026h2", with(second, 550, new byte[] {1, 99})));
        onlyOurs(
                all,
                "a release without its intent",
                "V11",
                "2026h2 leaf 550",
                log -> PlantedLog.write(
                        log, "2026h2", with(second, 550, LeafFormat.encode(PlantedLog.release("2026h2", 500)))));
    }

    @Test
    void aLeafsProofIsCheckedWithoutTheLog() throws Exception {
        String proof = proof(13);
        assertThat(new ProofCheck(new Known(keys())).run(proof.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Verdict.Sound.class);
        refusedProof(proof, "T3", "2026h2 leaf 14", p -> p.replace("index 13", "index 14"));
        refusedProof(proof, "T1", "2026h2 leaf 600", p -> p.replace("index 13", "index 600"));
        refusedProof(proof, "T3", "2026h2 leaf 13", p -> p.replaceFirst("extra AQE", "extra AQI"));
        refusedProof(proof, "T2", "2026h2 leaf 13", p -> p.replaceFirst("(index 13\n)[^\n]*\n", "$1"));
        refusedProof(proof, "P1", "proof line 1", p -> p.replace("@v1", "@v2"));
        refusedProof(proof, "P2", "proof line 2", p -> p.replaceFirst("extra [^\n]*\n", ""));
        refusedProof(proof, "P3", "proof line 3", p -> p.replace("index 13", "index 013"));
        refusedProof(proof, "P4", "proof line 4", p -> p.replaceFirst("(index 13\n)", "$1AAAA\n"));
        refusedProof(proof, "N11", "proof checkpoint", p -> p.replace("\n600\n", "\n601\n"));
    }

    private String proof(int index) {
        InclusionProof proof = InclusionProof.of(
                index,
                second.size(),
                (level, number) -> PlantedLog.root(second.subList((int) number << level, (int) (number + 1) << level)));
        StringBuilder text = new StringBuilder("c2sp.org/tlog-proof@v1\nextra ");
        text.append(base64(second.get(index))).append("\nindex ").append(index).append('\n');
        proof.path().forEach(hash -> text.append(base64(hash.bytes())).append('\n'));
        assertThat(proof.check(MerkleHash.leaf(second.get(index)), PlantedLog.root(second)))
                .isEmpty();
        return text + "\n" + new String(PlantedLog.checkpoint("2026h2", second).bytes(), StandardCharsets.UTF_8);
    }

    private void refusedProof(String proof, String rule, String position, UnaryOperator<String> tamper)
            throws Exception {
        String tampered = tamper.apply(proof);
        assertThat(new ProofCheck(new Known(keys())).run(tampered.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.rule()).as(refused.fault()).isEqualTo(rule);
                    assertThat(refused.position()).isEqualTo(position);
                });
        Path file = Files.writeString(temporary.resolve("tampered.tlog-proof"), tampered);
        assertThat(script(file.toString())).startsWith("refused " + rule + " " + position + ": ");
    }

    private static List<VerifierKey> keys() {
        return List.of(PlantedLog.SIGNER.verifier(), WITNESS.verifier());
    }

    private Verdict check(Path shard) throws IOException {
        return new LogCheck(new Known(keys()), List.of(Files.readAllBytes(kept))).run(LogSource.directory(shard));
    }

    private String script(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        keys().forEach(key -> Collections.addAll(command, "--key", key.text()));
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(said.startsWith("sound") ? 0 : 1);
        return said;
    }

    private static void add(List<Tamper> all, String name, String rule, String position, Act act) {
        all.add(new Tamper(name, rule, position, true, act));
    }

    private static void onlyOurs(List<Tamper> all, String name, String rule, String position, Act act) {
        all.add(new Tamper(name, rule, position, false, act));
    }

    private static void flip(Path log, String path, int at) throws IOException {
        edit(log, path, bytes -> {
            bytes[at < 0 ? bytes.length + at : at] ^= 1;
            return bytes;
        });
    }

    private static void edit(Path log, String path, UnaryOperator<byte[]> change) throws IOException {
        Files.write(log.resolve(path), change.apply(Files.readAllBytes(log.resolve(path))));
    }

    private static void remove(Path log, String path) throws IOException {
        Files.delete(log.resolve(path));
    }

    private static byte[] cut(byte[] bytes, int less) {
        return Arrays.copyOf(bytes, bytes.length - less);
    }

    /** Changes the signed note without signing again. */
    private static void note(Path log, UnaryOperator<String> change) throws IOException {
        edit(
                log,
                "checkpoint",
                bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** Changes what the log itself signs. */
    private void text(Path log, UnaryOperator<String> change) throws IOException {
        String text = change.apply(PlantedLog.checkpoint("2026h2", second).text());
        Files.write(
                log.resolve("checkpoint"),
                PlantedLog.signed(text, PlantedLog.SIGNER).bytes());
    }

    private static List<byte[]> without(List<byte[]> leaves, int index) {
        List<byte[]> left = new ArrayList<>(leaves);
        left.remove(index);
        return left;
    }

    private static List<byte[]> with(List<byte[]> leaves, int index, byte[] leaf) {
        List<byte[]> changed = new ArrayList<>(leaves);
        changed.set(index, leaf);
        return changed;
    }

    private static List<byte[]> swapped(List<byte[]> leaves, int one, int other) {
        List<byte[]> changed = new ArrayList<>(leaves);
        Collections.swap(changed, one, other);
        return changed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
