package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What the developer of an agency's system does from a terminal, over the client library. */
@Command(
        name = "client",
        description = "Speaks to a gateway as an agency's system: signed, verified, over mutual TLS.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            ClientPinCommand.class,
            ClientSandboxCommand.class,
            ClientQueryCommand.class,
            ClientSendCommand.class,
            ClientSignCommand.class,
            ClientReceiptCommand.class,
            ClientBulkCommand.class
        },
        footer = {
            "",
            "Examples, against the demo:",
            "  bin/ieum client pin",
            "  bin/ieum client sandbox",
            "  bin/ieum client query query.json",
            "  bin/ieum client send death report.xml --system Z000001/family-reports",
            "  bin/ieum client receipt message ID --system Z000001/family-reports",
            "  bin/ieum client VERB --help"
        })
final class ClientCommand extends VerbGroup {}
