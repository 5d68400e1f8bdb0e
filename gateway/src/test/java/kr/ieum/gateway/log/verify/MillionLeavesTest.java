package kr.ieum.gateway.log.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class MillionLeavesTest {
    @TempDir
    Path log;

    @Test
    void aMillionLeavesAreCheckedInHalfAMinute() throws Exception {
        PlantedLog.write(log, "2026h2", PlantedLog.leaves("2026h2", 1_000_000, List.of()));
        long start = System.nanoTime();
        Verdict verdict =
                new LogCheck(new Known(List.of(PlantedLog.SIGNER.verifier())), List.of()).run(LogSource.directory(log));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("1,000,000 leaves checked in " + took.toMillis() + " ms");
        assertThat(verdict).isInstanceOf(Verdict.Sound.class);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
    }
}
