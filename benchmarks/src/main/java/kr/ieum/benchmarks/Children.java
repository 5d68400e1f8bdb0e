package kr.ieum.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Every process of a run. They end with it: by {@link #close}, by the JVM's shutdown hook, and, should this JVM be killed, by
 * {@code benchmarks/run}, which finds their ids in the file {@code pids}.
 */
final class Children implements AutoCloseable {

    private static final long END_SECONDS = 15;

    private final Path pids;
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    Children(Path work) {
        this.pids = work.resolve("pids");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.add(process);
        note(process.pid());
        return process;
    }

    /** Has {@code benchmarks/run} look for a process that was started otherwise. */
    void note(long pid) throws IOException {
        Files.writeString(pids, pid + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Ends one of them: asks, waits, then doesn't ask. */
    void end(Process process) {
        try {
            process.outputWriter().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroy();
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        processes.remove(process);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
        processes.forEach(this::end);
    }
}
