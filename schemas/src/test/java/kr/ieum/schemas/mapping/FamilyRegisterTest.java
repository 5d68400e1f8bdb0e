package kr.ieum.schemas.mapping;

import static kr.ieum.schemas.mapping.RegisterAnswers.APPLICANT;
import static kr.ieum.schemas.mapping.RegisterAnswers.about;
import static kr.ieum.schemas.mapping.RegisterAnswers.keys;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapped;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapping;
import static kr.ieum.schemas.mapping.RegisterAnswers.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R2, the family register: SOAP with Korean element names. */
class FamilyRegisterTest {

    private static final String ANSWER = """
        <?xml version="1.0" encoding="UTF-8"?>
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
        <f:증명서응답 xmlns:f="urn:scourt:family:1"><f:처리결과>정상</f:처리결과>
        <f:발급일시>2026년 10월 15일 09시 30분</f:발급일시>
        <f:증명서><f:등록기준지>서울특별시 종로구 청운동 12번지</f:등록기준지>
        <f:본인><f:성명><f:한글>윤상호</f:한글><f:한자>尹相浩</f:한자></f:성명><f:출생연월일>1955년 04월</f:출생연월일>
        <f:주민등록번호>5504121000000</f:주민등록번호><f:성별>남</f:성별></f:본인>
        <f:부><f:성명>윤만수</f:성명></f:부>
        <f:배우자><f:성명>한미라</f:성명><f:주민등록번호>5706112000000</f:주민등록번호></f:배우자>
        <f:자녀><f:성명>윤정우</f:성명><f:주민등록번호>8502301000000</f:주민등록번호>
        <f:출생연월일>1985년 02월 03일</f:출생연월일><f:성별>남</f:성별></f:자녀>
        <f:자녀><f:성명>윤정아</f:성명><f:주민등록번호>8811052000000</f:주민등록번호>
        <f:출생연월일>1988년 11월 05일</f:출생연월일><f:성별>여</f:성별></f:자녀>
        <f:혼인상태>혼인</f:혼인상태><f:사망일시>2026년 09월 28일 23시 10분</f:사망일시>
        <f:신고일>1988년 11월 05일</f:신고일><f:증명서구분>일반</f:증명서구분></f:증명서>
        </f:증명서응답></soap:Body></soap:Envelope>
        """;
    private static final String WITHOUT_FATHER = ANSWER.replace("<f:부><f:성명>윤만수</f:성명></f:부>", "");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5706112000000, SPOUSE",
        "8502301000000, CHILD",
        "8811052000000, CHILD",
        "7001011000000, NONE",
        "5504121000000, SELF",
    })
    void theSubjectsNumberIsSoughtInTheApplicantsCertificate(String subject, String relation) {
        assertThat(relation(WITHOUT_FATHER, subject)).isEqualTo(relation);
    }

    @Test
    void aRelativeEnteredByNameOnlyCouldBeAnybodyWhoIsntFound() {
        assertThat(relation(ANSWER, "3002021000000")).isEqualTo("unknown");
        assertThat(relation(ANSWER, "8502301000000")).isEqualTo("CHILD");
    }

    private static String relation(String answer, String subject) {
        return mapped("family-register", utf8(answer), about(subject), "Family/relationToApplicant")
                .getFirst()
                .getOrDefault("Family/relationToApplicant", "");
    }

    @Test
    void theRelationIsAskedByTheApplicantsNumberOtherAttributesByTheSubjects() {
        Mapping register = mapping("family-register");
        assertThat(register.keyedBy(new AttributeKey("Family/relationToApplicant")))
                .isEqualTo(Mapping.KeyedBy.APPLICANT);
        assertThat(register.keyedBy(new AttributeKey("Person/deathDate"))).isEqualTo(Mapping.KeyedBy.SUBJECT);
        assertThat(register.sourceFields(keys("Family/relationToApplicant")))
                .containsExactlyInAnyOrder(
                        "부/성명", "부/주민등록번호", "모/성명", "모/주민등록번호", "배우자/성명", "배우자/주민등록번호", "자녀/성명", "자녀/주민등록번호");
        assertThat(register.comparedFields(keys("Family/relationToApplicant"))).isEmpty();
    }

    @Test
    void datesInWordsKeepTheirKnownPartsAndLoseTheTimeOfDay() {
        assertThat(mapped("family-register", utf8(ANSWER), about(APPLICANT), "Person/birthDate", "Person/deathDate"))
                .containsExactly(Map.of("Person/birthDate", "1955-04", "Person/deathDate", "2026-09-28"));
    }

    @Test
    void aCertificateWithoutADeathSaysThatThereIsNone() {
        String alive = ANSWER.replace("<f:사망일시>2026년 09월 28일 23시 10분</f:사망일시>", "");
        assertThat(mapped("family-register", utf8(alive), about(APPLICANT), "Person/deathDate"))
                .containsExactly(Map.of("Person/deathDate", "known-empty"));
    }

    @Test
    void theFixedAnswerIsNarrowedToThePermittedElements() {
        Mapping register = mapping("family-register");
        Decoded decoded = register.decoder().decode(utf8(ANSWER), register.sourceFields(keys("Person/deathDate")));
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Records.class, records -> {
            assertThat(records.assertedAt()).contains(Instant.parse("2026-10-15T00:30:00Z"));
            assertThat(records.records())
                    .containsExactly(new NativeRecord(
                            "soap:Envelope/soap:Body/증명서응답/증명서",
                            1,
                            Map.of("사망일시", "2026년 09월 28일 23시 10분"),
                            List.of()));
        });
    }

    @Test
    void repeatedElementsBecomePartsInTheirOrder() {
        Decoded decoded = mapping("family-register").decoder().decode(utf8(ANSWER), Set.of("자녀/성명"));
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Records.class,
                        records -> assertThat(records.records().getFirst().parts())
                                .containsExactly(
                                        new NativeRecord("자녀", 1, Map.of("자녀/성명", "윤정우"), List.of()),
                                        new NativeRecord("자녀", 2, Map.of("자녀/성명", "윤정아"), List.of())));
    }

    @Test
    void thePrefixIsOfNoImportanceTheNamespaceIs() {
        String renamed = ANSWER.replace("f:", "가족:").replace(":f=", ":가족=");
        assertThat(mapped("family-register", utf8(renamed), about(APPLICANT), "Person/birthDate"))
                .containsExactly(Map.of("Person/birthDate", "1955-04"));
        assertThat(rule(ANSWER.replace("urn:scourt:family:1", "urn:scourt:family:2")))
                .isEqualTo("M14");
    }

    @Test
    void nobodyOfThatNumberIsNotHeld() {
        String none = ANSWER.replaceAll("(?s)<f:처리결과>.*</f:증명서>", "<f:처리결과>자료없음</f:처리결과>");
        assertThat(mapping("family-register").decoder().decode(utf8(none), Set.of("혼인상태")))
                .isEqualTo(new Decoded.NotHeld());
    }

    @Test
    void hostileOrBrokenXmlIsRefusedWithoutItsText() {
        String doctype = ANSWER.replace(
                "<soap:Envelope ", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><soap:Envelope ");
        assertThat(rule(doctype)).isEqualTo("M13");
        assertThat(rule(ANSWER.replace("윤정아", "&x;"))).isIn("M12", "M13");
        assertThat(rule(ANSWER.replace("</f:본인>", ""))).isEqualTo("M12");
        assertThat(rule(ANSWER + "<more/>")).isEqualTo("M12");
        assertThat(rule("")).isEqualTo("M12");
        assertThat(rule(ANSWER.replace("정상", "오류"))).isEqualTo("M14");
        assertThat(rule(ANSWER.replace("09시 30분", "25시 30분"))).isEqualTo("M16");
        assertThat(rule(ANSWER.replace("<f:혼인상태>", "<f:사망일시>2020년</f:사망일시><f:혼인상태>")))
                .isEqualTo("M19");
        assertThat(rule(ANSWER.replace(
                        "<f:등록기준지>", "<f:비고>" + "<f:a>".repeat(100) + "</f:a>".repeat(100) + "</f:비고><f:등록기준지>")))
                .isEqualTo("M12");
    }

    private static String rule(String answer) {
        Decoded decoded = mapping("family-register").decoder().decode(utf8(answer), Set.of("사망일시"));
        if (decoded instanceof Decoded.Unreadable unreadable) {
            assertThat(unreadable.problem().message()).doesNotContain("윤정", "passwd", "2026");
            return unreadable.problem().rule();
        }
        return decoded.toString();
    }
}
