package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.client.IeumClient;
import kr.ieum.gateway.start.ClientFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in the record of an event, once for its key however often it is sent. */
@Command(
        name = "send",
        description = "Signs the record of an event, in the register's own format, hands it in and prints what was"
            + " acknowledged. The key is printed first: with the same key the same record has one effect, so that it"
            + " may be sent again when nobody knows what became of it.",
        footer = {
            "",
            "Exit code 0: accepted. 1: refused, not answered, or the answer is not the gateway's; nothing of the latter"
                    + " is printed. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum client send death report.xml --system Z000001/family-reports",
            "  bin/ieum client send death report.xml --system Z000001/family-reports --key k-2026-0001 --type"
                    + " application/xml"
        })
final class ClientSendCommand extends ClientVerb {

    private static final String KEY = "[A-Za-z0-9._:-]{1,128}";

    @Parameters(index = "0", paramLabel = "EVENT", description = "The event, as the gateway announces it.")
    String event = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The record, as the register writes it.")
    Path record = Path.of("");

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "application/xml",
            description = "Media type of the record. Default: ${DEFAULT-VALUE}.")
    String type = "application/xml";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Idempotency key, 1 to 128 letters, digits or . _ : -. Default: a new one.")
    @Nullable
    String key;

    ClientSendCommand() {
        super("Nothing was sent");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        String once = Optional.ofNullable(key).orElseGet(() -> UUID.randomUUID().toString());
        if (!once.matches(KEY)) {
            throw misuse("A key has 1 to 128 letters, digits or . _ : -");
        }
        byte[] bytes = Files.readAllBytes(record);
        outcome.beside("Idempotency-Key: " + once);
        try (IeumClient client = folder.open()) {
            return outcome.tell(
                    client.send(event, bytes, type, once),
                    "The gateway has it durably, and signed that it does.",
                    "whether it was accepted isn't known: send it again with --key " + once);
        }
    }
}
