package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import kr.ieum.gateway.start.StartRefusedException;
import kr.ieum.gateway.start.WitnessProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness until it is ended. */
@Command(
        name = "witness",
        description =
                "Runs a witness (C2SP tlog-witness): it cosigns a log's checkpoint only when the log grew from the"
                        + " last one that it cosigned, and remembers it before it answers. Give it another operator and"
                        + " another machine.",
        footer = {
            "",
            "Example:",
            "  bin/ieum log witness --dir /var/lib/witness --name witness.example/w1 --log log.vkey --port 8790"
        })
final class LogWitnessCommand implements Callable<Integer> {

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "Its key and what it remembers.")
    Path folder = Path.of("");

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The witness's name.")
    String name = "";

    @Option(
            names = "--log",
            required = true,
            paramLabel = "VKEY|FILE",
            description = "Verifier key of a log, or a file with it. More than once for more logs.")
    List<String> logs = List.of();

    @Option(names = "--address", paramLabel = "ADDRESS", description = "Default: ${DEFAULT-VALUE}.")
    String address = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Default: ${DEFAULT-VALUE}.")
    int port = 8790;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        try (WitnessProcess witness = WitnessProcess.start(folder, name, logs, address, port)) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "Witness " + witness.verifierKey() + " listens on " + address + ":" + witness.port() + ".");
            new CountDownLatch(1).await();
            return 0;
        } catch (StartRefusedException refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return Ieum.FAILED;
        }
    }
}
