package kr.ieum.gateway.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Where a page of results ended; the next begins after it. It names what stands in the public tree, and nothing of what was searched
 * for.
 *
 * @param time of the last entry
 * @param position of the last entry
 */
public record Cursor(Instant time, Position position) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-([0-9a-z][0-9a-z.-]{0,31})-(\\d{1,18})");

    /** Reads what {@link #text} wrote; nothing when it is anything else. */
    public static Optional<Cursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Cursor(
                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                        new Position(parts.group(2), Long.parseLong(parts.group(3)))))
                : Optional.empty();
    }

    static Cursor after(IndexedEntry entry) {
        return new Cursor(entry.time(), entry.position());
    }

    /** As it stands in an address. */
    public String text() {
        return time.toEpochMilli() + "-" + position.shard() + "-" + position.index();
    }
}
