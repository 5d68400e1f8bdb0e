package kr.ieum.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of {@code benchmarks/run}: what it was asked for, its processes, and what it found.
 *
 * @param product folder of the packaged product
 * @param work an empty folder
 * @param quick for a look, not for a figure to state
 * @param save the file to save to
 */
record BenchmarkRun(
        Path product,
        Path work,
        boolean quick,
        Optional<Path> save,
        Children children,
        HttpClient client,
        Report report) {

    private static final String QUICK = "1";

    /** What is measured. */
    @FunctionalInterface
    interface Measuring {

        void measure(BenchmarkRun run) throws IOException, InterruptedException, SQLException, BenchmarkFailed;
    }

    /**
     * Measures, tells and ends this process: 0 every bar is met, 1 one is missed, 2 it could not be measured.
     *
     * @param arguments folder of the packaged product, an empty folder, the version in words, {@code 1} for a quick run, and the file to save to
     * @param title heading of what is saved
     * @param options what {@code benchmarks/run} is called with
     */
    static void main(String[] arguments, String title, String options, Measuring measuring)
            throws InterruptedException {
        Path work = Path.of(arguments[1]);
        Optional<Path> save = arguments.length > 4 ? Optional.of(Path.of(arguments[4])) : Optional.empty();
        Machine machine = Machine.now(Clock.systemUTC(), arguments[2]);
        if (machine.wasBusy()) {
            Progress.say("the machine is busy (load average " + machine.load()
                    + "); the figures will say so, repeat the run when it is quiet");
        }
        Report report = new Report(
                title,
                ("benchmarks/run " + options).strip() + " --save",
                machine,
                new ArrayList<>(),
                new ArrayList<>());
        boolean complete = false;
        try (Children children = new Children(work);
                HttpClient client = HttpClient.newHttpClient()) {
            measuring.measure(new BenchmarkRun(
                    Path.of(arguments[0]), work, arguments[3].equals(QUICK), save, children, client, report));
            complete = true;
        } catch (BenchmarkFailed e) {
            Progress.say(String.valueOf(e.getMessage()));
        } catch (IOException | SQLException e) {
            Progress.say("stopped by " + e);
        }
        System.exit(report.told(complete, save));
    }

    List<Figure> figures() {
        return report.figures();
    }

    List<String> findings() {
        return report.findings();
    }
}
