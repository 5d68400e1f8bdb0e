package kr.ieum.gateway.web;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.gateway.web.Sheet.Section;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormExamples;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Property;

/** The forms in which a property may be released, each shown on the example of the model; never on a value of a person. */
final class PropertyExamples {

    private final CodeLists codes;
    private final Words words;

    PropertyExamples(CodeLists codes, Words words) {
        this.codes = codes;
        this.words = words;
    }

    Section section(Property property, LocalDate today) {
        ValueText values = new ValueText(words);
        return Sheet.table(
                "forms",
                words.say("model.forms"),
                words.say("nothing"),
                Stream.of("model.form", "model.form.means", "model.form.example")
                        .map(words::say)
                        .toList(),
                FormExamples.of(property, codes, today).stream()
                        .map(shown -> List.of(
                                FederationBook.cell(shown.form().text()),
                                FederationBook.cell(values.form(shown.form())),
                                FederationBook.cell(text(property, shown))))
                        .toList());
    }

    /** The example itself, codes with their label. */
    String example(Property property) {
        return text(property, property.example());
    }

    private String text(Property property, FormExamples.Shown shown) {
        if (shown.form().equals(Form.ABSENT)) {
            return words.say("model.form.absent");
        }
        if (shown.form().equals(Form.EXISTS)) {
            return words.say("answer.exists");
        }
        if (FormOrder.isPredicate(shown.form())) {
            return shown.text().map(text -> words.say("answer." + text)).orElseGet(() -> words.say("nothing"));
        }
        return shown.text().map(text -> text(property, text)).orElseGet(() -> words.say("model.form.token"));
    }

    private String text(Property property, String text) {
        return switch (property.datatype()) {
            case CODE ->
                property.codeList()
                        .map(list -> words.say("model.code", text, words.code(list, text)))
                        .orElse(text);
            case INDICATOR -> words.say("answer." + text);
            case DATE, IDENTIFIER, NAME, ADDRESS, AMOUNT, TEXT -> text.isEmpty() ? words.say("nothing") : text;
        };
    }
}
