package kr.ieum.schemas.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * Reduces a clear value to the form that a decision names (design §4, §6): every form is a function of the value, and a
 * lower form of the same value can be computed from a higher one.
 */
public final class Reduction {

    private static final int RESIDENT_NUMBER = 13;

    private Reduction() {}

    /**
     * Reduces a value. A value that can't bear the form, such as the first seven digits of what isn't
     * thirteen digits, is reduced further, to {@code exists}.
     *
     * @throws IllegalArgumentException when the datatype has no such form, or the form is {@code absent}
     */
    public static FormedValue reduce(Value value, Form form, ReductionContext context) {
        if (form.equals(Form.ABSENT) || !FormOrder.of(value.datatype()).has(form)) {
            throw new IllegalArgumentException("no value of " + value.datatype() + " has the form " + form);
        }
        if (form.equals(Form.CLEAR)) {
            return new FormedValue(value.datatype(), form, ClearText.of(value));
        }
        if (form.equals(Form.EXISTS)) {
            return exists(value.datatype());
        }
        return switch (value) {
            case Value.OfDate of ->
                new FormedValue(Datatype.DATE, form, DateForms.text(of.date(), form, context.today()));
            case Value.OfIdentifier of -> identifier(of.text(), form, context);
            case Value.OfName of -> new FormedValue(Datatype.NAME, form, NameMask.of(of.text()));
            case Value.OfAddress address -> new FormedValue(Datatype.ADDRESS, form, ClearText.upTo(form, address));
            case Value.OfAmount of -> new FormedValue(Datatype.AMOUNT, form, amount(of.won(), form));
            case Value.OfCode code -> ancestor(code, form, context);
            case Value.OfText text -> throw new IllegalStateException("text has only clear and exists");
            case Value.OfIndicator answer -> throw new IllegalStateException("an indicator has only clear");
        };
    }

    /**
     * The answer of a predicate about somebody without a value: no amount is over or at least a positive threshold when
     * the register says there is none; what it doesn't know, or the age of somebody without a date, stays undetermined.
     *
     * @param knownEmpty whether the register says there is none, rather than that it doesn't know
     * @return nothing when the form is no predicate
     */
    public static Optional<FormedValue> withoutValue(Datatype datatype, Form form, boolean knownEmpty) {
        if (!FormOrder.isPredicate(form) || !FormOrder.of(datatype).has(form)) {
            return Optional.empty();
        }
        Answer answer = knownEmpty && datatype == Datatype.AMOUNT ? Answer.NO : Answer.UNDETERMINED;
        return Optional.of(new FormedValue(datatype, form, ClearText.of(answer)));
    }

    private static FormedValue exists(Datatype datatype) {
        return new FormedValue(datatype, Form.EXISTS, "exists");
    }

    private static FormedValue identifier(String text, Form form, ReductionContext context) {
        if (form.name().equals("token")) {
            return new FormedValue(Datatype.IDENTIFIER, form, token(text, context));
        }
        if (text.length() != RESIDENT_NUMBER || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return exists(Datatype.IDENTIFIER);
        }
        String shown = switch (form.name()) {
            case "first7" -> text.substring(0, 6) + "-" + text.charAt(6) + "******";
            case "first6" -> text.substring(0, 6) + "-*******";
            case "last7" -> "******-" + text.substring(6);
            default -> throw new IllegalStateException("identifier form " + form);
        };
        return new FormedValue(Datatype.IDENTIFIER, form, shown);
    }

    private static String token(String text, ReductionContext context) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(context.tokenKey());
            byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 with the agreement's token key", e);
        }
    }

    private static String amount(BigDecimal won, Form form) {
        BigDecimal number = parameter(form);
        return switch (form.name()) {
            case "over" -> ClearText.of(won.compareTo(number) > 0 ? Answer.YES : Answer.NO);
            case "at-least" -> ClearText.of(won.compareTo(number) >= 0 ? Answer.YES : Answer.NO);
            case "band" -> {
                BigDecimal low = won.divide(number, 0, RoundingMode.FLOOR).multiply(number);
                yield low.toPlainString()
                        + ".."
                        + low.add(number).subtract(BigDecimal.ONE).toPlainString();
            }
            default -> throw new IllegalStateException("amount form " + form);
        };
    }

    private static FormedValue ancestor(Value.OfCode value, Form form, ReductionContext context) {
        Optional<CodeList> list = context.codeLists().find(value.codeList());
        if (list.isEmpty()) {
            return exists(Datatype.CODE);
        }
        String code = value.code();
        for (int level = parameter(form).intValueExact(); level > 0; level--) {
            // a code at the top is its own parent, so that parent:2 always follows from parent:1
            code = list.get().find(code).flatMap(CodeList.Code::parent).orElse(code);
        }
        return new FormedValue(Datatype.CODE, form, code);
    }

    private static BigDecimal parameter(Form form) {
        return form.parameter().orElseThrow(() -> new IllegalStateException("the form has no parameter: " + form));
    }
}
