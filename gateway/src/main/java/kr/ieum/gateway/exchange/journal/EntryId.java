package kr.ieum.gateway.exchange.journal;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** Ids of entries: UUIDs of version 7 (RFC 9562), whose order is that of time and which tell their month. */
final class EntryId {

    private static final int TIME_SHIFT = 16;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_HIGH = 0x0FFFL;
    private static final int SEVEN = 7;

    private EntryId() {}

    /** A fresh one of this moment. */
    static UUID at(Instant moment) {
        UUID random = UUID.randomUUID();
        return new UUID(
                (moment.toEpochMilli() << TIME_SHIFT) | VERSION | (random.getMostSignificantBits() & RANDOM_HIGH),
                random.getLeastSignificantBits());
    }

    /** Below or equal to any id of that moment or later, and above any before. */
    static UUID first(Instant moment) {
        return new UUID((moment.toEpochMilli() << TIME_SHIFT) | VERSION, VARIANT);
    }

    static boolean isOne(UUID id) {
        return id.version() == SEVEN;
    }

    static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
    }

    static YearMonth month(UUID id) {
        return month(time(id));
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(moment.atOffset(ZoneOffset.UTC));
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
