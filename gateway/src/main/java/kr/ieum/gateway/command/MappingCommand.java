package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What a registrar does with mappings before anything is served. */
@Command(
        name = "mapping",
        description =
                "Drafts a mapping from a sample of a register, tries one out on a file, and writes a consumer's own"
                        + " format.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {MappingDraftCommand.class, MappingRunCommand.class, MappingWriteCommand.class},
        footer = {
            "",
            "Examples:",
            "  bin/ieum mapping draft answer.json --id pension-register --out pension-register.yaml",
            "  bin/ieum mapping run pension-register.yaml answer.json",
            "  bin/ieum mapping write jongno-benefit-file message.json --out benefit.dat",
            "  bin/ieum mapping VERB --help"
        })
final class MappingCommand extends VerbGroup {}
