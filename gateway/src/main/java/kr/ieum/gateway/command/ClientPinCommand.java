package kr.ieum.gateway.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.ClientFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps the key by which a gateway signs its answers. */
@Command(
        name = "pin",
        description =
                "Fetches the key by which the gateway signs its answers and keeps it. Compare what is printed with"
                        + " what the operator told you by another way.",
        footer = {
            "",
            "Exit code 0: kept. 1: not fetched; nothing was kept. 2: misuse.",
            "",
            "Example:",
            "  bin/ieum client pin --gateway https://localhost:8443"
        })
final class ClientPinCommand implements Callable<Integer> {

    @Mixin
    ClientFiles files = new ClientFiles();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ClientFolder named = files.named();
        try {
            spec.commandLine().getOut().println(named.pin());
            spec.commandLine().getErr().println("Kept in " + named.pinned() + ".");
            return 0;
        } catch (IOException | GeneralSecurityException e) {
            return trouble(ClientFolder.words(e));
        }
    }

    private int trouble(String words) {
        spec.commandLine().getErr().println("Nothing was kept: " + words);
        return 1;
    }
}
