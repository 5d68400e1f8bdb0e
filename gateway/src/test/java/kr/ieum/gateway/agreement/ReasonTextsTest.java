package kr.ieum.gateway.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTextsTest {

    private final ReasonTexts texts = ReasonTexts.load();

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonHasTwoTextsInTwoLanguages(Reason reason) {
        for (Localized text : List.of(texts.official(reason), texts.remedy(reason), texts.auditor(reason))) {
            assertThat(text.ko()).matches("(?s).*\\p{IsHangul}.*").endsWith(".");
            assertThat(text.en()).doesNotMatch("(?s).*\\p{IsHangul}.*").endsWith(".");
        }
    }

    @Test
    void noTwoReasonsReadAlike() {
        Set<String> seen = new HashSet<>();
        for (Reason reason : Reason.values()) {
            assertThat(seen.add(texts.official(reason).ko())).as(reason.name()).isTrue();
            assertThat(seen.add(texts.official(reason).en())).as(reason.name()).isTrue();
        }
    }

    @Test
    void withheldIsNeutralInEveryText() {
        for (Localized text : List.of(
                texts.official(Reason.WITHHELD), texts.remedy(Reason.WITHHELD), texts.auditor(Reason.WITHHELD))) {
            assertThat(text.ko()).doesNotContain("보호", "제한 대상", "교부제한", "주소");
            assertThat(text.en()).doesNotContainIgnoringCase("protect").doesNotContainIgnoringCase("restrict");
        }
    }
}
