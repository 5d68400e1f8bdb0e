package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as CEL spells them, such as {@code 2160h} or {@code 1h30m}: whole numbers, not negative, of at most a century. */
final class Spans {

    private static final Pattern SPELLING = Pattern.compile("(?:[0-9]{1,9}(?:h|m|s))+");
    private static final Pattern PART = Pattern.compile("([0-9]+)(h|m|s)");
    private static final Map<String, Duration> UNITS =
            Map.of("h", Duration.ofHours(1), "m", Duration.ofMinutes(1), "s", Duration.ofSeconds(1));
    private static final Duration LONGEST = Duration.ofDays(36_600);

    private Spans() {}

    static Optional<Duration> parse(String text) {
        if (!SPELLING.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration span = Duration.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            span = span.plus(
                    UNITS.getOrDefault(parts.group(2), Duration.ZERO).multipliedBy(Long.parseLong(parts.group(1))));
        }
        return Optional.of(span).filter(read -> read.compareTo(LONGEST) <= 0);
    }
}
