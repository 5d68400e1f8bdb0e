package kr.ieum.schemas.mapping;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/**
 * A register's notation of date and time. Where every part has as many digits as its letters, as nearly all have it, texts are read
 * digit by digit; others, and texts that don't fit, are the formatter's.
 */
final class TimePattern {

    private static final String LETTERS = "yMdHms";
    private static final int DAY = 2;
    private static final int SECOND = 5;

    private final DateTimeFormatter formatter;
    /** The pattern without quotes, empty where it isn't read digit by digit. */
    private final String shown;

    private final int[] from = new int[LETTERS.length()];
    private final int[] to = new int[LETTERS.length()];

    private TimePattern(DateTimeFormatter formatter, String pattern) {
        this.formatter = formatter;
        String unquoted = pattern.replace("'T'", "\u0001");
        boolean plain = unquoted.chars().noneMatch(c -> c == '\'' || (Character.isLetter(c) && LETTERS.indexOf(c) < 0));
        for (int part = 0; part < LETTERS.length(); part++) {
            String letters = LETTERS.substring(part, part + 1).repeat(part == 0 ? 4 : 2);
            from[part] = unquoted.indexOf(letters);
            to[part] = from[part] + letters.length();
            plain &= from[part] >= 0 ? isAlone(unquoted, from[part], to[part]) : part == SECOND;
        }
        this.shown = plain ? unquoted.replace('\u0001', 'T') : "";
    }

    private static boolean isAlone(String pattern, int from, int to) {
        char letter = pattern.charAt(from);
        return pattern.indexOf(letter) == from && pattern.lastIndexOf(letter) == to - 1;
    }

    /** @throws IllegalArgumentException when it is no pattern of a date and time */
    static TimePattern of(String pattern) {
        return new TimePattern(
                DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu")).withResolverStyle(ResolverStyle.STRICT),
                pattern);
    }

    /** Date and time of the text; nothing when it isn't in the pattern or no calendar has it. */
    Optional<LocalDateTime> read(String text) {
        try {
            return Optional.of(fits(text) ? digitByDigit(text) : LocalDateTime.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean fits(String text) {
        if (shown.isEmpty() || text.length() != shown.length()) {
            return false;
        }
        for (int i = 0; i < shown.length(); i++) {
            char c = text.charAt(i);
            char letter = shown.charAt(i);
            if (LETTERS.indexOf(letter) < 0 ? c != letter : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private LocalDateTime digitByDigit(String text) {
        return LocalDateTime.of(
                part(text, 0), part(text, 1), part(text, DAY), part(text, 3), part(text, 4), part(text, SECOND));
    }

    private int part(String text, int part) {
        return from[part] < 0 ? 0 : (int) Digits.number(text, from[part], to[part]);
    }
}
