package kr.ieum.gateway.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.command.TypedVerb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running node's log, checked over HTTP by whoever likes: with the launcher's verb, and with a script that shares no code with it. */
@OnTheDemoNode
class VerifiedLogJourneyTest {

    private final DemoNode node;

    @TempDir
    Path folder;

    VerifiedLogJourneyTest(DemoNode node) {
        this.node = node;
    }

    @Test
    void the_verb_finds_what_a_running_node_publishes_sound() throws Exception {
        TypedVerb checked = TypedVerb.of("log", "verify", address(), "--key", key().toString());

        assertThat(checked.exit()).as(checked.err() + checked.out()).isZero();
        assertThat(checked.out()).contains("sound");
    }

    @Test
    void the_script_finds_it_sound_too() throws Exception {
        assumeThat(Path.of("/usr/bin/python3")).as("python3 is on this machine").exists();
        Path script = Path.of(System.getProperty("ieum.root"), "docs/verify/verify_log.py");
        Process process = new ProcessBuilder("python3", script.toString(), address(), "--key", key().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void with_another_logs_key_it_is_refused() throws Exception {
        Path other = Files.writeString(
                folder.resolve("other.vkey"), Files.readString(key()).replaceFirst("^[^+]+", "another.example/log"));

        TypedVerb checked = TypedVerb.of("log", "verify", address(), "--key", other.toString());

        assertThat(checked.exit()).isEqualTo(1);
    }

    private String address() {
        return node.address().resolve("/log").toString();
    }

    /** The log's key, once something of it is shown. */
    private Path key() throws Exception {
        node.program("kim.jihyun").lookUp(Cases.HEALTHY);
        Visitor visitor = new Visitor(node.address());
        Awaitility.await()
                .until(() -> visitor.send(visitor.to("/log/checkpoint")).status() == 200);
        return Files.writeString(
                folder.resolve("log.vkey"), visitor.send(visitor.to("/log/key")).body());
    }
}
