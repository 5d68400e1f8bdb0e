package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What an auditor does with the disclosure log. */
@Command(
        name = "audit",
        description = "Searches the disclosure log of a running gateway, and copies what is found with proofs.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {AuditSearchCommand.class, AuditExportCommand.class},
        footer = {
            "",
            "Examples:",
            "  bin/ieum audit search --user bae.junseo --from 2026-11-01 --state refused",
            "  bin/ieum audit export --user bae.junseo --from 2026-11-01 --reason 'yearly audit' --out november.zip"
        })
final class AuditCommand extends VerbGroup {}
