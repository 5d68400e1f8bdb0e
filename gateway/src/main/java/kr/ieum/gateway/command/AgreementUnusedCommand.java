package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What of the granted nobody was told for so many days. */
@Command(
        name = "unused",
        description = {
            "Which granted attributes nobody was told for so many days, by decision records: what nobody uses may not"
                    + " be needed. The file has one decision record in each line and may be of any size.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement unused decisions.jsonl --days 90",
            "  bin/ieum agreement unused decisions.jsonl --days 365 --json"
        })
final class AgreementUnusedCommand implements Callable<Integer> {

    private static final int LONGEST = 3_660;

    @Parameters(index = "0", paramLabel = "RECORDS", description = "Decision records, one in each line.")
    Path records = Path.of("");

    @Option(
            names = "--days",
            defaultValue = "90",
            paramLabel = "DAYS",
            description = "For how long, 1 to 3660 days before now; 90 by default.")
    int days;

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

    @Override
    public Integer call() {
        return Inquiry.of(folders, spec, json)
                .ask(inquiry ->
                        inquiry.unused(records, since(), spec.commandLine().getErr()::println));
    }

    private Instant since() {
        if (days < 1 || days > LONGEST) {
            throw new ParameterException(spec.commandLine(), "--days is a number of days from 1 to " + LONGEST);
        }
        return Instant.now().minus(Duration.ofDays(days));
    }
}
