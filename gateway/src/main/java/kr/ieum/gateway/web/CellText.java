package kr.ieum.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.gateway.web.PanelPage.Badge;
import kr.ieum.gateway.web.PanelPage.Cell;
import kr.ieum.gateway.web.PanelPage.Fact;
import kr.ieum.gateway.web.PanelPage.NumberedGround;
import kr.ieum.gateway.web.PanelPage.Why;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/** What a cell says: a value or the stated reason why there is none, never nothing (design P5). */
final class CellText {

    private final Words words;
    private final FieldMarks marks;
    private final ValueText values;
    private final WhyText whys;

    CellText(Words words, FieldMarks marks) {
        this(words, marks, true);
    }

    private CellText(Words words, FieldMarks marks, boolean links) {
        this.words = words;
        this.marks = marks;
        this.values = new ValueText(words);
        this.whys = new WhyText(words, values, links);
    }

    /** For somebody to whom the pages behind the links are closed. */
    static CellText withoutLinks(Words words, FieldMarks marks) {
        return new CellText(words, marks, false);
    }

    /**
     * A field as it was released.
     *
     * @param owner whose it is, for the question "why may I see this"
     * @param label the head of its column
     */
    Cell of(ReleasedField field, String owner, String label, Citations citations) {
        boolean hasValue = field.value().isPresent();
        Optional<Form> form = field.value().map(ReleasedValue::form);
        String text = text(field);
        return new Cell(
                label,
                badge(field, form),
                text,
                hasValue,
                false,
                form.filter(lesser -> !lesser.equals(Form.CLEAR)).map(values::form),
                field.assertedAt().map(words::day),
                marks.of(field, owner, words.attribute(field.attribute()), text),
                ReasonWords.authority(field).map(citations::number).orElse(0),
                whys.of(field, owner));
    }

    /** The view doesn't ask this of subjects with this relation. */
    Cell notAsked(AttributeKey attribute, String owner, String label) {
        return reasonOnly("not-asked", "quiet", true, attribute, owner, label);
    }

    /** The result holds no field where the view expects one; a fault on our side, stated like any other reason. */
    Cell missing(AttributeKey attribute, String owner, String label) {
        return reasonOnly("missing", "bad", false, attribute, owner, label);
    }

    /** The cited authorities with their clauses and articles. */
    List<NumberedGround> grounds(Citations citations) {
        List<NumberedGround> grounds = new ArrayList<>();
        for (Authority authority : citations.all()) {
            grounds.add(new NumberedGround(
                    citations.number(authority), whys.agreement(authority), whys.clauseAndBases(authority)));
        }
        return List.copyOf(grounds);
    }

    private Cell reasonOnly(
            String state, String style, boolean quiet, AttributeKey attribute, String owner, String label) {
        String text = words.say("state.text." + state);
        Why why = new Why(
                words.say("why.question.denied", words.attribute(attribute), owner),
                List.of(
                        new Fact(words.say("why.reason"), List.of(words.say("state.long." + state))),
                        new Fact(words.say("why.attribute"), List.of(attribute.text()))));
        return new Cell(
                label,
                new Badge(style, words.say("state.badge." + state)),
                text,
                false,
                quiet,
                Optional.empty(),
                Optional.empty(),
                CellMarks.NONE,
                0,
                why);
    }

    /** What a field says where it is told without its cell: its value or the reason why there is none. */
    String said(ReleasedField field) {
        return text(field);
    }

    private String text(ReleasedField field) {
        if (field.value().isPresent()) {
            String text = values.of(field.value().get(), words.vocabulary().property(field.attribute()));
            return text.isBlank() ? words.say("state.text.known-empty") : text;
        }
        return switch (field.state()) {
            case NOT_GRANTED, NO_CONSENT, DECLINED_BY_SUBJECT ->
                field.reason()
                        .map(reason -> words.in(words.grounds().reason(reason)))
                        .orElseGet(() -> words.say("state.text." + Words.kebab(field.state())));
            case CLOSED_UNTIL ->
                field.closedUntil()
                        .map(until -> words.say("state.text.closed-until", words.plan(until)))
                        .orElseGet(() -> words.say("state.text.closed"));
            // a value state without a value breaks the contract of release; it is stated rather than left blank
            case VALUE, REDUCED -> words.say("state.text.missing");
            case KNOWN_EMPTY,
                    UNKNOWN,
                    NOT_APPLICABLE,
                    NO_HISTORY,
                    UNDETERMINED,
                    WITHHELD,
                    LATE,
                    SOURCE_ERROR,
                    PENDING -> words.say("state.text." + Words.kebab(field.state()));
        };
    }

    private Badge badge(ReleasedField field, Optional<Form> form) {
        String word = field.state() == FieldState.REDUCED && form.isPresent()
                ? "reduced." + kindOf(form.get())
                : Words.kebab(field.state());
        return new Badge(style(field.state()), words.say("state.badge." + word));
    }

    private static String kindOf(Form form) {
        if (ValueText.isPredicate(form)) {
            return "predicate";
        }
        return switch (form.name()) {
            case "band" -> "band";
            case "exists" -> "exists";
            case "masked", "first7", "first6", "last7", "token" -> "masked";
            default -> "shortened";
        };
    }

    private static String style(FieldState state) {
        return switch (state) {
            case VALUE -> "plain";
            case REDUCED -> "info";
            case KNOWN_EMPTY, UNKNOWN, NOT_APPLICABLE, NO_HISTORY -> "neutral";
            case NOT_GRANTED, NO_CONSENT, DECLINED_BY_SUBJECT, WITHHELD -> "closed";
            case UNDETERMINED, LATE, CLOSED_UNTIL, PENDING -> "warn";
            case SOURCE_ERROR -> "bad";
        };
    }
}
