package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything that an agency can ever see. */
@Command(
        name = "reach",
        description = {
            "Everything that an agency can ever see under the agreements of the configuration: which attribute, in"
                + " which form at most, about whom, from which register, under which grant, basis and condition, when."
                + " With --json each line carries a request that the engine answers so.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement reach --agency 3000000",
            "  bin/ieum agreement reach --agency 3000000 --json > reach.json"
        })
final class AgreementReachCommand implements Callable<Integer> {

    @Option(names = "--agency", required = true, paramLabel = "CODE", description = "Institution code of the agency.")
    String agency = "";

    @Option(names = "--json", description = "JSON, with a witness request for each line.")
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
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.reach(agency));
    }
}
