package kr.ieum.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.release.ReleasedValues;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {

    private static final ScriptedModel MODEL = new ScriptedModel();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DATE      | clear           | 1985-02-03           | 1985. 2. 3.                 | 3 Feb 1985
        DATE      | clear           | 1985-02              | 1985년 2월                  | Feb 1985
        DATE      | year            | 1985                 | 1985년                      | 1985
        DATE      | decade          | 1980s                | 1980년대                    | 1980s
        DATE      | age-at-least:19 | yes                  | 예                          | Yes
        DATE      | exists          | exists               | 있음                        | On record
        AMOUNT    | clear           | 1234000              | 1,234,000원                 | KRW 1,234,000
        AMOUNT    | clear           | 0                    | 0원                         | KRW 0
        AMOUNT    | clear           | -1350000             | −1,350,000원                | −KRW 1,350,000
        AMOUNT    | clear           | 12345678901234567890 | 12,345,678,901,234,567,890원 | KRW 12,345,678,901,234,567,890
        AMOUNT    | band:1000000    | 1000000..1999999     | 1,000,000원 ~ 1,999,999원   | KRW 1,000,000 to KRW 1,999,999
        AMOUNT    | band:1000000    | -1000000..-1         | −1,000,000원 ~ −1원         | −KRW 1,000,000 to −KRW 1
        AMOUNT    | over:130000000  | no                   | 아니오                      | No
        AMOUNT    | over:130000000  | undetermined         | 확인 불가                   | Undetermined
        IDENTIFIER| first7          | 850230-1******       | 850230-1******              | 850230-1******
        NAME      | masked          | 홍*동                | 홍*동                       | 홍*동
        INDICATOR | clear           | yes                  | 예                          | Yes
        CODE      | clear           | SPOUSE               | 배우자                      | Spouse
        CODE      | clear           | NEW_CODE             | NEW_CODE                    | NEW_CODE
        ADDRESS   | district        | 서울특별시 종로구    | 서울특별시 종로구           | 서울특별시 종로구
        """)
    void aReleasedValueReadsInBothLanguages(Datatype datatype, String form, String text, String ko, String en) {
        var value = ReleasedValues.of(datatype, Form.parse(form).orElseThrow(), text);
        var property = datatype == Datatype.CODE
                ? MODEL.property(new AttributeKey("Family/relationToApplicant"))
                : Optional.<kr.ieum.schemas.model.Property>empty();
        assertThat(text(Locale.KOREAN).of(value, property)).isEqualTo(ko);
        assertThat(text(Locale.ENGLISH).of(value, property)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        over:130000000  | 130,000,000원을 넘는가? | More than KRW 130,000,000?
        at-least:1000   | 1,000원 이상인가?       | KRW 1,000 or more?
        age-over:19     | 만 19세를 넘는가?       | Over 19 years old?
        band:1000000    | 1,000,000원 단위 구간   | In steps of KRW 1,000,000
        first7          | 앞 7자리만              | First 7 digits only
        """)
    void aFormReadsWithItsThreshold(String form, String ko, String en) {
        assertThat(text(Locale.KOREAN).form(Form.parse(form).orElseThrow())).isEqualTo(ko);
        assertThat(text(Locale.ENGLISH).form(Form.parse(form).orElseThrow())).isEqualTo(en);
    }

    private static ValueText text(Locale locale) {
        return new ValueText(
                new Words(new WebConfiguration().messageSource(), MODEL, MODEL, ZoneId.of("Asia/Seoul"), locale));
    }
}
