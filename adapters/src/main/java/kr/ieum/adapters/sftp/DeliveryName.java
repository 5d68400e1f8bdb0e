package kr.ieum.adapters.sftp;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the register names its deliveries: one path segment with one date, such as {@code INCOME_{yyyyMMdd}.dat}. */
final class DeliveryName {

    private static final String DATE = "{yyyyMMdd}";
    private static final DateTimeFormatter YMD =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Pattern pattern;

    DeliveryName(String template) {
        int at = template.indexOf(DATE);
        pattern = Pattern.compile(Pattern.quote(template.substring(0, at))
                + "([0-9]{8})"
                + Pattern.quote(template.substring(at + DATE.length())));
    }

    /** The date of a delivery of that name; nothing when the name isn't one of a delivery. */
    Optional<LocalDate> date(String name) {
        Matcher matcher = pattern.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(matcher.group(1), YMD));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a name in a listing is one path segment that can't lead anywhere else. */
    static boolean isOneSegment(String name) {
        return !name.isEmpty()
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }
}
