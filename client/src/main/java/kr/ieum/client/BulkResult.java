package kr.ieum.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes lines of a result in their order and holds them against what the gateway told of the file: each line's number, how many there are, and how
 * many were answered, unreadable and refused. That each piece is the gateway's, its signature says.
 */
final class BulkResult {

    private final OutputStream out;
    private final BulkProgress told;
    private long lines;
    private long answered;
    private long unreadable;
    private long refused;

    BulkResult(OutputStream out, BulkProgress told) {
        this.out = out;
        this.told = told;
    }

    /** How many lines were taken. */
    long lines() {
        return lines;
    }

    /**
     * Takes whole lines.
     *
     * @return whether they are the ones that follow; nothing is written of others
     */
    boolean take(byte[] piece) throws IOException {
        if (piece.length == 0 || piece[piece.length - 1] != '\n') {
            return false;
        }
        String text = new String(piece, StandardCharsets.UTF_8);
        for (int begin = 0; begin < text.length(); begin = text.indexOf('\n', begin) + 1) {
            if (!count(text, begin)) {
                return false;
            }
        }
        out.write(piece);
        return true;
    }

    private boolean count(String text, int begin) {
        lines++;
        int comma = text.indexOf(',', begin);
        if (comma < 0) {
            return false;
        }
        String number = text.substring(begin, comma);
        String outcome = text.substring(comma + 1, Math.max(comma + 1, text.indexOf(',', comma + 1)));
        switch (outcome) {
            case "answered" -> answered++;
            case "unreadable" -> unreadable++;
            case "refused" -> refused++;
            default -> {
                // a header, or a line about a subject of a line before
            }
        }
        return number.equals(Long.toString(lines)) || (lines == 1 && number.equals("line"));
    }

    /** Whether it is all that the gateway told of. */
    boolean isWhole() {
        return lines == told.lines()
                && answered == told.answered()
                && unreadable == told.unreadable()
                && refused == told.refused();
    }
}
