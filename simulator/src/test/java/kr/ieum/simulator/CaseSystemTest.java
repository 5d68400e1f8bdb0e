package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kr.ieum.simulator.cases.KnownCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseSystemTest {

    private static final Simulator SIMULATOR = Shared.SIMULATOR;
    private final Caller caller = new Caller(SIMULATOR);

    @AfterEach
    void reset() throws Exception {
        caller.control("POST", "reset", "");
    }

    private List<String> assigned(String official) throws Exception {
        return caller.cases("assigned", "담당자", official)
                .path("사건")
                .valueStream()
                .map(file -> file.path("접수번호").asString())
                .toList();
    }

    @Test
    void each_official_has_the_cases_of_the_demo() throws Exception {
        assertThat(assigned("kim.jihyun"))
                .contains(KnownCase.HEALTHY.number(), KnownCase.PROTECTED.number(), KnownCase.CANARY.number())
                .hasSize(28);
        assertThat(assigned("choi.minjun"))
                .containsExactly(
                        KnownCase.BUILDING_PERMIT.number(),
                        KnownCase.BUILDING_PERMIT_NO_CONSENT.number(),
                        KnownCase.BUILDING_PERMIT_SEVERAL.number(),
                        KnownCase.BUILDING_PERMIT_BAD_PARCEL.number(),
                        KnownCase.BUILDING_PERMIT_CHANGED_NUMBER.number());
        assertThat(assigned("jeong.haeun"))
                .containsExactly(KnownCase.INHERITANCE.number(), KnownCase.INHERITANCE_SECOND_RANK.number());
        assertThat(assigned("han.seoyeon"))
                .contains(KnownCase.SEONGNAM.number(), KnownCase.PROTECTED_HER_OWN.number())
                .allMatch(number -> number.startsWith("3780000"));
        assertThat(assigned("nobody")).isEmpty();
    }

    @Test
    void the_deputy_has_the_officials_cases_within_the_period_only() throws Exception {
        assertThat(assigned("lee.sua")).isEqualTo(assigned("kim.jihyun"));
        String number = KnownCase.HEALTHY.number();
        caller.control("POST", "cases/change", """
            {"접수번호":"%s","대직자":{"담당자":"lee.sua","시작":"2026-01-01","종료":"2026-11-21"}}\
            """.formatted(number));
        assertThat(assigned("lee.sua")).hasSize(27).doesNotContain(number);
    }

    @Test
    void a_case_is_told_whole() throws Exception {
        JsonNode file =
                caller.cases("inquiry", "접수번호", KnownCase.HEALTHY.number()).path("사건");
        assertThat(file.propertyNames())
                .containsExactly(
                        "접수번호", "사건구분", "이용사무", "소기능", "단계", "담당자", "대직자", "접수일시", "신청인", "대상자", "PNU", "사망자", "관할");
        assertThat(file.path("대상자").path(0).propertyNames())
                .containsExactly("주민등록번호", "성명", "관계", "관계확인", "보장가구여부", "동의서");
        assertThat(file.path("관할").asString()).isEqualTo("3000000");
        assertThat(file.path("사망자").isNull()).isTrue();
        assertThat(caller.cases("inquiry", "접수번호", "3000000-2026-04-9999999").toString())
                .isEqualTo("{\"결과\":\"없음\"}");
    }

    @Test
    void tests_can_move_a_case_on_and_back() throws Exception {
        String number = KnownCase.DECEASED_APPLICANT.number();
        caller.control("POST", "cases/change", "{\"접수번호\":\"" + number + "\",\"단계\":\"종결\"}");
        assertThat(stage(number)).isEqualTo("종결");
        caller.control("POST", "reset", "");
        assertThat(stage(number)).isEqualTo("조사");
    }

    @Test
    void tests_can_file_a_case_as_one_of_another_task() throws Exception {
        String number = "3000000-2026-11-0000301";
        caller.control("POST", "cases/copy", """
            {"접수번호":"%s","새접수번호":"%s","사건구분":"긴급","이용사무":"emergency-aid","소기능":"긴급지원 결정·사후조사","단계":"접수"}\
            """.formatted(KnownCase.HEALTHY.number(), number));
        JsonNode file = caller.cases("inquiry", "접수번호", number).path("사건");
        assertThat(file.path("사건구분").asString()).isEqualTo("긴급");
        assertThat(file.path("이용사무").asString()).isEqualTo("emergency-aid");
        assertThat(file.path("소기능").asString()).isEqualTo("긴급지원 결정·사후조사");
        assertThat(stage(number)).isEqualTo("접수");
        assertThat(caller.cases("inquiry", "접수번호", KnownCase.HEALTHY.number())
                        .path("사건")
                        .path("이용사무")
                        .asString())
                .isEqualTo("basic-livelihood");
    }

    private String stage(String number) throws Exception {
        return caller.cases("inquiry", "접수번호", number).path("사건").path("단계").asString();
    }
}
