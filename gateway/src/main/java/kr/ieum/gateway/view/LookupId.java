package kr.ieum.gateway.view;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Identifiers of look-ups: version 7 of RFC 9562, the millisecond in front and 74 random bits behind. Rows and index entries
 * of look-ups made one after the other stand beside each other, so that a group of the log touches a few pages of each index
 * instead of one for each look-up. The moment is no secret: it stands in the intent leaf in clear.
 */
final class LookupId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int VERSION = 7;
    private static final int VERSION_BITS = 12;
    private static final int MOMENT_BITS = 16;
    private static final long LOWEST_12 = 0xfff;
    private static final long VARIANT = 0b10L << 62;

    private LookupId() {}

    /** A fresh identifier for a look-up that begins now. */
    static UUID at(Instant now) {
        long front =
                now.toEpochMilli() << MOMENT_BITS | (long) VERSION << VERSION_BITS | (RANDOM.nextLong() & LOWEST_12);
        return new UUID(front, VARIANT | (RANDOM.nextLong() >>> 2));
    }
}
