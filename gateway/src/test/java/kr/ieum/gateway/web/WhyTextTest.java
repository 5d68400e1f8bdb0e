package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;

class WhyTextTest {

    private static final ScriptedModel MODEL = new ScriptedModel();
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Test
    void aFieldThatIsNotGrantedLeadsToARequestForAnAgreement() {
        assertThat(addresses(FieldState.NOT_GRANTED, Reason.NO_GRANT))
                .contains("/requests/new?register=tax-income&attribute=Income/amount");
    }

    /** The page of the property is the same for every field, whatever became of it. */
    @Test
    void aWithheldFieldOffersNothingThatWouldTellWhy() {
        assertThat(addresses(FieldState.WITHHELD, Reason.WITHHELD)).containsOnly("", "/model/properties/Income/amount");
        assertThat(addresses(FieldState.NOT_GRANTED, Reason.NO_GRANT)).contains("/model/properties/Income/amount");
    }

    private static List<String> addresses(FieldState state, Reason reason) {
        Words words = new Words(new WebConfiguration().messageSource(), MODEL, MODEL, SEOUL, Locale.KOREAN);
        ReleasedField field = new ReleasedField(
                0,
                new AttributeKey("Income/amount"),
                0,
                "tax-income",
                state,
                Optional.empty(),
                Optional.of(reason),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new WhyText(words, new ValueText(words), true)
                .of(field, "신청인").facts().stream().map(PanelPage.Fact::address).toList();
    }
}
