package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How two versions of an agreement differ in access. */
@Command(
        name = "diff",
        description = {
            "Holds two versions of an agreement against each other: widened, narrowed, mixed or the same, for every"
                + " attribute and for what concerns all grants, from what they mean and not how they are written. With"
                + " --json each difference carries a request that the two answer differently.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement diff agr-bl-tax draft.yaml",
            "  bin/ieum agreement diff earlier.yaml later.yaml --json"
        })
final class AgreementDiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "EARLIER",
            description = "A file, or the id of an agreement of the configuration, also as id:version.")
    String earlier = "";

    @Parameters(index = "1", paramLabel = "LATER", description = "The same.")
    String later = "";

    @Option(names = "--json", description = "JSON, with a witness request for each difference.")
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
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.diff(earlier, later));
    }
}
