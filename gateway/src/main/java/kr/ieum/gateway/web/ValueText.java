package kr.ieum.gateway.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import org.jspecify.annotations.Nullable;

/** How a released value reads: dates, amounts and codes in the official's language, other forms as they are. */
final class ValueText {

    private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");
    private static final Pattern DECADE = Pattern.compile("(\\d{4})s");
    private static final Pattern BAND = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");

    private final Words words;

    ValueText(Words words) {
        this.words = words;
    }

    /** The value as a person reads it. */
    String of(ReleasedValue value, Optional<Property> property) {
        String text = value.text();
        if (isPredicate(value.form()) || value.datatype() == Datatype.INDICATOR) {
            return words.say("answer." + text);
        }
        if (value.form().equals(Form.EXISTS)) {
            return words.say("answer.exists");
        }
        return switch (value.datatype()) {
            case DATE -> date(text);
            case AMOUNT -> amount(text);
            case CODE ->
                property.flatMap(Property::codeList)
                        .map(list -> words.code(list, text))
                        .orElse(text);
            case IDENTIFIER, NAME, ADDRESS, TEXT, INDICATOR -> text;
        };
    }

    /** What the form leaves of the value, in words; for a predicate its question with the threshold. */
    String form(Form form) {
        String key = "form." + form.name();
        return form.parameter()
                .map(number -> words.say(key, isAge(form) ? number.toPlainString() : won(number)))
                .orElseGet(() -> words.say(key));
    }

    static boolean isPredicate(Form form) {
        return switch (form.name()) {
            case "over", "at-least", "age-over", "age-at-least" -> true;
            default -> false;
        };
    }

    private static boolean isAge(Form form) {
        return form.name().startsWith("age-") || form.name().equals("parent");
    }

    private String date(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return words.date(new PartialDate(Integer.parseInt(iso.group(1)), part(iso.group(2)), part(iso.group(3))));
        }
        Matcher decade = DECADE.matcher(text);
        return decade.matches() ? words.say("decade", decade.group(1)) : text;
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private String amount(String text) {
        Matcher band = BAND.matcher(text);
        if (band.matches()) {
            return words.say("band", won(new BigDecimal(band.group(1))), won(new BigDecimal(band.group(2))));
        }
        return won(new BigDecimal(text));
    }

    /** {@code 1,234,000원} or {@code KRW 1,234,000}; a loss with a real minus sign. */
    private String won(BigDecimal amount) {
        String digits =
                new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount.abs());
        return (amount.signum() < 0 ? "\u2212" : "") + words.say("won", digits);
    }
}
