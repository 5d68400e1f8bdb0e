package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What an operator does with certificates and keys of agencies' systems. */
@Command(
        name = "system",
        description = "Registers what agencies' systems come in with, puts it in force, replaces and revokes it.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            SystemStepCommand.Listing.class,
            SystemStepCommand.Certificate.class,
            SystemStepCommand.Key.class,
            SystemStepCommand.Activate.class,
            SystemStepCommand.Replace.class,
            SystemStepCommand.Revoke.class,
            SystemStepCommand.GatewayKey.class,
            SystemStepCommand.RevokedGatewayKey.class
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum system list --user moon.garam",
            "  bin/ieum system csr-sign 3000000/welfare-case request.pem --user moon.garam",
            "  bin/ieum system VERB --help"
        })
final class SystemCommand extends VerbGroup {}
