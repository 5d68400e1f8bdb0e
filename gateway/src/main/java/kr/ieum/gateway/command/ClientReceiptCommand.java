package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.receipt.Receipt;
import kr.ieum.gateway.start.ClientFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches receipts that stand alone, or reads them from a file, and says what they prove. */
@Command(
        name = "receipt",
        description =
                "Says what a receipt proves: by the gateway's pinned key, and where it is read from a file without"
                        + " asking anybody. With --body, also whether it is of that record.",
        footer = {
            "",
            "Exit code 0: everything asked for is proven. 1: something isn't, or there is no receipt (yet). 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum client receipt message ID --system Z000001/family-reports --body report.xml --save receipts",
            "  bin/ieum client receipt delivery ID --system Z000002/pension-events",
            "  bin/ieum client receipt file receipts --pinned gateway-keys.json --body report.xml"
        })
final class ClientReceiptCommand extends ClientVerb {

    /** Longest file of receipts that is read. */
    private static final long LONGEST = 1 << 20;

    enum What {
        message,
        delivery,
        file
    }

    @Parameters(
            index = "0",
            paramLabel = "message|delivery|file",
            description = "Of a message that the system sent, of a delivery that it received, or out of a file.")
    What what = What.file;

    @Parameters(index = "1", paramLabel = "ID|FILE", description = "Its id, or the file: a receipt a line.")
    String which = "";

    @Option(names = "--body", paramLabel = "FILE", description = "The record, as it was handed in or received.")
    @Nullable
    Path body;

    @Option(names = "--save", paramLabel = "FILE", description = "Keeps the receipts there, one a line.")
    @Nullable
    Path save;

    ClientReceiptCommand() {
        super("Nothing is proven");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        if (what != What.file && !isId(which)) {
            throw misuse("An id is a UUID, as the gateway told it.");
        }
        List<String> texts = new ArrayList<>();
        if (what == What.file) {
            texts.addAll(lines(Path.of(which)));
        } else {
            try (IeumClient client = folder.open()) {
                Outcome answer = client.get(
                        what == What.message
                                ? "/exchange/v1/messages/" + which + "/receipts"
                                : "/exchange/v1/deliveries/" + which + "/receipt");
                if (!(answer instanceof Outcome.Answered answered)) {
                    return outcome.tell(answer, "", "nothing is known of it.");
                }
                texts.addAll(Receipt.textsIn(answered.text()));
            }
        }
        if (texts.isEmpty()) {
            return outcome.trouble("There is no receipt in it.");
        }
        if (save != null) {
            Files.writeString(save, String.join("\n", texts) + "\n");
        }
        return told(texts, folder.gatewayKeys()) ? 0 : 1;
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is longer than receipts are");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private boolean told(List<String> texts, KnownKeys keys) throws IOException {
        Optional<byte[]> record = body == null ? Optional.empty() : Optional.of(Files.readAllBytes(body));
        boolean proven = true;
        for (String text : texts) {
            switch (Receipt.verify(text, keys)) {
                case Receipt.Checked.Refused refused -> {
                    proven = false;
                    spec.commandLine()
                            .getErr()
                            .println("Proves nothing: " + refused.fault().sentence());
                }
                case Receipt.Checked.Genuine(Receipt receipt, String keyId) -> {
                    say(receipt.kind().id() + ", signed by " + keyId + ":");
                    say("  " + sentence(receipt));
                    receipt.digest().ifPresent(digest -> say("  Of the bytes with " + digest + "."));
                    if (record.isPresent()) {
                        boolean same = receipt.isOf(record.get());
                        proven &= same;
                        say(same ? "  " + body + " is what it speaks of." : "  " + body + " is NOT what it speaks of.");
                    }
                }
            }
        }
        return proven;
    }

    private static String sentence(Receipt receipt) {
        String id = receipt.delivery().orElse(receipt.message()).toString();
        return switch (receipt.kind()) {
            case ACCEPTANCE ->
                "At " + receipt.at() + " the gateway had message " + id + " of " + receipt.told() + " (event "
                        + receipt.event().orElse("") + ") durably, with all that follows from it.";
            case RELAY ->
                "By " + receipt.at() + " all that was due of message " + id + " of " + receipt.told()
                        + " had been handed on; to whom, or whether to anybody, isn't said.";
            case HAND_OVER -> "At " + receipt.at() + " " + receipt.told() + " had taken delivery " + id + ".";
            case REFUSAL -> "At " + receipt.at() + " " + receipt.told() + " had refused delivery " + id + " for good.";
        };
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
