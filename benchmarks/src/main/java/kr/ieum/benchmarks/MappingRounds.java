package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets every way of mapping work in turn, each in its own JVM, one at a time, and again and again: what disturbs the machine
 * disturbs neighbours alike, and two ways are compared within a round.
 */
final class MappingRounds {

    private static final double NANOS_PER_MICRO = 1_000;

    private final Map<MappingWay, Worker> workers = new EnumMap<>(MappingWay.class);

    /** A way's own JVM and what it told so far. */
    private record Worker(Process process, List<Double> micros, List<Double> bytes) {}

    /** Starts the workers one after the other, so that each warms up undisturbed. */
    MappingRounds(Children children, Path root, Path work) throws IOException, BenchmarkFailed {
        for (MappingWay way : MappingWay.values()) {
            Progress.say("warming up: " + way.words());
            Process worker = children.start(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xms256m",
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-Dstdout.encoding=UTF-8",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MappingWorker.class.getName(),
                            way.name(),
                            root.toString(),
                            Files.createDirectory(work.resolve(way.name())).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT));
            workers.put(way, new Worker(worker, new ArrayList<>(), new ArrayList<>()));
            String answer = worker.inputReader().readLine();
            if (!"ready".equals(answer)) {
                throw new BenchmarkFailed(way.words() + ": " + answer);
            }
        }
    }

    void run(int rounds) throws IOException, BenchmarkFailed {
        for (int round = 1; round <= rounds; round++) {
            Progress.say("round " + round + " of " + rounds);
            for (MappingWay way : MappingWay.values()) {
                measure(way);
            }
        }
    }

    private void measure(MappingWay way) throws IOException, BenchmarkFailed {
        Worker worker = worker(way);
        worker.process().outputWriter().write("go\n");
        worker.process().outputWriter().flush();
        String line = worker.process().inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed(way.words() + " ended amid its work");
        }
        String[] told = line.split(" ", -1);
        double records = Double.parseDouble(told[0]);
        worker.micros().add(Double.parseDouble(told[1]) / records / NANOS_PER_MICRO);
        worker.bytes().add(Double.parseDouble(told[2]) / records);
    }

    private Worker worker(MappingWay way) {
        return Optional.ofNullable(workers.get(way)).orElseThrow();
    }

    /** Processor time a record, round by round. */
    List<Double> micros(MappingWay way) {
        return worker(way).micros();
    }

    /** Bytes allocated a record, round by round. */
    List<Double> bytes(MappingWay way) {
        return worker(way).bytes();
    }

    /** One way's processor time as a share of another's in the same round, in percent. */
    List<Double> share(MappingWay of, MappingWay whole) {
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < micros(of).size(); round++) {
            shares.add(100 * micros(of).get(round) / micros(whole).get(round));
        }
        return shares;
    }
}
