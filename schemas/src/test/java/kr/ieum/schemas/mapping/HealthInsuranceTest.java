package kr.ieum.schemas.mapping;

import static kr.ieum.schemas.mapping.RegisterAnswers.SUBJECT;
import static kr.ieum.schemas.mapping.RegisterAnswers.about;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapped;
import static kr.ieum.schemas.mapping.RegisterAnswers.mapping;
import static kr.ieum.schemas.mapping.RegisterAnswers.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HealthInsuranceTest {

    private static final String ID = "health-insurance";

    private static String answer(String code, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response><header><resultCode>" + code
                + "</resultCode><resultMsg>…</resultMsg></header>" + body + "</response>";
    }

    private static String items(int count, String items) {
        return answer(
                "00",
                "<body><gijunIlsi>20261015093000</gijunIlsi><totalCount>" + count + "</totalCount>" + items
                        + "</body>");
    }

    private static String item(String kind, String until, String pay) {
        return "<item><jeungNo>12345678901</jeungNo><gaipjaGb>" + kind + "</gaipjaGb><juminNo>" + SUBJECT
                + "</juminNo><chwideukIl>20220302</chwideukIl><sangsilIl>" + until + "</sangsilIl><bosuWolaek>" + pay
                + "</bosuWolaek><cheNapAek>412300      </cheNapAek></item>";
    }

    private static List<Map<String, String>> of(String kind, String until, String pay) {
        return mapped(
                ID,
                utf8(items(1, "<items>" + item(kind, until, pay) + "</items>")),
                about(SUBJECT),
                "HealthInsurance/insuredType",
                "HealthInsurance/monthlyPay",
                "HealthInsurance/until",
                "HealthInsurance/arrears");
    }

    private static Decoded decoded(String text) {
        return mapping(ID).decoder().decode(utf8(text), Set.of("gaipjaGb"));
    }

    @Test
    void anEmployeesPayIsReadThroughItsBlanksAndTheLastDayThereIsMeansThatItLasts() {
        assertThat(of("직장", "99991231", "2410000     "))
                .containsExactly(Map.of(
                        "HealthInsurance/insuredType", "EMPLOYEE",
                        "HealthInsurance/monthlyPay", "2410000",
                        "HealthInsurance/until", "known-empty",
                        "HealthInsurance/arrears", "412300"));
    }

    @Test
    void whoIsNoEmployeeHasNoPayAndWhoLostTheQualificationHasNone() {
        assertThat(of("피부양자", "99991231", "").getFirst())
                .containsEntry("HealthInsurance/insuredType", "DEPENDANT")
                .containsEntry("HealthInsurance/monthlyPay", "not-applicable");
        assertThat(of("직장", "20260930", "2410000     ").getFirst())
                .containsEntry("HealthInsurance/insuredType", "known-empty")
                .containsEntry("HealthInsurance/monthlyPay", "known-empty")
                .containsEntry("HealthInsurance/until", "2026-09-30");
    }

    @Test
    void anEmptyListSaysThatThereIsNoQualificationAndAMissingOneIsAnError() {
        assertThat(decoded(items(0, "<items/>"))).isInstanceOfSatisfying(Decoded.Records.class, records -> {
            assertThat(records.records()).isEmpty();
            assertThat(records.assertedAt()).contains(Instant.parse("2026-10-15T00:30:00Z"));
        });
        assertThat(rule(decoded(items(0, "")))).isEqualTo("M15");
        assertThat(decoded(answer("03", ""))).isEqualTo(new Decoded.NotHeld());
        assertThat(decoded(answer("22", ""))).isEqualTo(new Decoded.Failed("22"));
    }

    @Test
    void aPersonWhoStandsTwiceIsRefusedWhole() {
        String twice = item("직장", "99991231", "1") + item("지역", "99991231", "");
        assertThat(rule(decoded(items(2, "<items>" + twice + "</items>")))).isEqualTo("M19");
        assertThat(rule(decoded(items(1, "<items>" + twice + "</items>")))).isEqualTo("M15");
    }

    @Test
    void aDocumentTypeAnEntityOfItsOwnAndAnotherCharsetAreRefused() {
        String whole = items(1, "<items>" + item("직장", "99991231", "1") + "</items>");
        assertThat(rule(decoded(whole.replace(
                        "?><response>",
                        "?><!DOCTYPE response [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><response>"))))
                .isEqualTo("M13");
        assertThat(rule(decoded(whole.replace("직장", "&own;")))).isIn("M12", "M13");
        assertThat(rule(mapping(ID).decoder().decode(whole.getBytes(Charset.forName("EUC-KR")), Set.of("gaipjaGb"))))
                .isEqualTo("M11");
    }

    @Test
    void twoPeopleInAnAnswerOfTheResidentRegisterAreRefusedWhole() {
        String two =
                "{\"resultCd\":\"00\",\"stdrDt\":\"20261015093000\",\"person\":[{\"nm\":\"윤정우\"},{\"nm\":\"윤정우\"}]}";
        assertThat(rule(mapping("resident-register").decoder().decode(utf8(two), Set.of("nm"))))
                .isEqualTo("M19");
    }

    private static String rule(Decoded decoded) {
        return decoded instanceof Decoded.Unreadable unreadable
                ? unreadable.problem().rule()
                : decoded.toString();
    }
}
