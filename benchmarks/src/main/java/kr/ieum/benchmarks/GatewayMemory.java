package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway takes of the memory, by its own JVM's account and the kernel's; in mebibytes. */
record GatewayMemory(long pid) {

    private static final double KIBIBYTES = 1024;

    /** A line for each generation, whatever the collector calls it; class metadata has no total. */
    private static final Pattern USED = Pattern.compile("\\btotal\\b.*?\\bused (\\d+)K");

    private static final Pattern LIMIT = Pattern.compile("-XX:MaxHeapSize=(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** The heap's limit. */
    double limit() throws IOException, InterruptedException, BenchmarkFailed {
        return number(LIMIT, jcmd("VM.flags")) / KIBIBYTES / KIBIBYTES;
    }

    /** The heap that is used after a full collection, which this asks for. */
    double used() throws IOException, InterruptedException, BenchmarkFailed {
        var _ = jcmd("GC.run");
        return number(USED, jcmd("GC.heap_info")) / KIBIBYTES;
    }

    /** Whether this system tells what is resident. */
    boolean tellsResident() {
        return Files.isReadable(status());
    }

    /** The whole process as the kernel counts it. */
    double resident() throws IOException, BenchmarkFailed {
        return number(RESIDENT, Files.readString(status())) / KIBIBYTES;
    }

    private Path status() {
        return Path.of("/proc/" + pid + "/status");
    }

    private static double number(Pattern pattern, String text) throws BenchmarkFailed {
        Matcher found = pattern.matcher(text);
        double sum = 0;
        boolean any = false;
        while (found.find()) {
            sum += Long.parseLong(found.group(1));
            any = true;
        }
        if (!any) {
            throw new BenchmarkFailed("The JVM's own account has no '" + pattern + "': " + text);
        }
        return sum;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Installation.tool("jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
