package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what became of an agreement version, and what its user may do with it. */
@Command(
        name = "history",
        description = "Shows the steps of an agreement version with their reasons, and those that are possible now.",
        footer = {"", "Example:", "  bin/ieum agreement history agr-bl-tax 1 --user oh.taeyang"})
final class AgreementHistoryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", description = "The agreement.")
    String id = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
    int version;

    @Mixin
    RunningGateway gateway = new RunningGateway();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Override
    public Integer call() throws InterruptedException {
        return gateway.run(client -> client.history(id, version));
    }
}
