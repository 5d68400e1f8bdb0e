package kr.ieum.schemas.export;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.form.Reduction;
import kr.ieum.schemas.form.ReductionContext;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.Value;

/** The model's example of a property in one of its forms, reduced by the same code that reduces a person's value. */
final class ExampleValue {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final SecretKey NO_SECRET =
            new SecretKeySpec("example of a token".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");

    private final ReductionContext context;

    ExampleValue(CodeLists codeLists) {
        this.context = new ReductionContext(TODAY, NO_SECRET, codeLists);
    }

    FormedValue of(Property property, Form form) {
        return Reduction.reduce(value(property), form, context);
    }

    private static Value value(Property property) {
        String text = property.example();
        return switch (property.datatype()) {
            case DATE -> new Value.OfDate(date(text));
            case IDENTIFIER -> new Value.OfIdentifier(text);
            case NAME -> new Value.OfName(text);
            case ADDRESS -> address(text);
            case AMOUNT -> new Value.OfAmount(new BigDecimal(text));
            case CODE -> new Value.OfCode(text, property.codeList().orElse(""));
            case TEXT -> new Value.OfText(text);
            case INDICATOR -> new Value.OfIndicator(Answer.valueOf(text.toUpperCase(Locale.ROOT)));
        };
    }

    private static PartialDate date(String text) {
        int[] parts = Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray();
        return new PartialDate(parts[0], parts.length > 1 ? parts[1] : 0, parts.length > 2 ? parts[2] : 0);
    }

    /** An example is one line; its words stand for the parts of an address from wide to narrow. */
    private static Value address(String text) {
        List<String> words = List.of(text.split(" ", 5));
        return new Value.OfAddress(word(words, 0), word(words, 1), word(words, 2), word(words, 3), word(words, 4), "");
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
