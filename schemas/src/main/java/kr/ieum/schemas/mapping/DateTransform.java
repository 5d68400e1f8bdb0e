package kr.ieum.schemas.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;

/**
 * A date in one of the closed list of patterns. A day or month that the register doesn't know ({@code 00}, or left out in
 * words) makes a partial date where the row takes those; a date that no calendar has is malformed, never moved to a near one.
 *
 * @param zone where the day is told of a notation that is a point in time
 * @param shortYearsFrom where old records write {@code yyMMdd}: the first of the hundred years that their years lie in
 */
record DateTransform(Notation notation, boolean partial, ZoneId zone, Optional<Integer> shortYearsFrom)
        implements FieldTransform {

    private static final Pattern SHORT = Pattern.compile("[0-9]{6}");

    private static final int YEAR_DIGITS = 4;

    /** How a register writes dates, spelt as rows spell it. */
    enum Notation {
        YEAR("yyyy"),
        YEAR_MONTH("yyyy-MM"),
        MONTH_YEAR("MMyyyy"),
        COMPACT("yyyyMMdd"),
        DOTTED("yyyy.MM.dd"),
        /** Milliseconds since 1970 in UTC, such as 1551657600000. */
        EPOCH_MILLIS("epoch-millis", "-?[0-9]{1,14}"),
        /** With a time of day, which is dropped. */
        DATE_TIME(
                "yyyy-MM-ddTHH:mm:ss",
                "([0-9]{4})-([0-9]{2})-([0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
                        + "(?:Z|[+-][0-9]{2}:[0-9]{2})?"),
        HYPHENATED("yyyy-MM-dd"),
        /** Such as 2026년 09월 28일 23시 10분; time of day, day and month may be left out from the right. */
        WORDS(
                "yyyy년 MM월 dd일",
                "([0-9]{4})년(?: ([0-9]{1,2})월(?: ([0-9]{1,2})일"
                        + "(?: (?:[01]?[0-9]|2[0-4])시(?: [0-5]?[0-9]분(?: [0-5]?[0-9]초)?)?)?)?)?");

        private final String spelling;
        private final Pattern shape;
        private final int year;
        private final int month;
        private final int day;

        /** Every part has as many digits as its letters. */
        Notation(String spelling) {
            this(spelling, "");
        }

        Notation(String spelling, String shape) {
            this.spelling = spelling;
            this.shape = Pattern.compile(shape);
            this.year = Math.max(spelling.indexOf("yyyy"), 0);
            this.month = spelling.indexOf("MM");
            this.day = spelling.indexOf("dd");
        }

        String spelling() {
            return spelling;
        }

        /** Whether a text has a digit where the spelling has a letter, and elsewhere what the spelling has. */
        private boolean fits(String text) {
            if (text.length() != spelling.length()) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                char shown = spelling.charAt(i);
                boolean asShown = Character.isLetter(shown) ? c >= '0' && c <= '9' : c == shown;
                if (!asShown) {
                    return false;
                }
            }
            return true;
        }

        /** @throws DateTimeException when the calendar has no such date */
        private PartialDate date(String fitting) {
            return new PartialDate(
                    (int) Digits.number(fitting, year, year + YEAR_DIGITS),
                    twoDigits(fitting, month),
                    twoDigits(fitting, day));
        }

        private static int twoDigits(String text, int from) {
            return from < 0 ? 0 : (int) Digits.number(text, from, from + 2);
        }

        static Optional<Notation> of(String spelling) {
            for (Notation notation : values()) {
                if (notation.spelling.equals(spelling)) {
                    return Optional.of(notation);
                }
            }
            return Optional.empty();
        }
    }

    @Override
    public Datatype yields() {
        return Datatype.DATE;
    }

    @Override
    public MappedField apply(String text, Place at) {
        String whole = shortYearsFrom.isEmpty() ? text : whole(text);
        try {
            return switch (notation) {
                case YEAR, YEAR_MONTH, MONTH_YEAR, COMPACT, DOTTED, HYPHENATED ->
                    notation.fits(whole) ? present(notation.date(whole), at) : noDate(at);
                case EPOCH_MILLIS, DATE_TIME, WORDS -> matched(notation.shape.matcher(whole), text, at);
            };
        } catch (DateTimeException e) {
            return at.malformed(MappingRule.M7, "is a date that doesn't exist (" + notation.spelling + ")");
        }
    }

    private MappedField matched(Matcher matcher, String text, Place at) {
        if (!matcher.matches()) {
            return noDate(at);
        }
        if (notation == Notation.EPOCH_MILLIS) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), zone);
            return new MappedField.Present(new Value.OfDate(PartialDate.of(day)));
        }
        return present(new PartialDate(part(matcher, 1), part(matcher, 2), part(matcher, 3)), at);
    }

    private MappedField present(PartialDate date, Place at) {
        return date.day() == 0 && !partial
                ? at.malformed(MappingRule.M7, "is a partial date, which the row doesn't take")
                : new MappedField.Present(new Value.OfDate(date));
    }

    private MappedField noDate(Place at) {
        return at.malformed(MappingRule.M7, "is no date of the pattern " + notation.spelling);
    }

    /** With the century of a short year, which a register's own beginning decides. */
    private String whole(String text) {
        if (shortYearsFrom.isEmpty() || !SHORT.matcher(text).matches()) {
            return text;
        }
        int first = shortYearsFrom.get();
        int year = first + Math.floorMod(Integer.parseInt(text.substring(0, 2)) - first, 100);
        return String.format(Locale.ROOT, "%04d%s", year, text.substring(2));
    }

    private static int part(Matcher matcher, int group) {
        if (group > matcher.groupCount() || matcher.group(group) == null) {
            return 0;
        }
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public Optional<String> oneWay(WrittenForm form) {
        return notation == Notation.EPOCH_MILLIS || notation == Notation.DATE_TIME
                ? Optional.of("a day doesn't tell the time of day")
                : Optional.empty();
    }

    /** Years always in full; nothing for a part that the notation can't leave open, or has no place for. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfDate(PartialDate date)) || (date.day() == 0 && !partial)) {
            return Optional.empty();
        }
        return switch (notation) {
            case YEAR -> date.month() == 0 ? text("%04d", date) : Optional.empty();
            case YEAR_MONTH -> date.day() == 0 ? text("%04d-%02d", date) : Optional.empty();
            case MONTH_YEAR -> date.month() != 0 && date.day() == 0 ? text("%2$02d%1$04d", date) : Optional.empty();
            case COMPACT -> text("%04d%02d%02d", date);
            case DOTTED -> text("%04d.%02d.%02d", date);
            case HYPHENATED -> text("%04d-%02d-%02d", date);
            case WORDS -> text(inWords(date), date);
            case EPOCH_MILLIS, DATE_TIME -> Optional.empty();
        };
    }

    private static String inWords(PartialDate date) {
        if (date.month() == 0) {
            return "%04d년";
        }
        return date.day() == 0 ? "%04d년 %02d월" : "%04d년 %02d월 %02d일";
    }

    private static Optional<String> text(String shape, PartialDate date) {
        return Optional.of(String.format(Locale.ROOT, shape, date.year(), date.month(), date.day()));
    }
}
