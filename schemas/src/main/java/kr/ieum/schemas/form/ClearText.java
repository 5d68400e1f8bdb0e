package kr.ieum.schemas.form;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Value;

/** The canonical text of a clear value, as {@link FormedValue} defines it. Whoever calls this handles personal values. */
public final class ClearText {

    private ClearText() {}

    /** ISO date, plain digits, code, {@code yes|no|undetermined}, the text itself, or the address from wide to narrow. */
    public static String of(Value value) {
        return switch (value) {
            case Value.OfDate of -> of.date().iso();
            case Value.OfIdentifier of -> of.text();
            case Value.OfName of -> of.text();
            case Value.OfAddress of -> upTo(Form.CLEAR, of);
            case Value.OfAmount of -> of.won().toPlainString();
            case Value.OfCode of -> of.code();
            case Value.OfText of -> of.text();
            case Value.OfIndicator of -> of(of.answer());
        };
    }

    /** {@code yes}, {@code no} or {@code undetermined}. */
    public static String of(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }

    static String upTo(Form form, Value.OfAddress address) {
        Stream<String> parts = switch (form.name()) {
            case "province" -> Stream.of(address.province());
            case "city" -> Stream.of(address.province(), address.city());
            case "district" -> Stream.of(address.province(), address.city(), address.district());
            case "street" -> Stream.of(address.province(), address.city(), address.district(), address.street());
            case "clear" ->
                Stream.of(address.province(), address.city(), address.district(), address.street(), address.detail());
            default -> throw new IllegalStateException("address form " + form);
        };
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }
}
