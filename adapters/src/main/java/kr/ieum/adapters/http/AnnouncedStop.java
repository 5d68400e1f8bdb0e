package kr.ieum.adapters.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A planned stop that a register announces itself: status 503 with {@code Retry-After} (RFC 9110 §10.2.3, seconds or a date). A
 * server that is only busy asks for seconds, so less than a minute ahead is no stop, and a promise of more than a week is none
 * either.
 */
final class AnnouncedStop {

    private static final int UNAVAILABLE = 503;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_DIGITS = 9;

    private AnnouncedStop() {}

    /** Until when; nothing where the answer announces no stop. */
    static Optional<Instant> of(int status, HttpHeaders headers, Instant now) {
        return status == UNAVAILABLE
                ? headers.firstValue("retry-after")
                        .flatMap(text -> moment(text.strip(), now))
                        .filter(end -> !end.isBefore(now.plus(SHORTEST)) && !end.isAfter(now.plus(LONGEST)))
                : Optional.empty();
    }

    private static Optional<Instant> moment(String text, Instant now) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(now.plusSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
