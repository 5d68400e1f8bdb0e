package kr.ieum.gateway.log.note;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.tree.Digest;

/**
 * What an operator signs who lets a log go on although it is known outside to have been longer, or another: the text of a note. It stands
 * in clear in the log, so it names no person; who signed says the key's name.
 *
 * <pre>
 * ieum-log-override/1
 * ORIGIN                       of the shard that ends here
 * own SIZE ROOT                what is left of it
 * seen SIZE ROOT               what is known outside; the root may be - where only the size is known
 * TIME                         such as 2026-07-02T00:00:00Z
 * REASON                       1 to 255 bytes
 * </pre>
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>G1</td><td>six lines, the first of which is {@code ieum-log-override/1}</td></tr>
 * <tr><td>G2</td><td>{@code own} and {@code seen} with a size in decimal digits and a root of 32 bytes in padded base64</td></tr>
 * <tr><td>G3</td><td>a time in whole seconds of UTC</td></tr>
 * <tr><td>G4</td><td>a reason of 1 to 255 bytes</td></tr>
 * <tr><td>G5</td><td>what was seen is longer than what is left, or has another root</td></tr>
 * </table>
 *
 * @param origin of the shard that ends
 * @param own what is left of it
 * @param seen the size that is known outside
 * @param seenRoot its root, where that is known
 * @param time when it was signed
 * @param reason in words, without a person's name
 */
public record OverrideStatement(
        String origin, long own, Digest ownRoot, long seen, Optional<Digest> seenRoot, Instant time, String reason) {
    private static final String HEADER = "ieum-log-override/1";
    private static final String UNKNOWN = "-";
    private static final int LINES = 6;
    private static final int MAX_REASON = 255;

    /**
     * Checks what it says.
     *
     * @throws IllegalArgumentException by rules G3 to G5
     */
    public OverrideStatement {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        if (reason.isBlank()
                || NoteText.utf8(reason).length > MAX_REASON
                || reason.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException("G4: a reason has 1 to " + MAX_REASON + " bytes in one line");
        }
        boolean other =
                seen == own && seenRoot.filter(root -> !root.equals(ownRoot)).isPresent();
        if (seen < own || (seen == own && !other)) {
            throw new IllegalArgumentException("G5: what was seen, size " + seen
                    + ", is no more than what is left, size " + own + ": nothing is missing");
        }
    }

    /**
     * Reads the text of a note.
     *
     * @throws NoteRefused by rules G1 to G5
     */
    public static OverrideStatement parse(String text) throws NoteRefused {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1
                || !lines.get(0).equals(HEADER)
                || !lines.get(LINES).isEmpty()) {
            throw new NoteRefused("G1", "an override has six lines, the first of which is " + HEADER);
        }
        String[] own = lines.get(2).split(" ", -1);
        String[] seen = lines.get(3).split(" ", -1);
        if (own.length != 3 || seen.length != 3 || !own[0].equals("own") || !seen[0].equals("seen")) {
            throw new NoteRefused("G2", "the third line is own SIZE ROOT, the fourth seen SIZE ROOT");
        }
        Optional<Digest> seenRoot = seen[2].equals(UNKNOWN) ? Optional.empty() : Optional.of(root(seen[2]));
        try {
            OverrideStatement statement = new OverrideStatement(
                    lines.get(1),
                    size(own[1]),
                    root(own[2]),
                    size(seen[1]),
                    seenRoot,
                    Instant.parse(lines.get(4)),
                    lines.get(5));
            if (!statement.text().equals(text)) {
                throw new NoteRefused("G3", "the time is one in whole seconds of UTC, such as 2026-07-02T00:00:00Z");
            }
            return statement;
        } catch (DateTimeException e) {
            throw new NoteRefused("G3", "the time is one in whole seconds of UTC, such as 2026-07-02T00:00:00Z");
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            throw new NoteRefused(fault.substring(0, 2), fault.substring(4));
        }
    }

    private static long size(String text) throws NoteRefused {
        return NoteText.ofDecimal(text)
                .orElseThrow(() -> new NoteRefused("G2", "a size is decimal digits without leading zero"));
    }

    private static Digest root(String text) throws NoteRefused {
        return NoteText.ofBase64(text)
                .filter(bytes -> bytes.length == Digest.BYTES)
                .map(Digest::of)
                .orElseThrow(() -> new NoteRefused("G2", "a root is 32 bytes in padded base64"));
    }

    /** The text to sign. */
    public String text() {
        return String.join(
                "\n",
                HEADER,
                origin,
                "own " + own + " " + NoteText.base64(ownRoot.bytes()),
                "seen " + seen + " "
                        + seenRoot.map(root -> NoteText.base64(root.bytes())).orElse(UNKNOWN),
                time.toString(),
                reason,
                "");
    }
}
