package kr.ieum.schemas.form;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form in which an attribute is released, as agreements spell it: {@code clear}, {@code year},
 * {@code band:1000000}, {@code over:130000000}. Which forms a datatype has, and their order, is the business of
 * {@link FormOrder}.
 *
 * @param name the form's name
 * @param parameter the number of a parametrised form (band width, threshold, age), positive
 */
public record Form(String name, Optional<BigDecimal> parameter) {

    /** The value itself. */
    public static final Form CLEAR = new Form("clear", Optional.empty());
    /** Only whether there is a value. */
    public static final Form EXISTS = new Form("exists", Optional.empty());
    /** Nothing at all. */
    public static final Form ABSENT = new Form("absent", Optional.empty());

    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9-]{0,31})(?::([1-9][0-9]{0,17}))?");

    /** Parses the spelling of agreements; nothing when the text has not that shape. */
    public static Optional<Form> parse(String text) {
        if (text.equals(CLEAR.name)) {
            return Optional.of(CLEAR);
        }
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Form(matcher.group(1), Optional.ofNullable(matcher.group(2)).map(BigDecimal::new)));
    }

    /** The spelling of agreements, log and API. */
    public String text() {
        return name + parameter.map(number -> ":" + number.toPlainString()).orElse("");
    }

    @Override
    public String toString() {
        return text();
    }
}
