package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kr.ieum.client.BulkFile;
import kr.ieum.client.BulkProgress;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.start.ClientFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in a file of subjects, waits for it and fetches what each line is answered. */
@Command(
        name = "bulk",
        description =
                "Hands in a file of subjects under an approved screening, shows how far it is, and keeps the result"
                        + " once it is whole and proven. Typed again it goes on where it was broken off: without --key,"
                        + " the key follows from the file and from what is asked.",
        footer = {
            "",
            "Exit code 0: the result is kept. 1: refused, not answered, or the answer is not the gateway's; typed"
                    + " again it goes on. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum client bulk people.csv --task livelihood-screening --approval 3000000-2026-S-0000001 --register"
                    + " resident --attribute Person/deathDate --attribute Person/birthDate=age-at-least:65",
            "  bin/ieum client bulk people.dat --task livelihood-screening --approval 3000000-2026-S-0000001 --register"
                    + " resident --attribute Person/deathDate --fixed 40:1:13 --charset EUC-KR --delete"
        })
final class ClientBulkCommand extends ClientVerb {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int KEY_LENGTH = 40;
    private static final int CHUNK = 1 << 16;

    @Parameters(paramLabel = "FILE", description = "A subject in each line; docs/operations/bulk.md says how.")
    Path source = Path.of("");

    @Option(names = "--task", required = true, paramLabel = "TASK", description = "Task of use (이용사무).")
    String task = "";

    @Option(
            names = "--approval",
            required = true,
            paramLabel = "NUMBER",
            description = "Number of the approved screening in the agency's case system (선별번호).")
    String approval = "";

    @Option(names = "--register", required = true, paramLabel = "ID", description = "The one register that is asked.")
    String register = "";

    @Option(
            names = "--attribute",
            required = true,
            paramLabel = "KEY[=FORM]",
            description = "What is asked; once for each, at most eight.")
    List<String> attributes = List.of();

    @Mixin
    ClientBulkForm form = new ClientBulkForm();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description =
                    "Key of this file, 1 to 128 letters, digits or . _ : -. Needed anew after a file was deleted.")
    @Nullable
    String key;

    @Option(names = "--result", paramLabel = "OUT", description = "Where the result is kept. Default: FILE.result.csv.")
    @Nullable
    Path result;

    @Option(names = "--delete", description = "Has the gateway delete the file once the result is kept here.")
    boolean delete;

    ClientBulkCommand() {
        super("The file isn't handed in");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        byte[] order = form.order(this);
        String once = key == null ? derived(order) : key;
        Path kept = Optional.ofNullable(result)
                .orElseGet(() -> source.resolveSibling(source.getFileName() + ".result.csv"));
        outcome.beside("Idempotency-Key: " + once);
        try (IeumClient client = folder.open()) {
            BulkFile file = new BulkFile(client, BETWEEN_LOOKS, new Watch(outcome)::tell);
            return switch (file.run(once, order, source, kept)) {
                case BulkFile.Came.Fetched(BulkProgress progress) -> {
                    int deleted = delete ? deleted(file, progress, outcome) : 0;
                    yield outcome.done(
                                    kept.toString(),
                                    "Every line is there, in pieces signed by the gateway: " + progress.answered()
                                            + " answered, " + progress.unreadable() + " unreadable, "
                                            + progress.refused() + " refused.")
                            + deleted;
                }
                case BulkFile.Came.Stopped(var said) -> outcome.tell(said, "", "type the same again, and it goes on.");
                case BulkFile.Came.Strange(String what) ->
                    outcome.trouble("Nothing was kept: " + what + ". Tell the gateway's operator.");
            };
        } catch (IllegalArgumentException e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private static int deleted(BulkFile file, BulkProgress progress, ClientOutcome outcome)
            throws InterruptedException {
        return file.delete(progress) instanceof Outcome.Answered
                ? 0
                : outcome.trouble("The file isn't deleted at the gateway; it is a week after its end.");
    }

    /** The same file and the same wishes have the same key. */
    private String derived(byte[] order) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(order);
        try (InputStream in = new DigestInputStream(Files.newInputStream(source), digest)) {
            byte[] chunk = new byte[CHUNK];
            while (in.read(chunk) >= 0) {
                // the digest takes what is read
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
    }

    /** Tells what changed, a line for each. */
    private static final class Watch {

        private final ClientOutcome outcome;
        private String last = "";

        Watch(ClientOutcome outcome) {
            this.outcome = outcome;
        }

        void tell(BulkProgress progress) {
            if (last.isEmpty()) {
                outcome.beside("file: " + progress.file());
            }
            String line = switch (progress.state()) {
                case OPEN -> "open: " + progress.parts() + " parts are there";
                case WAITING ->
                    "waiting"
                            + progress.cause().map(cause -> " (" + cause + ")").orElse("") + lines(progress);
                case WORKING -> "working" + lines(progress);
                case DONE -> "done" + lines(progress);
                case DELETED -> "deleted";
            };
            if (!line.equals(last)) {
                last = line;
                outcome.beside(line);
            }
        }

        private static String lines(BulkProgress progress) {
            return ": " + progress.read() + " of " + progress.lines() + " lines";
        }
    }
}
