package kr.ieum.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProcessTest {

    private static Process start(boolean withCredentials, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path").replace("test-classes", "classes"),
                "kr.ieum.simulator.Simulator"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(new File("target/process-test.err"));
        if (withCredentials) {
            builder.environment().put("IEUM_SIM_KEY", "given-key");
            builder.environment().put("IEUM_SIM_SFTP_PASSWORD", "given-password");
        }
        return builder.start();
    }

    private static JsonNode readyLine(BufferedReader out) throws Exception {
        return JsonMapper.shared().readTree(out.readLine());
    }

    @Test
    void it_prints_one_ready_line_and_ends_with_its_standard_input() throws Exception {
        long start = System.nanoTime();
        Process process = start(true, "--today", "2026-11-22");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            JsonNode line = readyLine(out);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(line.path("ready").asBoolean()).isTrue();
            assertThat(line.path("endpoints").propertyNames())
                    .containsExactly(
                            "resident",
                            "family",
                            "tax-income",
                            "cases",
                            "vehicle",
                            "health-insurance",
                            "employment",
                            "welfare",
                            "control",
                            "property",
                            "pension-events",
                            "tax-events",
                            "vehicle-events",
                            "eligibility-events",
                            "family-reports");
            assertThat(line.path("endpoints").path("tax-income").path("hostKey").asString())
                    .startsWith("SHA256:");
            assertThat(line.toString()).doesNotContain("given-key").doesNotContain("given-password");
            int port = URI.create(
                            line.path("endpoints").path("family").path("url").asString())
                    .getPort();
            new Socket("127.0.0.1", port).close();
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
            assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void without_credentials_it_makes_some_and_prints_them() throws Exception {
        Process process = start(false);
        try (BufferedReader out = process.inputReader(UTF_8)) {
            JsonNode line = readyLine(out);
            assertThat(line.path("key").asString()).hasSize(32);
            assertThat(line.path("sftpPassword").asString()).hasSize(32);
            process.getOutputStream().close();
            assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void options_are_read_and_mistakes_named() {
        Settings settings = CommandLine.parse(
                new String[] {"--seed", "5", "--persons", "3000", "--today", "2027-01-02", "--port-base", "19000"});
        assertThat(settings).hasToString("seed 5, 3000 persons, today 2027-01-02, port base 19000");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--sead", "5"}))
                .hasMessage("no option --sead");
        assertThatThrownBy(() -> CommandLine.parse(new String[] {"--seed"})).hasMessage("--seed needs a value");
    }
}
