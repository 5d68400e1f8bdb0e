package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets every engine work in turn, each in its own JVM, one at a time, so that two of them are compared within a round. */
final class AgreementRounds {

    private static final double NANOS_PER_MICRO = 1_000;

    private final Children children;
    private final Map<AgreementWay, Worker> workers = new EnumMap<>(AgreementWay.class);

    private record Worker(Process process, List<Took> rounds) {}

    /** What a piece of work took in a round; microseconds and bytes. */
    record Took(double cpu, double bytes, double median, double p99) {}

    /** Starts the workers one after the other, so that each warms up undisturbed. */
    AgreementRounds(Children children) throws IOException, BenchmarkFailed {
        this.children = children;
        for (AgreementWay way : AgreementWay.values()) {
            Progress.say("warming up: " + way.words());
            Process process = start(way.name());
            String answer = process.inputReader().readLine();
            if (!"ready".equals(answer)) {
                throw new BenchmarkFailed(way.words() + ": " + answer);
            }
            workers.put(way, new Worker(process, new ArrayList<>()));
        }
    }

    private Process start(String argument) throws IOException {
        return children.start(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgreementWorker.class.getName(),
                        argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    void run(int rounds) throws IOException, BenchmarkFailed {
        for (int round = 1; round <= rounds; round++) {
            Progress.say("round " + round + " of " + rounds);
            for (AgreementWay way : AgreementWay.values()) {
                measure(way);
            }
        }
    }

    private void measure(AgreementWay way) throws IOException, BenchmarkFailed {
        Worker worker = worker(way);
        worker.process().outputWriter().write("go\n");
        worker.process().outputWriter().flush();
        String line = worker.process().inputReader().readLine();
        if (line == null) {
            throw new BenchmarkFailed(way.words() + " ended amid its work");
        }
        String[] told = line.split(" ", -1);
        worker.rounds()
                .add(new Took(
                        Double.parseDouble(told[0]) / NANOS_PER_MICRO,
                        Double.parseDouble(told[1]),
                        Double.parseDouble(told[2]) / NANOS_PER_MICRO,
                        Double.parseDouble(told[3]) / NANOS_PER_MICRO));
    }

    /** How cost grows, in a JVM of its own. */
    List<AgreementGrowth> growth() throws IOException, BenchmarkFailed {
        Progress.say("how cost grows");
        List<AgreementGrowth> points =
                start("growth").inputReader().lines().map(AgreementGrowth::read).toList();
        if (points.isEmpty()) {
            throw new BenchmarkFailed("growth could not be measured");
        }
        return points;
    }

    private Worker worker(AgreementWay way) {
        return Optional.ofNullable(workers.get(way)).orElseThrow();
    }

    /** What it took, round by round. */
    List<Took> rounds(AgreementWay way) {
        return worker(way).rounds();
    }

    /** How many times the processor time of one way another takes in the same round. */
    List<Double> times(AgreementWay peer, AgreementWay ours) {
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < rounds(peer).size(); round++) {
            times.add(rounds(peer).get(round).cpu() / rounds(ours).get(round).cpu());
        }
        return times;
    }
}
