package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's {@code sumdb/note} and {@code sumdb/tlog} find a published log sound, whatever its size; {@link TamperTest} has what they refuse. */
class GoVerifierTest {
    @TempDir
    static Path programs;

    private static GoVerifier go;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() throws Exception {
        go = GoVerifier.built(programs);
    }

    @Test
    void logs_of_all_sizes_around_a_tile_are_sound() throws Exception {
        for (int size : List.of(1, 2, 255, 256, 257, 513, 70_000)) {
            Path shard = folder.resolve("size" + size);
            PlantedLog.write(shard, "2026h2", PlantedLog.leaves("2026h2", size, List.of()));
            assertThat(go.of(shard.toString())).isEqualTo("sound log.example/ieum/2026h2 size " + size + "\n");
        }
    }

    @Test
    void a_log_is_checked_over_http_and_against_a_checkpoint_that_was_kept() throws Exception {
        List<byte[]> leaves = PlantedLog.leaves("2026h2", 600, List.of());
        PlantedLog.write(folder.resolve("2026h2"), "2026h2", leaves);
        Path kept = Files.write(
                folder.resolve("kept"),
                PlantedLog.checkpoint("2026h2", leaves.subList(0, 300)).bytes());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log/2026h2";
            assertThat(go.of(address, "--older", kept.toString()))
                    .isEqualTo("sound log.example/ieum/2026h2 size 600\n");
            Files.delete(folder.resolve("2026h2/tile/0/001"));
            assertThat(go.of(address)).isEqualTo("refused tile/0/001: it isn't there\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void another_key_than_the_logs_is_refused() throws IOException, InterruptedException {
        PlantedLog.write(folder, "2026h2", PlantedLog.leaves("2026h2", 3, List.of()));
        assertThat(go.of(folder.toString(), "--key", "log.example/ieum+00000000+AAAA"))
                .startsWith("refused key: ");
    }
}
