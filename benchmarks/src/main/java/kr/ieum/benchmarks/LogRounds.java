package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The log on each database in turn, one at a time, so that what disturbs the machine disturbs a log and its bare loops alike. */
final class LogRounds {

    private final Children children;
    private final Path work;
    private final Map<LogStore.Kind, Process> workers = new EnumMap<>(LogStore.Kind.class);
    private final Map<LogStore.Kind, Map<LogWay, List<LogTook>>> told = new EnumMap<>(LogStore.Kind.class);

    /** Starts the workers one after the other, so that each warms up undisturbed. */
    LogRounds(Children children, Path work) throws IOException, BenchmarkFailed {
        this.children = children;
        this.work = work;
        for (LogStore.Kind kind : LogStore.Kind.values()) {
            Progress.say("warming up: " + kind);
            Process process = start(kind);
            String answer = process.inputReader().readLine();
            if (!"ready".equals(answer)) {
                throw new BenchmarkFailed(kind + ": " + answer);
            }
            workers.put(kind, process);
            told.put(kind, new EnumMap<>(LogWay.class));
        }
    }

    private Process start(LogStore.Kind kind) throws IOException {
        return children.start(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogWorker.class.getName(),
                        kind.name(),
                        work.resolve(kind.name()).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    void run(int rounds) throws IOException, BenchmarkFailed {
        for (int round = 1; round <= rounds; round++) {
            Progress.say("round " + round + " of " + rounds);
            for (LogWay way : LogWay.values()) {
                for (LogStore.Kind kind : LogStore.Kind.values()) {
                    measure(kind, way);
                }
            }
        }
    }

    private void measure(LogStore.Kind kind, LogWay way) throws IOException, BenchmarkFailed {
        Process worker = Optional.ofNullable(workers.get(kind)).orElseThrow();
        worker.outputWriter().write(way.name() + "\n");
        worker.outputWriter().flush();
        String line = worker.inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed(kind + " ended amid its work");
        }
        Optional.ofNullable(told.get(kind))
                .orElseThrow()
                .computeIfAbsent(way, _ -> new ArrayList<>())
                .add(LogTook.read(line));
    }

    /** A figure of each round. */
    List<Double> values(LogStore.Kind kind, LogWay way, ToDoubleFunction<LogTook> of) {
        return Optional.ofNullable(told.get(kind))
                .flatMap(ways -> Optional.ofNullable(ways.get(way)))
                .orElseThrow()
                .stream()
                .mapToDouble(of)
                .boxed()
                .toList();
    }
}
