package kr.ieum.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param load the one-minute load average just before the first measurement; negative where the system doesn't tell
 * @param version of the product: its commit, or words in its place
 */
record Machine(
        int cores, long memoryMebibytes, String processor, String jdk, double load, Instant date, String version) {

    private static final long MEBIBYTE = 1024L * 1024;

    /** Above this share of the cores others were at work, and the figures say little about the product. */
    private static final double BUSY = 0.5;

    static Machine now(Clock clock, String version) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory = system instanceof com.sun.management.OperatingSystemMXBean told ? told.getTotalMemorySize() : 0;
        return new Machine(
                system.getAvailableProcessors(),
                memory / MEBIBYTE,
                processor(system.getArch()),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                system.getSystemLoadAverage(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                version);
    }

    private static String processor(String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    boolean wasBusy() {
        return load > cores * BUSY;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "Machine: %d cores (%s), %d MiB memory, %s, load average %.2f before the run%s, %s, Ieum %s.",
                cores,
                processor,
                memoryMebibytes,
                jdk,
                load,
                wasBusy() ? " – **busy with other work: not a quiet measurement**" : "",
                date,
                version);
    }
}
