package kr.ieum.gateway.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.DemoParties;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever condition the loader accepts reads as a sentence, in both languages, without a code or a sign of the file. */
class ConditionTextTest {

    private static final Path TAX = DemoParties.ROOT.resolve("config/agreements/agr-bl-tax.yaml");
    private static final String CONDITION = "case.kind != 'RECHECK' && case.stage in ['INVESTIGATION', 'APPEAL']";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        case.stage == 'DECISION'                              ; 사건의 단계가 ‘결정’일 것                              ; the case is at the stage “decision”
        case.stage in ['APPEAL', 'RECEIPT']                   ; 사건의 단계가 ‘접수’ 또는 ‘이의’일 것                   ; the case is at the stage “receipt” or “appeal”
        case.kind != 'RECHECK'                                ; 사건의 종류가 ‘확인조사’ 외의 것일 것                   ; the kind of the case is other than “periodic re-check”
        !(case.stage in ['CLOSED'])                           ; 사건의 단계가 ‘종결’ 외의 것일 것                      ; the case is at another stage than “closed”
        subject.relation == 'benefit-unit'                    ; 대상의 관계가 ‘보장가구원’일 것                        ; the subject’s relation is “member of the benefit unit”
        subject.relation != 'obligor'                         ; 대상의 관계가 ‘부양의무자’ 외의 것일 것                 ; the subject’s relation is other than “obligor”
        subject.livesWithApplicant == 'yes'                   ; 대상이 신청인과 함께 사는 것으로 확인될 것              ; the subject is found to live with the applicant
        subject.livesWithApplicant != 'yes'                   ; 대상이 신청인과 따로 사는 것으로 확인될 것              ; the subject is found to live apart from the applicant
        subject.livesWithApplicant in ['yes', 'no']           ; 대상이 신청인과 함께 사는지 여부가 확인될 것            ; it is found out whether the subject lives with the applicant
        !(subject.livesWithApplicant in ['yes', 'no'])        ; 적용되는 경우 없음                                     ; never
        subject.restrictedTowards(case.applicant)             ; 대상의 정보를 신청인에게 알리지 못하게 한 제한(교부제한)이 있을 것 ; a restriction keeps the subject’s data from the applicant
        !subject.restrictedTowards(case.applicant)            ; 대상의 정보를 신청인에게 알리지 못하게 한 제한(교부제한)이 없을 것 ; no restriction keeps the subject’s data from the applicant
        now < timestamp('2026-09-01T00:00:00Z')               ; 2026-09-01T00:00:00Z 전일 것                          ; it is before 2026-09-01T00:00:00Z
        now >= timestamp('2026-09-01T00:00:00Z')              ; 2026-09-01T00:00:00Z 이후일 것                        ; it is 2026-09-01T00:00:00Z or later
        true                                                  ; 언제나                                                ; always
        false                                                 ; 적용되는 경우 없음                                     ; never
        case.kind == 'APPEAL' || case.stage == 'APPEAL'     ; (사건의 종류가 ‘이의신청’일 것 또는 사건의 단계가 ‘이의’일 것) ; (the kind of the case is “appeal” or the case is at the stage “appeal”)
        !(case.kind == 'APPEAL' || case.stage == 'APPEAL')  ; 사건의 종류가 ‘이의신청’ 외의 것일 것, 그리고 사건의 단계가 ‘이의’ 외의 것일 것 ; the kind of the case is other than “appeal”, and the case is at another stage than “appeal”
        !(case.kind == 'APPEAL' && case.stage == 'APPEAL')    ; (사건의 종류가 ‘이의신청’ 외의 것일 것 또는 사건의 단계가 ‘이의’ 외의 것일 것) ; (the kind of the case is other than “appeal” or the case is at another stage than “appeal”)
        """)
    void everyConditionIsASentence(String condition, String korean, String english) throws Exception {
        Agreement agreement = withCondition(condition);
        ClauseText text = ClauseText.of(agreement, DemoParties.references()).orElseThrow();
        assertThat(text.conditionOfGrant("G1")).contains(new Localized(korean, english));
        assertThat(text.ofGrant("G1").orElseThrow().ko()).contains("조건: " + korean + ".");
        assertThat(text.ofGrant("G1").orElseThrow().en()).contains("Condition: " + english + ".");
    }

    @Test
    void aGrantWithoutConditionSaysThereIsNone() throws Exception {
        ClauseText text = ClauseText.of(parse(read().replaceFirst("    when: .*\\R", "")), DemoParties.references())
                .orElseThrow();
        assertThat(text.ofGrant("G1").orElseThrow()).satisfies(grant -> {
            assertThat(grant.ko()).contains("조건: 없음.");
            assertThat(grant.en()).contains("Condition: none.");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        mon-sun   | 매일 00:00–24:00       | every day 00:00–24:00
        mon-fri   | 월, 화, 수, 목, 금 00:00 | Monday, Tuesday, Wednesday, Thursday, Friday 00:00
        sat       | 토 00:00–24:00         | Saturday 00:00–24:00
        """)
    void hoursNameTheirDays(String days, String korean, String english) throws Exception {
        Localized whole = ClauseText.of(parse(read().replace("mon-sun", days)), DemoParties.references())
                .orElseThrow()
                .whole();
        assertThat(whole.ko()).contains(korean);
        assertThat(whole.en()).contains(english);
    }

    @Test
    void theTextOfAReferenceTextOnceReadNeverChanges() throws Exception {
        ClauseText text = ClauseText.of(
                        parse(read().replace(
                                        "std-benefit-eligibility, version: 2", "std-benefit-eligibility, version: 1")),
                        DemoParties.references())
                .orElseThrow();
        assertThat(text.whole().ko())
                .contains("조건: " + CONDITION + ".")
                .contains("이용 시간: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] 00:00–24:00"
                        + " Asia/Seoul.")
                .contains("귀속연도(원래 값; 필요: 귀속연도 / year of attribution; ");
        assertThat(text.whole().en())
                .contains("Condition: " + CONDITION + ".")
                .contains("need: 귀속연도 / year of attribution; ");
    }

    private static String read() throws Exception {
        return Files.readString(TAX);
    }

    private static Agreement withCondition(String condition) throws Exception {
        assertThat(read()).contains(CONDITION);
        return parse(read().replaceFirst(Pattern.quote(CONDITION), Matcher.quoteReplacement(condition)));
    }

    /** Its inner tests may no longer hold; here only the text counts. */
    private static Agreement parse(String text) {
        Faults faults = new Faults();
        String bare = text.substring(0, text.indexOf("\ntests:") + 1);
        return new AgreementLoader(DemoParties.references())
                .parse(bare.getBytes(StandardCharsets.UTF_8), "agreement.yaml", faults)
                .orElseThrow(() -> new AssertionError(faults.list().toString()))
                .agreement();
    }
}
