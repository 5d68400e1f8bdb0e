package kr.ieum.schemas.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parcel number (PNU) taken apart: legal district of ten digits, 1 for land or 2 for a mountain lot, main lot and sub lot of four
 * digits each.
 */
record Lot(String district, boolean mountain, int main, int sub) {

    private static final Pattern SHAPE = Pattern.compile("([0-9]{10})([12])([0-9]{4})([0-9]{4})");

    private static final Pattern NUMBER = Pattern.compile("(산 )?([0-9]{1,4})(?:-([0-9]{1,4}))?");

    static Optional<Lot> of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Lot(
                        matcher.group(1),
                        matcher.group(2).equals("2"),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4))))
                : Optional.empty();
    }

    /** The lot number as people write it, such as {@code 산 12-3}. */
    String number() {
        return (mountain ? "산 " : "") + main + (sub == 0 ? "" : "-" + sub);
    }

    /** The parcel number of a lot as people write it; nothing when it is none. */
    static Optional<String> written(String district, String number) {
        Matcher matcher = NUMBER.matcher(number);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String sub = matcher.group(3) == null ? "0" : matcher.group(3);
        return Optional.of(String.format(
                Locale.ROOT,
                "%s%s%04d%04d",
                district,
                matcher.group(1) == null ? "1" : "2",
                Integer.valueOf(matcher.group(2)),
                Integer.valueOf(sub)));
    }
}
