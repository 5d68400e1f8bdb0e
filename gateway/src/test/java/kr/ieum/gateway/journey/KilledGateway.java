package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import kr.ieum.gateway.log.H2File;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.log.verify.Known;
import kr.ieum.gateway.log.verify.LogCheck;
import kr.ieum.gateway.log.verify.LogSource;
import kr.ieum.gateway.log.verify.Verdict;
import kr.ieum.gateway.rig.Inspection;
import kr.ieum.gateway.rig.Seen;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole program as it is shipped, in life after life on one data folder: programs look up for an official over HTTP and note what
 * arrives, one reads the published checkpoints, and the process is killed with SIGKILL while they do. What they noted is compared with
 * what the folder holds.
 */
final class KilledGateway {

    private static final Path LAUNCHER = Path.of(System.getProperty("ieum.root"), "bin", "ieum");
    private static final int CLIENTS = 4;
    private static final int LONGEST_LIFE_MILLIS = 4_000;

    private final Path folder;
    private final Path data;
    private final Seen seen = new Seen();
    private final Random random = new Random();
    private Optional<VerifierKey> key = Optional.empty();
    private Optional<SignedNote> newest = Optional.empty();

    KilledGateway(Path folder) {
        this.folder = folder;
        this.data = folder.resolve("data");
    }

    Seen seen() {
        return seen;
    }

    /**
     * One life, which ends at a random moment.
     *
     * @param values answers with a value that must have arrived before, and a leaf that was acknowledged where it is any
     */
    void killAfter(int values) throws Exception {
        try (LaunchedDemo life = new LaunchedDemo(folder, data)) {
            URI address = life.address();
            String password =
                    Files.readString(data.resolve("secrets/demo-password")).strip();
            int before = seen.values();
            int leaves = seen.leaves();
            Visitor reader = new Visitor(address);
            key = Optional.of(VerifierKey.parse(
                    reader.send(reader.to("/log/key").GET()).body().strip()));
            // an official who signs in anew ends the session from before: all clients are one
            ApiOfficial kim = ApiOfficial.signIn(address, "kim.jihyun", password);
            List<Thread> clients = new ArrayList<>(IntStream.range(0, CLIENTS)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> untilKilled(() -> lookUp(kim, i % 2 == 0))))
                    .toList());
            clients.add(Thread.ofVirtual().start(() -> untilKilled(() -> readCheckpoints(reader))));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !life.isAlive()
                            || seen.values() >= before + values && (values == 0 || seen.leaves() > leaves));
            life.assertAlive();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS)));
            life.kill();
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    private static void untilKilled(Runnable client) {
        try {
            client.run();
        } catch (UncheckedIOException e) {
            // the program was killed; this is how its clients see it
            assertThat(e.getCause()).isInstanceOf(IOException.class);
        }
    }

    /** Server-sent events: a value counts as soon as it has come, also when the look-up never ends. */
    private void lookUp(ApiOfficial kim, boolean proof) {
        while (true) {
            Answered answered = new Answered();
            kim.visitor()
                    .send(
                            kim.post(ApiOfficial.LOOK_UP)
                                    .header("Accept", "text/event-stream")
                                    .POST(ApiOfficial.body(Map.of("case", Cases.HEALTHY, "proof", proof))),
                            (soFar, after) -> answered.read(soFar));
        }
    }

    /** One answer as it comes. */
    private final class Answered {

        private int done;
        private String lookup = "";

        void read(String soFar) {
            for (int end = soFar.indexOf("\n\n", done); end >= 0; end = soFar.indexOf("\n\n", done)) {
                String[] event = soFar.substring(done, end).split("\n", 2);
                done = end + 2;
                note(
                        event[0].substring("event: ".length()),
                        JsonMapper.shared().readTree(event[1].substring("data: ".length())));
            }
        }

        private void note(String event, JsonNode data) {
            switch (event) {
                case "shell" -> lookup = data.path("lookup").stringValue();
                case "register" -> {
                    boolean value = data.path("fields")
                            .valueStream()
                            .anyMatch(field -> field.has("value")
                                    || field.path("state").stringValue().equals("reduced"));
                    if (value) {
                        seen.line("V " + lookup + " " + data.path("register").stringValue());
                    }
                }
                default ->
                    data.path("proofs")
                            .valueStream()
                            .filter(leaf -> leaf.has("proof"))
                            .forEach(leaf -> {
                                String proof = leaf.path("proof").stringValue();
                                byte[] bytes = Base64.getDecoder()
                                        .decode(proof.split("\n", -1)[1].substring("extra ".length()));
                                seen.line("A " + leaf.path("shard").stringValue() + " "
                                        + leaf.path("index").asLong() + " " + hex(MerkleHash.leaf(bytes)));
                                head(proof.substring(proof.indexOf("\n\n") + 2));
                            });
            }
        }
    }

    private void readCheckpoints(Visitor reader) {
        while (true) {
            Visitor.Answer answer = reader.send(reader.to("/log/checkpoint").GET());
            if (answer.status() == 200) {
                newest = Optional.of(head(answer.body()));
            }
        }
    }

    private SignedNote head(String note) {
        try {
            SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
            Checkpoint checkpoint = Checkpoint.parse(signed.text());
            seen.line("H " + shard(checkpoint) + " " + checkpoint.size() + " " + hex(checkpoint.root()));
            return signed;
        } catch (NoteRefused e) {
            throw new AssertionError(note, e);
        }
    }

    private static String shard(Checkpoint checkpoint) {
        return checkpoint.origin().substring(checkpoint.origin().lastIndexOf('/') + 1);
    }

    private static String hex(Digest digest) {
        return HexFormat.of().formatHex(digest.bytes());
    }

    /** The rules of the rig, and that what is published continues the newest checkpoint that was seen. */
    void assertNothingMissing() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(H2File.url(data.resolve("db")));
        try (Connection open = database.getConnection()) {
            assertThat(open.isValid(1)).isTrue();
            assertThat(Inspection.of(database, seen)).isEmpty();
        }
        if (newest.isPresent()) {
            String shard = shard(Checkpoint.parse(newest.get().text()));
            Verdict verdict = new LogCheck(
                            new Known(List.of(key.orElseThrow())),
                            List.of(newest.get().bytes()))
                    .run(LogSource.directory(data.resolve("log").resolve(shard)));
            assertThat(verdict).isInstanceOf(Verdict.Sound.class);
        }
    }

    /** What {@code bin/ieum log fsck} says of the folder. */
    String fsck() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(LAUNCHER.toString(), "log", "fsck", "--data", data.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
