package kr.ieum.gateway.command;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import kr.ieum.client.log.PublishedLog;
import kr.ieum.gateway.start.ClientFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the key by which a gateway signs its answers. */
@Command(
        name = "pin",
        description =
                "Fetches the key by which the gateway signs its answers, and with --log that of the disclosure log,"
                        + " and keeps them. Compare what is printed with what the operator told you by another way.",
        footer = {
            "",
            "Exit code 0: kept. 1: not fetched; nothing was kept. 2: misuse.",
            "",
            "Example:",
            "  bin/ieum client pin --gateway https://localhost:8443"
        })
final class ClientPinCommand extends ClientVerb {

    static final String LOG = "http://localhost:8080/log";

    @Option(
            names = "--log",
            paramLabel = "URL",
            description = "Address of the disclosure log, to keep its key too; the demo's is " + LOG + ".")
    @Nullable
    URI log;

    ClientPinCommand() {
        super("Nothing was kept");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        int pinned = outcome.done(folder.pin(), "Kept in " + folder.pinned() + ".");
        return log == null
                ? pinned
                : outcome.done(folder.pinLog(new PublishedLog(log)), "Kept in " + folder.logKeyFile() + ".");
    }
}
