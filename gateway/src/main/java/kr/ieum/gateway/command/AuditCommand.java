package kr.ieum.gateway.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an auditor does with the disclosure log. */
@Command(
        name = "audit",
        description = "Searches the disclosure log of a running gateway, and copies what is found with proofs.",
        synopsisSubcommandLabel = "search",
        subcommands = AuditSearchCommand.class)
final class AuditCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What to do is needed: search");
    }
}
