package kr.ieum.gateway.agreement.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpersonalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "850230-1234567",
                "8502301234567",
                "850230 1234567",
                "8 5 0 2 3 0 1 2 3 4 5 6 7",
                "８５０２３０－１２３４５６７",
                "850230-1******",
                "850230-*******",
                "010-1234-5678",
                "3000000-2026-04-0012345",
                "850230\n1234567",
                "글\u0000자",
                "",
                "   "
            })
    void whatMayStandForAPersonIsRefused(String written) {
        assertThat(ImpersonalText.of(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "건축법 제11조 제11항에 따라 대지의 소유 관계를 확인해야 한다.",
                "2026년 하반기부터 하루 120건, 기준 1,300만원",
                "Act no. 19234, art. 22(1)"
            })
    void articlesAmountsAndYearsMayStandInIt(String written) {
        assertThat(ImpersonalText.of(written)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501})
    void itIsShort(int length) {
        assertThat(ImpersonalText.of("가".repeat(length)).isPresent()).isEqualTo(length <= ImpersonalText.LONGEST);
    }
}
