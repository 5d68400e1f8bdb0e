package kr.ieum.schemas.export;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Property;

/**
 * The canonical texts that one form of a property can have, as {@link kr.ieum.schemas.form.FormedValue} defines them. Patterns
 * keep to what regular expressions of JSON Schema and of XML Schema share; both match the whole text.
 */
sealed interface Lexical {

    /** A code list with more codes than this is a pattern and the list's name instead of an enumeration. */
    int LONGEST_ENUMERATION = 200;

    /** Forms in an order that never changes: by name, then by parameter. */
    Comparator<Form> FORM_ORDER = Comparator.comparing(Form::name)
            .thenComparing(form -> form.parameter().orElse(java.math.BigDecimal.ZERO));

    /** A line of text that isn't blank. */
    String LINE = "\\S(.*\\S)?";

    /** What predicates and indicators say. */
    Lexical ANSWER = new Listed(List.of("yes", "no", "undetermined"));

    /** One of these texts. */
    record Listed(List<String> texts) implements Lexical {}

    /** Whatever matches. */
    record Shaped(String pattern) implements Lexical {}

    /** A whole day of the calendar; the pattern leaves only 29 February open, which the year decides. */
    record Day(String pattern) implements Lexical {}

    /** What the property can be in that form. */
    static Lexical of(Property property, Form form, CodeLists codeLists) {
        if (form.equals(Form.EXISTS)) {
            return new Listed(List.of("exists"));
        }
        return switch (property.datatype()) {
            case DATE -> date(property.partialDates(), form);
            case IDENTIFIER -> identifier(form);
            case NAME -> new Shaped(form.equals(Form.CLEAR) ? LINE : "(\\*|.\\*+.?|\\S\\**( \\S\\**)*)");
            case ADDRESS -> new Shaped(LINE);
            case AMOUNT -> amount(form);
            case CODE -> code(property, form, codeLists);
            case TEXT -> new Shaped("[\\s\\S]*\\S[\\s\\S]*");
            case INDICATOR -> ANSWER;
        };
    }

    private static Lexical date(boolean partial, Form form) {
        String year = "[0-9]{4}";
        String month = "-(0[1-9]|1[0-2])";
        String day = year
                + "-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";
        return switch (form.name()) {
            case "clear" -> partial ? new Shaped(year + "(" + month + ")?|" + day) : new Day(day);
            case "year-month" -> new Shaped(partial ? year + "(" + month + ")?" : year + month);
            case "year" -> new Shaped(year);
            case "decade" -> new Shaped("[0-9]{3}0s");
            case "age-at-least", "age-over" -> ANSWER;
            default -> throw unknown(form);
        };
    }

    private static Lexical identifier(Form form) {
        return new Shaped(
                switch (form.name()) {
                    case "clear" -> "[0-9A-Za-z]([0-9A-Za-z-]{0,62}[0-9A-Za-z])?";
                    case "first7" -> "[0-9]{6}-[0-9]\\*{6}";
                    case "first6" -> "[0-9]{6}-\\*{7}";
                    case "last7" -> "\\*{6}-[0-9]{7}";
                    case "token" -> "[0-9A-Za-z_-]{43}";
                    default -> throw unknown(form);
                });
    }

    private static Lexical amount(Form form) {
        return switch (form.name()) {
            case "clear" -> new Shaped("(0|-?[1-9][0-9]{0,17})");
            case "band" -> new Shaped("-?[0-9]{1,19}\\.\\.-?[0-9]{1,19}");
            case "over", "at-least" -> ANSWER;
            default -> throw unknown(form);
        };
    }

    private static Lexical code(Property property, Form form, CodeLists codeLists) {
        List<String> codes = property.codeList().flatMap(codeLists::find).stream()
                .flatMap(list -> list.codes().stream()
                        .filter(code -> !code.abolished())
                        .map(code -> form.equals(Form.CLEAR) ? code.code() : ancestor(list, code, form)))
                .distinct()
                .toList();
        return codes.size() <= LONGEST_ENUMERATION ? new Listed(codes) : new Shaped(shape(codes));
    }

    private static String ancestor(CodeList list, CodeList.Code code, Form form) {
        CodeList.Code at = code;
        for (int level = form.parameter().orElseThrow(() -> unknown(form)).intValueExact(); level > 0; level--) {
            CodeList.Code below = at;
            at = below.parent().flatMap(list::find).orElse(below);
        }
        return at.code();
    }

    /** The characters and lengths that the codes of a long list have in common. */
    private static String shape(List<String> codes) {
        boolean digits = codes.stream().allMatch(code -> code.chars().allMatch(c -> c >= '0' && c <= '9'));
        TreeSet<Integer> lengths = new TreeSet<>();
        codes.forEach(code -> lengths.add(code.length()));
        String length = lengths.first().equals(lengths.last())
                ? "{" + lengths.first() + "}"
                : "{" + lengths.first() + "," + lengths.last() + "}";
        return (digits ? "[0-9]" : "\\S") + length;
    }

    private static IllegalStateException unknown(Form form) {
        return new IllegalStateException("no texts are known for the form " + form);
    }
}
