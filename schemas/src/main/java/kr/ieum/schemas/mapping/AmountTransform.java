package kr.ieum.schemas.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** An amount in whole units of {@code won} won each. */
record AmountTransform(Notation notation, BigDecimal won) implements FieldTransform {

    /** Of any amount in won, whatever it was summed up or multiplied from: as many as every schema and every form allows. */
    private static final int MOST_DIGITS = 18;

    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(MOST_DIGITS);

    /** How a register writes numbers. */
    enum Notation {
        /** Digits, a minus before a negative number. */
        PLAIN("-?[0-9]{1,18}"),
        /** Digits, a minus before a negative number, then blanks up to the width of a column. */
        PADDED("-?[0-9]{1,18} *"),
        /** A sign always, then digits. */
        SIGN_FIRST("[+-][0-9]{1,18}"),
        /** Digits in groups of three with commas, a minus before a negative number. */
        GROUPED("-?[0-9]{1,3}(,[0-9]{3}){0,5}");

        private final Pattern shape;

        Notation(String shape) {
            this.shape = Pattern.compile(shape);
        }
    }

    @Override
    public Datatype yields() {
        return Datatype.AMOUNT;
    }

    @Override
    public MappedField apply(String text, Place at) {
        int from = text.startsWith("-") ? 1 : 0;
        int length = text.length() - from;
        if (notation == Notation.PLAIN
                && length > 0
                && length <= MOST_DIGITS
                && Digits.are(text, from, text.length())) {
            long number = Digits.number(text, from, text.length());
            return present(BigDecimal.valueOf(from == 0 ? number : -number), at);
        }
        if (!notation.shape.matcher(text).matches()) {
            return at.malformed(MappingRule.M6, "is no amount in the register's notation");
        }
        return present(new BigDecimal(text.strip().replace(",", "")), at);
    }

    private MappedField present(BigDecimal amount, Place at) {
        return won.compareTo(BigDecimal.ONE) == 0
                ? new MappedField.Present(new Value.OfAmount(amount))
                : within(amount.multiply(won), at);
    }

    /** The amount, unless it has more digits than an amount in won may have. */
    static MappedField within(BigDecimal won, Place at) {
        return won.abs().compareTo(TOO_LARGE) < 0
                ? new MappedField.Present(new Value.OfAmount(won))
                : at.malformed(MappingRule.M6, "is more than " + MOST_DIGITS + " digits of won");
    }

    /** Nothing for an amount that isn't a whole number of the unit. */
    @Override
    public Optional<String> write(Value value, WrittenForm form) {
        if (!(value instanceof Value.OfAmount(BigDecimal amount))) {
            return Optional.empty();
        }
        BigDecimal[] whole = amount.divideAndRemainder(won);
        if (whole[1].signum() != 0) {
            return Optional.empty();
        }
        String digits = whole[0].abs().toBigInteger().toString();
        String minus = whole[0].signum() < 0 ? "-" : "";
        if (digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        return switch (notation) {
            case PLAIN -> form.filled(digits).map(minus::concat);
            case PADDED -> Optional.of(minus + digits).map(text -> text + blanks(form.width() - text.length()));
            case SIGN_FIRST -> form.filled(digits).map((minus.isEmpty() ? "+" : minus)::concat);
            case GROUPED -> Optional.of(minus + digits.replaceAll("\\B(?=([0-9]{3})+$)", ","));
        };
    }

    private static String blanks(int count) {
        return " ".repeat(Math.max(count, 0));
    }
}
