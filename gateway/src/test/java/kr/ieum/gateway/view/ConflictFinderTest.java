package kr.ieum.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValues;
import kr.ieum.gateway.view.ConflictRule.Statement;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Conflicts are found in released forms of granted attributes only, and never where a side is silent (design §7). */
class ConflictFinderTest {

    private static final AttributeKey DEATH = new AttributeKey("Person/deathDate");
    private static final AttributeKey INSURED = new AttributeKey("Employment/insuredNow");
    private static final AttributeKey TYPE = new AttributeKey("HealthInsurance/insuredType");
    private static final AttributeKey PAY = new AttributeKey("HealthInsurance/monthlyPay");
    private static final Localized WORDS = new Localized("말", "words");

    private static final ConflictRule DEATH_RULE = new ConflictRule(
            "death-date",
            WORDS,
            List.of(new Statement("family", DEATH), new Statement("resident", DEATH)),
            Set.of(),
            List.of(),
            "family",
            WORDS);

    private static final ConflictRule WORK_RULE = new ConflictRule(
            "employment",
            WORDS,
            List.of(new Statement("employment", INSURED), new Statement("health", TYPE)),
            Set.of(new ConflictRule.Pair("no", "EMPLOYEE")),
            List.of(new Statement("health", PAY)),
            "employment",
            WORDS);

    private final ConflictFinder finder = new ConflictFinder(List.of(DEATH_RULE, WORK_RULE));

    @Test
    void a_conflict_is_told_when_the_second_register_answers_and_once() {
        ReleasedField family = date(0, "family", "clear", "2026-09-28");
        ReleasedField resident = date(0, "resident", "clear", "2026-09-29");

        assertThat(finder.with(result("resident", resident))).isEmpty();
        assertThat(finder.with(result("family", family))).singleElement().satisfies(conflict -> {
            assertThat(conflict.rule()).isEqualTo(DEATH_RULE);
            assertThat(conflict.subject()).isZero();
            assertThat(conflict.sides())
                    .extracting(Conflict.Side::stated)
                    .containsExactly(List.of(family), List.of(resident));
        });
        assertThat(finder.with(result("other", date(0, "other", "clear", "2020-01-01"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // two registers that differ in the day don't conflict where only the year or month is granted
        "year,       2026,       year,       2026,       false",
        "year,       2026,       year,       2025,       true",
        "year-month, 2026-09,    year-month, 2026-09,    false",
        "clear,      2026-09-28, clear,      2026-09-28, false",
        "clear,      2026-09-28, clear,      2026-09-29, true",
        // a register that knows less doesn't contradict, nor does a lesser form of the same day
        "clear,      2026-09,    clear,      2026-09-29, false",
        "clear,      2026-09-28, year,       2026,       false",
        "clear,      2026-09-28, year,       2025,       true",
        "clear,      2026-1,     clear,      2026-11,    true",
        // forms that can't be compared say nothing
        "exists,     exists,     clear,      2026-09-29, false",
        "decade,     2020s,      clear,      2019-09-29, false",
        "decade,     2020s,      decade,     2010s,      true",
    })
    void only_the_released_forms_are_compared(String form, String text, String form2, String text2, boolean conflict) {
        finder.with(result("family", date(0, "family", form, text)));

        assertThat(finder.with(result("resident", date(0, "resident", form2, text2))))
                .hasSize(conflict ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = FieldState.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"VALUE", "REDUCED", "KNOWN_EMPTY"})
    void a_silent_side_contradicts_nothing(FieldState silent) {
        finder.with(result("family", without(0, "family", DEATH, silent)));

        assertThat(finder.with(result("resident", date(0, "resident", "clear", "2026-09-29"))))
                .isEmpty();
    }

    @Test
    void a_register_that_says_there_is_none_contradicts_one_that_says_there_is() {
        finder.with(result("family", without(0, "family", DEATH, FieldState.KNOWN_EMPTY)));

        assertThat(finder.with(result("resident", date(0, "resident", "clear", "2026-09-29"))))
                .hasSize(1);
    }

    @Test
    void two_registers_that_say_there_is_none_agree() {
        finder.with(result("family", without(0, "family", DEATH, FieldState.KNOWN_EMPTY)));

        assertThat(finder.with(result("resident", without(0, "resident", DEATH, FieldState.KNOWN_EMPTY))))
                .isEmpty();
    }

    @Test
    void subjects_are_never_mixed_up() {
        finder.with(result("family", date(0, "family", "clear", "2026-09-28")));

        assertThat(finder.with(result("resident", date(1, "resident", "clear", "2026-09-29"))))
                .isEmpty();
    }

    @Test
    void codes_of_different_attributes_contradict_only_as_the_view_lists_them() {
        finder.with(result("health", code(0, TYPE, 0, "EMPLOYEE"), amount(PAY, "2410000")));

        assertThat(finder.with(result("employment", code(0, INSURED, 0, "no"))))
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.sides().getLast().beside())
                        .extracting(ReleasedField::attribute)
                        .containsExactly(PAY));

        ConflictFinder another = new ConflictFinder(List.of(WORK_RULE));
        another.with(result("health", code(0, TYPE, 0, "DEPENDANT")));
        assertThat(another.with(result("employment", code(0, INSURED, 0, "no"))))
                .isEmpty();
    }

    @Test
    void one_entry_that_agrees_or_is_silent_is_enough_to_agree() {
        finder.with(result("health", code(0, TYPE, 0, "EMPLOYEE")));
        assertThat(finder.with(result("employment", code(0, INSURED, 0, "no"), code(0, INSURED, 1, "yes"))))
                .isEmpty();

        ConflictFinder another = new ConflictFinder(List.of(WORK_RULE));
        another.with(result("health", code(0, TYPE, 0, "EMPLOYEE")));
        assertThat(another.with(result(
                        "employment",
                        code(0, INSURED, 0, "no"),
                        without(0, "employment", INSURED, FieldState.UNDETERMINED))))
                .isEmpty();
    }

    private static RegisterResult result(String register, ReleasedField... fields) {
        return new RegisterResult(
                register,
                RegisterResult.Status.ANSWERED,
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                new ArrayList<>(Stream.of(fields).toList()),
                List.of());
    }

    private static ReleasedField date(int subject, String register, String form, String text) {
        return field(subject, register, DEATH, 0, Datatype.DATE, form, text);
    }

    private static ReleasedField code(int subject, AttributeKey attribute, int entry, String code) {
        String register = attribute.equals(TYPE) ? "health" : "employment";
        return field(subject, register, attribute, entry, Datatype.CODE, "clear", code);
    }

    private static ReleasedField amount(AttributeKey attribute, String text) {
        return field(0, "health", attribute, 0, Datatype.AMOUNT, "clear", text);
    }

    private static ReleasedField field(
            int subject, String register, AttributeKey attribute, int entry, Datatype type, String form, String text) {
        return field(
                subject,
                register,
                attribute,
                entry,
                form.equals("clear") ? FieldState.VALUE : FieldState.REDUCED,
                Optional.of(ReleasedValues.of(type, Form.parse(form).orElseThrow(), text)));
    }

    private static ReleasedField without(int subject, String register, AttributeKey attribute, FieldState state) {
        return field(subject, register, attribute, 0, state, Optional.empty());
    }

    private static ReleasedField field(
            int subject,
            String register,
            AttributeKey attribute,
            int entry,
            FieldState state,
            Optional<kr.ieum.gateway.release.ReleasedValue> value) {
        return new ReleasedField(
                subject,
                attribute,
                entry,
                register,
                state,
                value,
                Optional.empty(),
                Optional.of(new Authority("agr-test", 1, "G1", "C1", "L1")),
                Optional.of(Instant.EPOCH),
                Optional.of(Instant.EPOCH),
                Optional.empty());
    }
}
