package kr.ieum.gateway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;
import org.junit.jupiter.api.Test;

/** What a form lets out of a mapped field, and what it says where there is nothing (design §6, §7). */
class FormedFieldsTest {

    private static final AttributeKey TOTAL = new AttributeKey("Income/yearTotal");
    private static final AttributeKey TOGETHER = new AttributeKey("Residence/sameAsApplicant");

    private final FormedFields forms = new FormedFields(
            Map.of(TOTAL, Datatype.AMOUNT, TOGETHER, Datatype.INDICATOR)::get,
            CodeLists.of(List.of()),
            agreement -> new SecretKeySpec(new byte[32], "HmacSHA256"),
            Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneId.of("Asia/Seoul")),
            ZoneId.of("Asia/Seoul"));

    @Test
    void a_clear_grant_releases_the_value() {
        FormedFields.Outcome outcome = forms.reduce(item(TOTAL, "clear"), amount("41200000"));

        assertThat(outcome.state()).isEqualTo(FieldState.VALUE);
        assertThat(outcome.value().orElseThrow().text()).isEqualTo("41200000");
    }

    @Test
    void a_predicate_releases_the_answer_and_never_the_amount() {
        FormedFields.Outcome outcome = forms.reduce(item(TOTAL, "over:130000000"), amount("130000001"));

        assertThat(outcome.state()).isEqualTo(FieldState.REDUCED);
        assertThat(outcome.value().orElseThrow().text()).isEqualTo("yes");
    }

    @Test
    void exactly_the_threshold_is_not_over_it() {
        assertThat(forms.reduce(item(TOTAL, "over:130000000"), amount("130000000"))
                        .value()
                        .orElseThrow()
                        .text())
                .isEqualTo("no");
    }

    @Test
    void a_silent_register_never_answers_no() {
        assertThat(forms.reduce(item(TOTAL, "over:130000000"), new MappedField.Unknown())
                        .state())
                .isEqualTo(FieldState.UNDETERMINED);
        assertThat(forms.reduce(item(TOTAL, "over:130000000"), new MappedField.Unknown())
                        .state())
                .isEqualTo(FieldState.UNDETERMINED);
    }

    @Test
    void no_income_at_all_is_not_over_a_threshold() {
        FormedFields.Outcome outcome = forms.reduce(item(TOTAL, "over:130000000"), new MappedField.KnownEmpty());

        assertThat(outcome.value().orElseThrow().text()).isEqualTo("no");
    }

    @Test
    void that_there_is_none_is_told_only_where_the_form_tells_existence() {
        assertThat(forms.reduce(item(TOTAL, "clear"), new MappedField.KnownEmpty())
                        .state())
                .isEqualTo(FieldState.KNOWN_EMPTY);
        assertThat(forms.reduce(item(TOTAL, "clear"), new MappedField.Unknown()).state())
                .isEqualTo(FieldState.UNKNOWN);
    }

    @Test
    void an_undetermined_indicator_is_a_state_and_no_value() {
        FormedFields.Outcome outcome = forms.reduce(
                item(TOGETHER, "clear"), new MappedField.Present(new Value.OfIndicator(Answer.UNDETERMINED)));

        assertThat(outcome.state()).isEqualTo(FieldState.UNDETERMINED);
        assertThat(outcome.value()).isEmpty();
    }

    @Test
    void a_malformed_field_is_a_source_error() {
        MappedField malformed = new MappedField.Malformed(new Problem("M7", "소득금액", 3, "is not a number"));

        assertThat(forms.reduce(item(TOTAL, "clear"), malformed).state()).isEqualTo(FieldState.SOURCE_ERROR);
    }

    private static MappedField amount(String won) {
        return new MappedField.Present(new Value.OfAmount(new BigDecimal(won)));
    }

    private static Plan.Permitted item(AttributeKey attribute, String form) {
        return new Plan.Permitted(
                0,
                attribute,
                "tax-income",
                Form.parse(form).orElseThrow(),
                new Authority("agr-bl-tax", 1, "G1", "C1", "L1"));
    }
}
