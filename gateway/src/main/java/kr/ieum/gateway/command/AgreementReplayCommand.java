package kr.ieum.gateway.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.Change;
import kr.ieum.gateway.agreement.analysis.Replay;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** What past decisions would have been under a draft. */
@Command(
        name = "replay",
        description = {
            "Decides past requests anew as if a draft had been in force instead of its earlier version, and counts"
                + " which would come out wider or narrower. The file has one decision record in each line and may be"
                + " of any size.",
            "Exit code: 0 done, 1 faults or a line that is no decision record, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement replay draft.yaml decisions.jsonl",
            "  bin/ieum agreement replay draft.yaml decisions.jsonl --json > report.json"
        })
final class AgreementReplayCommand implements Callable<Integer> {

    private static final long PROGRESS = 100_000;
    private static final int TOLD = 20;

    @Parameters(index = "0", paramLabel = "DRAFT", description = "The agreement as it would be.")
    Path draft = Path.of("");

    @Parameters(index = "1", paramLabel = "RECORDS", description = "Decision records, one in each line.")
    Path records = Path.of("");

    @Option(names = "--json", description = "JSON instead of text.")
    boolean json;

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private long unreadable;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<String> trouble = FileTrouble.ofReading(records);
        if (trouble.isPresent()) {
            err.println("ieum: " + trouble.get() + ". Nothing was replayed.");
            return Ieum.FAILED;
        }
        try {
            Federation federation = Federation.load(folders.config(), folders.schemas());
            Faults faults = new Faults();
            Optional<AgreementFile> read = AgreementFiles.read(draft, federation, faults);
            faults.throwIfAny();
            Replay replay = new Replay(
                    AgreementPolicy.with(federation, read.orElseThrow().agreement()), AgreementPolicy.of(federation));
            replay(replay);
            if (json) {
                AgreementPolicy.json(AnalysisJson.of(replay.report()), out);
            } else {
                print(replay.report(), out);
            }
            if (unreadable > 0) {
                err.println(
                        unreadable + " lines are no decision records and were left out; what is counted is the rest.");
                return Ieum.FAILED;
            }
            return 0;
        } catch (FaultyFilesException faulty) {
            return AgreementPolicy.refused(faulty, err);
        } catch (IOException e) {
            err.println("ieum: " + records + " can't be read to its end ("
                    + e.getClass().getSimpleName() + "). Nothing is reported; check the file.");
            return Ieum.FAILED;
        }
    }

    private void replay(Replay replay) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(records, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(replay, line, number);
                }
                if (number % PROGRESS == 0) {
                    spec.commandLine().getErr().println(number + " lines");
                }
            }
        }
    }

    private void add(Replay replay, String line, long number) {
        RecordedDecision recorded;
        try {
            recorded = RecordedDecision.read(line);
        } catch (JacksonException | IllegalArgumentException e) {
            unreadable++;
            if (unreadable <= TOLD) {
                // the exception may quote the line, which isn't known to hold no value
                spec.commandLine()
                        .getErr()
                        .println(records + ":" + number
                                + ": is no decision record -> one canonical JSON record stands in" + " each line");
            }
            return;
        }
        replay.add(recorded);
    }

    private static void print(Replay.Report report, PrintWriter out) {
        out.println(report.records() + " past decisions: " + report.count(Change.SAME) + " the same, "
                + report.count(Change.WIDENED) + " wider, " + report.count(Change.NARROWED) + " narrower, "
                + report.count(Change.BOTH) + " mixed.");
        long anyway =
                report.anyway().values().stream().mapToLong(count -> count).sum();
        if (anyway > 0) {
            out.println("Of those that differ, " + anyway
                    + " differ without the draft too: other agreements have changed" + " since.");
        }
        report.attributes()
                .forEach((attribute, counts) -> out.println("  " + attribute + ": "
                        + counts.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + AnalysisJson.change(entry.getKey()))
                                .collect(Collectors.joining(", "))));
        report.examples()
                .forEach(example -> out.println("  record " + example.record() + ", " + example.time() + ", agency "
                        + example.agency() + ", task " + example.task() + ": " + AnalysisJson.change(example.change())
                        + "; "
                        + example.outcomes().stream()
                                .map(one -> one.attribute() + " "
                                        + one.before().map(Form::text).orElse("refused") + " -> "
                                        + one.after().map(Form::text).orElse("refused"))
                                .collect(Collectors.joining(", "))));
        if (report.count(Change.SAME) < report.records()) {
            out.println("What makes the difference: 'bin/ieum agreement diff EARLIER DRAFT'.");
        }
    }
}
