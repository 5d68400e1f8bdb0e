package kr.ieum.gateway.log.note;

import java.util.List;
import kr.ieum.gateway.log.tree.Digest;

/**
 * Where a log stands, as its signed text says it (C2SP tlog-checkpoint).
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>C1</td><td>at least three lines, each ended by a newline and none of them empty</td></tr>
 * <tr><td>C2</td><td>the second line is the size in decimal digits without leading zero, below 2^63</td></tr>
 * <tr><td>C3</td><td>the third line is a root of 32 bytes in the one padded base64 spelling</td></tr>
 * </table>
 *
 * @param origin the log's name; ours is {@code NAME/SHARD}
 * @param size number of leaves, 0 or more
 * @param root root of the tree of that size
 * @param extensions further lines, opaque to everybody but the log; ours writes none
 */
public record Checkpoint(String origin, long size, Digest root, List<String> extensions) {
    public Checkpoint {
        extensions = List.copyOf(extensions);
        if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
            throw new IllegalArgumentException("a checkpoint has a size of 0 or more and no empty or broken line");
        }
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, long size, Digest root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws NoteRefused by rules C1 to C3
     */
    public static Checkpoint parse(String text) throws NoteRefused {
        if (!text.endsWith("\n")) {
            throw new NoteRefused("C1", "a checkpoint's last line ends in a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || !lines.stream().allMatch(Checkpoint::isLine)) {
            throw new NoteRefused("C1", "a checkpoint has the lines origin, size and root, and no empty one");
        }
        long size = NoteText.ofDecimal(lines.get(1))
                .orElseThrow(() -> new NoteRefused("C2", "the size is decimal digits without leading zero"));
        Digest root = NoteText.ofBase64(lines.get(2))
                .filter(bytes -> bytes.length == Digest.BYTES)
                .map(Digest::of)
                .orElseThrow(() -> new NoteRefused("C3", "the root is 32 bytes in padded base64"));
        return new Checkpoint(lines.getFirst(), size, root, lines.subList(3, lines.size()));
    }

    /** The text to sign. */
    public String text() {
        StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + NoteText.base64(root.bytes()) + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static boolean isLine(String line) {
        return !line.isEmpty() && line.chars().noneMatch(c -> c < ' ');
    }
}
