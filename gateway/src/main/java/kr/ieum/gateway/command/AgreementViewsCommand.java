package kr.ieum.gateway.command;

import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which places of views show less when an agreement ends or changes. */
@Command(
        name = "views",
        description = {
            "Which places of views show less, or nothing, when an agreement of the configuration ends, or becomes what"
                    + " a draft says.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement views agr-bl-tax",
            "  bin/ieum agreement views draft.yaml",
            "  bin/ieum agreement views agr-bl-tax --json"
        })
final class AgreementViewsCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "AGREEMENT",
            description =
                    "Id of an agreement, which ends; or a draft's file, which takes the place of its earlier version.")
    String change = "";

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
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.views(change, Instant.now()));
    }
}
