package kr.ieum.gateway.log.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.note.Checkpoint;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.SignedNote;
import kr.ieum.gateway.log.note.WitnessPolicy;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tree.ConsistencyProof;
import kr.ieum.gateway.log.tree.Digest;
import kr.ieum.gateway.log.tree.Frontier;
import kr.ieum.gateway.log.tree.MerkleHash;
import kr.ieum.gateway.log.tree.NodeHashes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-02T00:00:00Z"), ZoneOffset.UTC);
    private static final NoteSigner LOG = NoteSigner.ofLog("log.example", key(1));
    private static final NoteSigner WITNESS = NoteSigner.ofWitness("witness.example", key(2));
    private static final String ORIGIN = "log.example/2026h2";

    @TempDir
    Path directory;

    private WitnessServer server;

    private int port;

    @BeforeEach
    void start() throws IOException {
        server = WitnessServer.start(
                new Witness(directory, Disk.REAL, WITNESS, List.of(LOG.verifier()), CLOCK),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = server.port();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatGrewIsCosignedAndRemembered() throws Exception {
        HttpResponse<String> answer = post(0, 'a', note(10, 'a'));
        assertThat(answer.statusCode()).isEqualTo(200);
        SignedNote cosigned =
                SignedNote.parse((new String(note(10, 'a').bytes(), StandardCharsets.UTF_8) + answer.body())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(cosigned.verifiedBy(List.of(WITNESS.verifier(), LOG.verifier())))
                .hasSize(2);
        assertThat(post(10, 'a', note(17, 'a')).statusCode()).isEqualTo(200);
        assertThat(post(17, 'a', note(17, 'a')).statusCode()).isEqualTo(200);
    }

    @Test
    void theStatusTableOfTheProtocolHolds() throws Exception {
        assertThat(post(0, 'a', note(10, 'a')).statusCode()).isEqualTo(200);
        HttpResponse<String> behind = post(0, 'a', note(12, 'a'));
        assertThat(behind.statusCode()).isEqualTo(409);
        assertThat(behind.body()).isEqualTo("10\n");
        assertThat(behind.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(post(9, 'a', note(9, 'a')).body()).isEqualTo("10\n");
        assertThat(post(10, 'a', note(10, 'b')).statusCode()).isEqualTo(409);
        assertThat(post(10, 'b', note(12, 'b')).statusCode()).isEqualTo(422);
        assertThat(send("old 10\n\n", note(12, 'a')).statusCode()).isEqualTo(422);
        assertThat(post(11, 'a', note(10, 'a')).statusCode()).isEqualTo(400);

        String text = note(10, 'a').text();
        NoteSigner stranger = NoteSigner.ofLog("log.example", key(7));
        assertThat(send("old 10\n\n", SignedNote.of(text, stranger.sign(text, CLOCK.instant())))
                        .statusCode())
                .isEqualTo(403);
        String other = text.replace("log.example", "other.example");
        assertThat(send("old 0\n\n", SignedNote.of(other, LOG.sign(other, CLOCK.instant())))
                        .statusCode())
                .isEqualTo(404);
        for (String head :
                List.of("old 010\n\n", "old -1\n\n", "\n", "old 10\nAAAA\n\n", "old 10\n" + "A\n".repeat(64) + "\n")) {
            assertThat(send(head, note(12, 'a')).statusCode()).as(head).isEqualTo(400);
        }
        assertThat(raw("old 0\n\n" + "x".repeat(Witness.MAX_BYTES)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRestartForgetsNothingAndADamagedMemoryIsNoNewBeginning() throws Exception {
        assertThat(post(0, 'a', note(10, 'a')).statusCode()).isEqualTo(200);
        stop();
        start();
        assertThat(post(0, 'a', note(3, 'b')).body()).isEqualTo("10\n");

        try (Stream<Path> files = Files.walk(directory)) {
            Path memory = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.writeString(memory, Files.readString(memory).replace("\n10\n", "\n2\n"));
        }
        assertThat(post(2, 'a', note(12, 'a')).statusCode()).isEqualTo(500);
    }

    @Test
    void aLogAsksAsManyAsItsPolicyWants() throws Exception {
        AskedWitnesses one = new AskedWitnesses(policy("quorum w\n"));
        assertThat(cosign(one, 10, 'a').signatures()).hasSize(2);
        assertThat(cosign(one, 17, 'a').signatures()).hasSize(2);
        AskedWitnesses anew = new AskedWitnesses(policy("quorum w\n"));
        assertThat(cosign(anew, 20, 'a').signatures()).hasSize(2);

        String silent =
                NoteSigner.ofWitness("silent.example", key(3)).verifier().text();
        AskedWitnesses two =
                new AskedWitnesses(policy("witness s " + silent + " http://127.0.0.1:1\ngroup g all w s\nquorum g\n"));
        assertThatThrownBy(() -> cosign(two, 21, 'a'))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(AskedWitnesses.Contradicted.class)
                .hasMessageStartingWith("too few witnesses cosigned size 21 of " + ORIGIN + ": 1 did");
    }

    @Test
    void aLogThatWasSetBackOrRewrittenIsToldBothSizes() throws Exception {
        cosign(new AskedWitnesses(policy("quorum w\n")), 17, 'a');
        assertThatThrownBy(() -> cosign(new AskedWitnesses(policy("quorum w\n")), 10, 'a'))
                .isInstanceOf(AskedWitnesses.Contradicted.class)
                .hasMessage("witness w has seen size 17 of " + ORIGIN + ", and this log has size 10: it was set back");
        assertThatThrownBy(() -> cosign(new AskedWitnesses(policy("quorum w\n")), 17, 'b'))
                .isInstanceOf(AskedWitnesses.Contradicted.class);
        assertThatThrownBy(() -> cosign(new AskedWitnesses(policy("quorum w\n")), 30, 'b'))
                .isInstanceOf(AskedWitnesses.Contradicted.class)
                .hasMessageContaining("another tree at size 17")
                .hasMessageContaining("now of size 30");
    }

    private WitnessPolicy policy(String rest) throws NoteRefused {
        return WitnessPolicy.parse(
                "witness w " + WITNESS.verifier().text() + " http://127.0.0.1:" + port + "\n" + rest);
    }

    private static SignedNote cosign(AskedWitnesses witnesses, int size, int past) throws IOException, NoteRefused {
        SignedNote note = note(size, past);
        return witnesses.cosign(Checkpoint.parse(note.text()), note, nodes(size, past));
    }

    private HttpResponse<String> post(int old, int past, SignedNote note) throws Exception {
        int size = (int) Checkpoint.parse(note.text()).size();
        StringBuilder head = new StringBuilder("old " + old + "\n");
        if (old > 0 && old <= size) {
            for (Digest hash :
                    ConsistencyProof.between(old, size, nodes(size, past)).path()) {
                head.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
            }
        }
        return send(head + "\n", note);
    }

    private HttpResponse<String> send(String head, SignedNote note) throws Exception {
        return raw(head + new String(note.bytes(), StandardCharsets.UTF_8));
    }

    private HttpResponse<String> raw(String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/add-checkpoint"))
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static SignedNote note(int size, int past) {
        String text = new Checkpoint(ORIGIN, size, root(0, size, past)).text();
        return SignedNote.of(text, LOG.sign(text, CLOCK.instant()));
    }

    private static NodeHashes nodes(int size, int past) {
        return (level, index) -> root((int) index << level, Math.min(size, (int) (index + 1) << level), past);
    }

    private static Digest root(int first, int end, int past) {
        List<Digest> leaves = new ArrayList<>();
        for (int i = first; i < end; i++) {
            leaves.add(MerkleHash.leaf(new byte[] {(byte) past, (byte) i}));
        }
        return Frontier.empty().plus(leaves).root();
    }

    private static SigningKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SigningKey.ofSeed("test", seed);
    }
}
