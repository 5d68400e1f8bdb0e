package kr.ieum.gateway.command;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with a disclosure log from outside. */
@Command(
        name = "log",
        description = "Checks a disclosure log: what it publishes, or a gateway's database.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {LogVerifyCommand.class, LogFsckCommand.class},
        footer = {
            "",
            "Examples:",
            "  bin/ieum log verify https://ieum.example/log --key log.vkey    a published log",
            "  bin/ieum log verify leaf.tlog-proof --key log.vkey             the proof of one leaf",
            "  bin/ieum log fsck --data /var/lib/ieum                         a gateway's database"
        })
final class LogCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                spec.subcommands().keySet().stream()
                        .collect(Collectors.joining(", ", "A verb of log is needed, one of: ", "")));
    }
}
