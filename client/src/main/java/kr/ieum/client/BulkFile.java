package kr.ieum.client;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.signature.Fields;

/**
 * Hands in a file of subjects, waits until each of its lines has an answer and fetches the result ({@code docs/operations/bulk.md}). Under the same
 * key it goes on where it was broken off, at whichever step: parts that are there aren't sent again, and nobody is asked twice. Holds a part at a
 * time, whatever the file's length.
 */
public final class BulkFile {

    private static final String FILES = "/exchange/v1/bulk";
    private static final int PART = 1 << 20;
    private static final int MOST_PARTS = 256;
    private static final int FETCHED = 10_000;

    private final IeumClient client;
    private final Duration pause;
    private final Consumer<BulkProgress> watcher;

    /**
     * Hands in over that client.
     *
     * @param pause between two looks at a file that is worked on
     * @param watcher told of each look, and of each part that was sent
     */
    public BulkFile(IeumClient client, Duration pause, Consumer<BulkProgress> watcher) {
        this.client = client;
        this.pause = pause;
        this.watcher = watcher;
    }

    /** What became of it. */
    public sealed interface Came {

        /** The result is there whole, line by line as the gateway told. */
        record Fetched(BulkProgress progress) implements Came {}

        /** The gateway said something else; under the same key it goes on, unless a problem says that it can't. */
        record Stopped(Outcome outcome) implements Came {}

        /** What the gateway signed isn't what the interface says, or isn't whole. Nothing of a result was kept. */
        record Strange(String what) implements Came {}
    }

    /** What the gateway said instead, on its way out. */
    private static final class Stop extends Exception {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // thrown and caught in this class
        private final Came came;

        Stop(Came came) {
            super("stopped", null, false, false);
            this.came = came;
        }
    }

    /**
     * Hands in and fetches.
     *
     * @param key one for each file, the same whenever it is handed in again; 1 to 128 letters, digits or {@code . _ : -}
     * @param order what is wanted, JSON as {@code docs/api/exchange.yaml} has it
     * @param source 1 byte to 256 MiB
     * @param result where the result is kept, once it is whole
     * @throws IOException when a file can't be read or written, or is too long
     */
    public Came run(String key, byte[] order, Path source, Path result) throws IOException, InterruptedException {
        IeumClient.requireKey(key);
        try {
            String file = opened(key, order);
            BulkProgress progress = look(file);
            if (progress.state() == BulkProgress.State.OPEN) {
                progress = handedIn(progress, source);
            }
            while (progress.state() == BulkProgress.State.WAITING || progress.state() == BulkProgress.State.WORKING) {
                if (client.isClosedWithin(pause)) {
                    throw new Stop(new Came.Stopped(new Outcome.Unanswered(0, Optional.of("closed"))));
                }
                progress = look(file);
            }
            fetch(progress, result);
            return new Came.Fetched(progress);
        } catch (Stop stop) {
            return stop.came;
        }
    }

    /** Deletes a file with all that rests of it at the gateway: that is how its fetching is acknowledged. */
    public Outcome delete(BulkProgress fetched) throws InterruptedException {
        return client.delete(FILES + '/' + fetched.file());
    }

    private String opened(String key, byte[] order) throws Stop, InterruptedException {
        Outcome outcome = client.post(
                FILES,
                order,
                Fields.NONE
                        .with("content-type", "application/json")
                        .with(ExchangeProfile.IDEMPOTENCY_FIELD, '"' + key + '"'));
        return new Members(text(outcome))
                .text("file")
                .filter(id -> id.matches("[0-9a-f-]{36}"))
                .orElseThrow(() -> new Stop(new Came.Strange("the opened file has no id")));
    }

    private BulkProgress look(String file) throws Stop, InterruptedException {
        return progress(client.get(FILES + '/' + file));
    }

    private BulkProgress progress(Outcome outcome) throws Stop {
        BulkProgress progress = BulkProgress.of(text(outcome))
                .orElseThrow(() -> new Stop(new Came.Strange("how the file stands isn't told")));
        watcher.accept(progress);
        return progress;
    }

    private static String text(Outcome outcome) throws Stop {
        if (outcome instanceof Outcome.Answered answered) {
            return answered.text();
        }
        throw new Stop(new Came.Stopped(outcome));
    }

    /** Sends what isn't there yet, and closes by what the whole is. */
    private BulkProgress handedIn(BulkProgress begun, Path source) throws IOException, Stop, InterruptedException {
        long bytes = Files.size(source);
        if (bytes == 0 || bytes > (long) PART * MOST_PARTS) {
            throw new IOException(source + " has " + bytes + " bytes; a file has 1 byte to 256 MiB");
        }
        MessageDigest whole = sha256();
        int parts = 0;
        try (InputStream in = Files.newInputStream(source)) {
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                whole.update(part);
                parts++;
                // parts are sent one after the other, so that as many are there as the gateway counts
                if (parts > begun.parts()) {
                    progress(client.put(
                            FILES + '/' + begun.file() + "/parts/" + parts,
                            part,
                            Fields.NONE.with("content-type", "application/octet-stream")));
                }
            }
        }
        String closing = "{\"parts\":" + parts + ",\"bytes\":" + bytes + ",\"digest\":\"sha-256=:"
                + Base64.getEncoder().encodeToString(whole.digest()) + ":\"}";
        return progress(client.post(
                FILES + '/' + begun.file() + "/close",
                closing.getBytes(StandardCharsets.UTF_8),
                Fields.NONE.with("content-type", "application/json")));
    }

    private void fetch(BulkProgress done, Path result) throws IOException, Stop, InterruptedException {
        Path coming = result.resolveSibling(result.getFileName() + ".coming");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(coming))) {
                BulkResult lines = new BulkResult(out, done);
                do {
                    Outcome piece = client.get(
                            FILES + '/' + done.file() + "/result?from=" + (lines.lines() + 1) + "&count=" + FETCHED);
                    text(piece);
                    if (!lines.take(((Outcome.Answered) piece).body())) {
                        throw new Stop(new Came.Strange(
                                "line " + lines.lines() + " of the result isn't the one that follows"));
                    }
                } while (lines.lines() < done.lines());
                if (!lines.isWhole()) {
                    throw new Stop(new Came.Strange("the result's lines aren't as many as the gateway told"));
                }
            }
            Files.move(coming, result, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(coming);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
