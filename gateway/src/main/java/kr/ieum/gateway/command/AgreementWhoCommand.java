package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who can see an attribute. */
@Command(
        name = "who",
        description = {
            "Which agencies can come to know an attribute under the agreements of the configuration, in which form at"
                    + " most, under which grants; also where another attribute tells it, or its sources yield it.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement who Person/residentNumber",
            "  bin/ieum agreement who Income/amount --json"
        })
final class AgreementWhoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ATTRIBUTE", description = "Key of the attribute, such as Income/amount.")
    String attribute = "";

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
        return Inquiry.of(folders, spec, json).ask(inquiry -> inquiry.who(attribute));
    }
}
