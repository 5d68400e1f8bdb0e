package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A share of ownership as ledgers write it: more than nothing and at most the whole. */
record Share(BigDecimal numerator, BigDecimal denominator) implements Comparable<Share> {

    private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,11}) ?/ ?([1-9][0-9]{0,11})");

    /** The share of that text, such as {@code 1/3}; nothing when it is none. */
    static Optional<Share> of(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Share share = new Share(new BigDecimal(matcher.group(1)), new BigDecimal(matcher.group(2)));
        return share.numerator.compareTo(share.denominator) <= 0 ? Optional.of(share) : Optional.empty();
    }

    /** So much of an amount, whole won. */
    BigDecimal of(BigDecimal won) {
        return won.multiply(numerator).divide(denominator, 0, RoundingMode.FLOOR);
    }

    @Override
    public int compareTo(Share other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator.toPlainString() + "/" + denominator.toPlainString();
    }
}
