package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What an auditor does with the disclosure log. */
@Command(
        name = "audit",
        description = "Searches the disclosure log of a running gateway, and copies what is found with proofs.",
        synopsisSubcommandLabel = "VERB",
        subcommands = AuditSearchCommand.class,
        footer = {"", "Example:", "  bin/ieum audit search --user bae.junseo --from 2026-11-01 --state refused"})
final class AuditCommand extends VerbGroup {}
