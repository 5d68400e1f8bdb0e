package kr.ieum.gateway.command;

import picocli.CommandLine.Command;

/** What is done with a disclosure log from outside. */
@Command(
        name = "log",
        description =
                "Checks a disclosure log: what it publishes, or a gateway's database; witnesses one, and lets one go"
                        + " on behind a gap.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {LogVerifyCommand.class, LogFsckCommand.class, LogWitnessCommand.class, LogOverrideCommand.class},
        footer = {
            "",
            "Examples:",
            "  bin/ieum log verify https://ieum.example/log --key log.vkey    a published log",
            "  bin/ieum log verify leaf.tlog-proof --key log.vkey             the proof of one leaf",
            "  bin/ieum log fsck --data /var/lib/ieum                         a gateway's database"
        })
final class LogCommand extends VerbGroup {}
