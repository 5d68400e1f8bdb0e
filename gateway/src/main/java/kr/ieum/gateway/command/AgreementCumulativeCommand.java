package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an agency learns by putting grants together. */
@Command(
        name = "cumulative",
        description = {
            "What an agency comes to know by putting together what different grants let it see, although no grant says"
                    + " so: the engine never joins forms, whoever receives both can.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement cumulative --agency 3000000",
            "  bin/ieum agreement cumulative --agency 3000000 --json"
        })
final class AgreementCumulativeCommand implements Callable<Integer> {

    @Option(names = "--agency", required = true, paramLabel = "CODE", description = "Institution code of the agency.")
    String agency = "";

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
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.cumulative(agency));
    }
}
