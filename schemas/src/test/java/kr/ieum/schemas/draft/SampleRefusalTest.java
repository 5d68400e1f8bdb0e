package kr.ieum.schemas.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kr.ieum.schemas.mapping.FileReport;
import kr.ieum.schemas.yaml.Fault;
import org.junit.jupiter.api.Test;

/** Samples that can't be read: each is refused with a rule, a place and a remedy, and nothing of it is quoted. */
class SampleRefusalTest {

    private static final String SECRET = "9001011234567";

    @Test
    void eachIsRefusedByItsRule() {
        assertThat(rule("")).contains("D1");
        assertThat(rule("   \n \n")).contains("D1");
        assertThat(rule("a single line without any separator at all")).contains("D3");
        assertThat(rule("{\"a\":1,\"a\":2}")).contains("D4");
        assertThat(rule("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")).contains("D4");
        assertThat(rule("<a><b></a>")).contains("D4");
        assertThat(rule("{}")).contains("D5");
        assertThat(rule("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a><c>&b;</c></a>"))
                .contains("D6");
        assertThat(rule("<a><c>&b;</c><d/></a>")).contains("D6");
        assertThat(rule("{\"" + SECRET + "\":{\"name\":\"x\"},\"b\":1}")).contains("D7");
    }

    private static Optional<String> rule(String sample) {
        return RegisterSamples.refused(sample).map(Fault::rule);
    }

    @Test
    void aRefusalNamesThePlaceAndQuotesNothing() {
        Fault fault = RegisterSamples.refused("{\n\"a\":\"" + SECRET + "\",\n\"b\":" + SECRET + "x}")
                .orElseThrow();
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.toString())
                .startsWith("sample:3: ")
                .contains("->", "[D4]")
                .doesNotContain(SECRET);
    }

    @Test
    void bytesOfNoCharsetOfTheListAreRefusedAndNotReplaced() {
        assertThat(RegisterSamples.refused(new byte[] {'a', ',', 'b', '\n', (byte) 0xFF, (byte) 0xFF, ',', 'c', '\n'}))
                .map(Fault::rule)
                .contains("D2");
    }

    @Test
    void charsetsAreFoundByStrictDecodingAndDoubtIsStated() {
        String korean = "성명,생년월일\n홍길동,20010203\n가나다,20020304\n";
        assertThat(text(korean.getBytes(StandardCharsets.UTF_8))).contains("charset: UTF-8   # 엄격하게 해독됨 (");
        assertThat(text(("\uFEFF" + korean).getBytes(StandardCharsets.UTF_8))).contains("charset: UTF-8", "\"성명\"");
        assertThat(text(("\uFEFF" + korean).getBytes(StandardCharsets.UTF_16LE)))
                .contains("charset: UTF-16LE", "BOM");
        assertThat(text(korean.getBytes(Charset.forName("EUC-KR")))).contains("charset: MS949   # EUC-KR로도 읽히며");
        assertThat(text(korean.replace("가나다", "똠방각하").getBytes(Charset.forName("MS949"))))
                .contains("charset: MS949   # 엄격하게 해독됨; EUC-KR에 없는 글자가 있음");
        assertThat(text("nm,birthYmd\nHong,20010203\nKim,20020304\n".getBytes(StandardCharsets.UTF_8)))
                .contains("표본에 ASCII만 있어 EUC-KR, MS949일 수도 있음");
    }

    private static String text(byte[] sample) {
        return RegisterSamples.draft("sample", sample).text();
    }

    @Test
    void blanksAfterCommasOtherSeparatorsAndMissingHeadersAreToldApart() {
        assertThat(text("given_name, surname, birth\nanna, smith, 19800101\nbob, jones, 19810202\n"
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("\"surname\"", "칸의 앞뒤에 빈칸이 있음", "날짜 yyyyMMdd");
        assertThat(text("성명;금액\n홍길동;1,000\n가나다;2,500\n".getBytes(StandardCharsets.UTF_8)))
                .contains("separator: \";\"");
        assertThat(text("1111010100\t종로구\t존재\n1111010200\t중구\t존재\n".getBytes(StandardCharsets.UTF_8)))
                .contains("머리줄이 없음", "\"c1\"", "separator: tab");
        assertThat(text("성명,금액,금액\n홍길동,10,20\n가나다,30,40\n".getBytes(StandardCharsets.UTF_8)))
                .contains("머리글이 두 번 나옴: 금액", "inOrder: true", "headings: {\"금액#2\": \"금액\"}");
    }

    @Test
    void rarerSeparatorsCountWhereEveryLineHasEquallyMany() {
        for (String sign : new String[] {"^", "~", "#", ":"}) {
            byte[] sample = "성명^생년월일^번호\n홍길동^20010203^12\n가나다라^20020304^1\n"
                    .replace("^", sign)
                    .getBytes(StandardCharsets.UTF_8);
            Draft draft = RegisterSamples.draft("sample", sample);
            assertThat(draft.text()).as(sign).contains("separator: " + YamlText.quoted(sign));
            assertThat(RegisterSamples.run(draft, sample).read()).as(sign).isEqualTo(2);
        }
        assertThat(rule("성명^생년월일^번호\n홍길동^20010203\n가나다라\n")).contains("D3");
    }

    @Test
    void aDayThatNeverWasLeavesAColumnOfDaysWhatItIsAndIsNamed() {
        StringBuilder rows = new StringBuilder("rrn,birthYmd\n");
        for (int i = 1; i <= 20; i++) {
            rows.append("900101100000").append(i % 10).append(',');
            rows.append(i == 3 ? "" : i == 7 ? "19801350" : "200102" + (10 + i % 15))
                    .append('\n');
        }
        Draft draft = RegisterSamples.draft("sample", rows.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(draft.text())
                .contains("transform: {type: date, pattern: \"yyyyMMdd\"}", "날짜가 아닌 값 1개, 7번째 값")
                .doesNotContain("19801350");
        FileReport report = RegisterSamples.run(draft, rows.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.first().rule()).isEqualTo("M7");
            assertThat(problem.count()).isEqualTo(1);
        });
        // where every second one is none, they are something else
        assertThat(text("a,b\n1,20010203\n2,20019999\n".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("날짜");
    }
}
