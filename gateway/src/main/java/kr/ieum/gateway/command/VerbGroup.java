package kr.ieum.gateway.command;

import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word of the launcher that does nothing by itself but leads to its verbs. */
abstract class VerbGroup implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                spec.subcommands().keySet().stream()
                        .collect(Collectors.joining(", ", "A verb of " + spec.name() + " is needed, one of: ", "")));
    }
}
