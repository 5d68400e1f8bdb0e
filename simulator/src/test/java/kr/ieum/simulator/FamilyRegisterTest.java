package kr.ieum.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class FamilyRegisterTest {

    private static final Simulator SIMULATOR = Shared.SIMULATOR;
    private final Caller caller = new Caller(SIMULATOR);

    private static String healthy() {
        return SIMULATOR.population().cases().getFirst().applicant();
    }

    @Test
    void a_certificate_is_whole_and_in_the_fixed_order() throws Exception {
        HttpResponse<String> response = caller.send(caller.certificate(healthy(), "일반"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/xml;charset=UTF-8");
        assertThat(response.body())
                .containsSubsequence(
                        "<f:처리결과>정상</f:처리결과>",
                        "<f:발급일시>2026년 11월 22일",
                        "<f:증명서>",
                        "<f:등록기준지>",
                        "<f:본인><f:성명><f:한글>윤정우</f:한글><f:한자>尹正雨</f:한자></f:성명>" + "<f:출생연월일>1985년 02월 13일</f:출생연월일>",
                        "<f:성별>남</f:성별></f:본인>",
                        "<f:부><f:성명>윤상목</f:성명><f:주민등록번호>",
                        "<f:모>",
                        "<f:배우자><f:성명>백서린</f:성명>",
                        "<f:자녀><f:성명>윤하율</f:성명>",
                        "<f:자녀><f:성명>윤도겸</f:성명>",
                        "<f:혼인상태>혼인</f:혼인상태>",
                        "<f:신고일>",
                        "<f:증명서구분>일반</f:증명서구분>");
    }

    @Test
    void somebody_without_an_entry_has_no_certificate() throws Exception {
        HttpResponse<String> response = caller.send(caller.certificate("0001013000000", "일반"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("자료없음").doesNotContain("증명서>");
    }

    @Test
    void the_detailed_certificate_is_refused_with_a_fault() throws Exception {
        HttpResponse<String> response = caller.send(caller.certificate(healthy(), "상세"));
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("<soap:Fault").contains("상세").doesNotContain("윤정우");
    }

    @Test
    void a_request_without_soap_action_or_out_of_form_is_a_fault() throws Exception {
        HttpRequest.Builder bare = caller.request(SIMULATOR.endpoints().family(), "/family/services/certificate");
        assertThat(caller.send(bare.copy()
                                .header("Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString("<a/>"))
                                .build())
                        .body())
                .contains("SOAPAction");
        assertThat(caller.send(bare.copy()
                                .header("Content-Type", "text/xml")
                                .header("SOAPAction", "\"\"")
                                .POST(BodyPublishers.ofString("<a"))
                                .build())
                        .statusCode())
                .isEqualTo(500);
    }
}
