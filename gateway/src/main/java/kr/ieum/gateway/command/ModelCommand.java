package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

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
final class ModelCommand extends VerbGroup {}
