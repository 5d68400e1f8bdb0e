package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code docs/verify/verify_log.go}, built with the packages that Debian has of Go's own transparency log ({@code golang-go},
 * {@code golang-golang-x-mod-dev}) and nothing from a network.
 */
final class GoVerifier {
    private static final Path SCRIPT = Stream.of(Path.of("docs"), Path.of("../docs"))
            .map(docs -> docs.resolve("verify/verify_log.go"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();

    private static final Path PACKAGES = Path.of("/usr/share/gocode");
    private static final long BUILD_SECONDS = 180;

    private final Path program;

    private GoVerifier(Path program) {
        this.program = program;
    }

    /** Whether it can be built here. */
    static boolean isInstalled() {
        return Files.isDirectory(PACKAGES.resolve("src/golang.org/x/mod/sumdb/tlog"))
                && Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    }

    /** Builds it into a folder; skips the test where Go isn't installed. */
    static GoVerifier built(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                isInstalled(),
                "skipped: Go isn't installed here; it needs Debian's packages golang-go and golang-golang-x-mod-dev");
        Path program = folder.resolve("verify_log");
        ProcessBuilder build = new ProcessBuilder("go", "build", "-o", program.toString(), SCRIPT.toString());
        build.environment().put("GOPATH", PACKAGES.toString());
        build.environment().put("GO111MODULE", "off");
        build.environment().put("GOTOOLCHAIN", "local");
        build.environment().put("CGO_ENABLED", "0");
        build.environment()
                .put("GOCACHE", folder.resolve("cache").toAbsolutePath().toString());
        Said said = run(build, BUILD_SECONDS);
        assertThat(said.code).as(said.words).isZero();
        return new GoVerifier(program);
    }

    /** What it says of a shard: {@code sound …} or {@code refused …}. */
    String of(String place, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--key"));
        command.add(PlantedLog.SIGNER.verifier().text());
        Collections.addAll(command, options);
        command.add(place);
        Said said = run(new ProcessBuilder(command), BUILD_SECONDS);
        assertThat(said.code).as(said.words).isEqualTo(said.words.startsWith("sound ") ? 0 : 1);
        return said.words;
    }

    private record Said(int code, String words) {}

    private static Said run(ProcessBuilder builder, long seconds) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), words);
    }
}
