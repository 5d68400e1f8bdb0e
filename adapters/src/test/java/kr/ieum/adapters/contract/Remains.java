package kr.ieum.adapters.contract;

import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Looks for threads, virtual ones included, that still work for a question. */
final class Remains {

    private Remains() {}

    /** Waits shortly until no thread is inside an adapter or an exchange of the HTTP client. */
    static void assertNone() {
        await("threads that still work for a question")
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    List<String> remaining = threads();
                    if (!remaining.isEmpty()) {
                        throw new AssertionError(String.join("\n\n", remaining));
                    }
                });
    }

    private static List<String> threads() {
        try {
            Path dump = Files.createTempFile("threads", ".txt");
            Files.delete(dump);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
            String text = Files.readString(dump);
            Files.delete(dump);
            return Arrays.stream(text.split("\n\n"))
                    .filter(thread -> !thread.contains("kr.ieum.adapters.contract.Remains"))
                    .filter(thread -> !thread.contains("HttpClientImpl$SelectorManager.run"))
                    .filter(thread -> thread.contains("kr.ieum.adapters.") || thread.contains("jdk.internal.net.http"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
