package kr.ieum.schemas.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.Value;

/** What each form leaves of a property's own example, for whoever has to choose one. Never of a value that somebody has. */
public final class FormExamples {

    private static final String TOKEN = "token";

    private FormExamples() {}

    /**
     * One form, with what it leaves.
     *
     * @param text empty where nothing is left, and for a token, which differs with every agreement
     */
    public record Shown(Form form, Optional<String> text) {}

    /** All forms of the property's datatype, clear first, those with a parameter with one of its parameters. */
    public static List<Shown> of(Property property, CodeLists codeLists, LocalDate today) {
        ReductionContext context =
                new ReductionContext(today, new SecretKeySpec(new byte[] {1}, "HmacSHA256"), codeLists);
        FormOrder order = FormOrder.of(property.datatype());
        Value value = value(property, property.example());
        List<Shown> shown = new ArrayList<>();
        for (String name : FormOrder.names(property)) {
            Form form = order.takesParameter(name)
                    ? new Form(name, Optional.of(parameter(name)))
                    : new Form(name, Optional.empty());
            boolean leaves = !form.equals(Form.ABSENT) && !name.equals(TOKEN);
            shown.add(new Shown(
                    form,
                    leaves ? Optional.of(Reduction.reduce(value, form, context).text()) : Optional.empty()));
        }
        return List.copyOf(shown);
    }

    private static BigDecimal parameter(String name) {
        return switch (name) {
            case "age-at-least", "age-over" -> BigDecimal.valueOf(65);
            case "parent" -> BigDecimal.ONE;
            default -> BigDecimal.valueOf(10_000_000);
        };
    }

    /**
     * What a form leaves of a value that somebody made up.
     *
     * @param text the value's canonical text, of the shape of the property's example
     * @return nothing where the form leaves nothing, and for a token, which differs with every agreement
     */
    public static Optional<String> left(
            Property property, String text, Form form, CodeLists codeLists, LocalDate today) {
        if (form.equals(Form.ABSENT) || form.name().equals(TOKEN) || !property.mayBe(text, codeLists)) {
            return Optional.empty();
        }
        ReductionContext context =
                new ReductionContext(today, new SecretKeySpec(new byte[] {1}, "HmacSHA256"), codeLists);
        return Optional.of(
                Reduction.reduce(value(property, text), form, context).text());
    }

    private static Value value(Property property, String text) {
        return switch (property.datatype()) {
            case DATE -> new Value.OfDate(date(text));
            case IDENTIFIER -> new Value.OfIdentifier(text);
            case NAME -> new Value.OfName(text);
            case ADDRESS -> address(text);
            case AMOUNT -> new Value.OfAmount(new BigDecimal(text));
            case CODE -> new Value.OfCode(text, property.codeList().orElse(""));
            case TEXT -> new Value.OfText(text);
            case INDICATOR -> new Value.OfIndicator(Answer.valueOf(text.toUpperCase(java.util.Locale.ROOT)));
        };
    }

    private static PartialDate date(String text) {
        String[] parts = text.split("-", -1);
        return new PartialDate(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    /** The example's words by the endings of their levels: 시·도, 시·군·구, 읍·면·동·리, 로·길 with its number, and the rest. */
    private static Value.OfAddress address(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        String province = words.removeFirst();
        String city = leading(words, "[시군구]");
        String district = leading(words, "[읍면동리가]");
        List<String> street = new ArrayList<>();
        if (!words.isEmpty() && words.getFirst().matches(".*[로길]")) {
            street.add(words.removeFirst());
            if (!words.isEmpty() && words.getFirst().matches("[0-9-]+,?")) {
                street.add(words.removeFirst());
            }
        }
        return new Value.OfAddress(province, city, district, String.join(" ", street), String.join(" ", words), "");
    }

    private static String leading(List<String> words, String ending) {
        List<String> taken = new ArrayList<>();
        while (!words.isEmpty() && words.getFirst().matches(".*" + ending)) {
            taken.add(words.removeFirst());
        }
        return String.join(" ", taken);
    }
}
