package kr.ieum.gateway.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with a reference model. */
@Command(
        name = "model",
        description = "Generates schemas from the reference model, and compares two versions of it.",
        synopsisSubcommandLabel = "export | diff",
        subcommands = {ModelExportCommand.class, ModelDiffCommand.class},
        footer = {
            "",
            "Examples:",
            "  bin/ieum model export --format json-schema --out build/schemas",
            "  bin/ieum model diff released/schemas schemas",
            "  bin/ieum model export --help    one of them in detail"
        })
final class ModelCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A verb of model is needed: export or diff");
    }
}
