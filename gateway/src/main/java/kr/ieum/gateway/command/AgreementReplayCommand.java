package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Override
    public Integer call() {
        return Inquiry.of(folders, spec, json)
                .ask(inquiry ->
                        inquiry.replay(draft, records, spec.commandLine().getErr()::println));
    }
}
