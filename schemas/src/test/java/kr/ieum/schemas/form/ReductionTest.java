package kr.ieum.schemas.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.PartialDate;
import kr.ieum.schemas.model.Value;
import kr.ieum.schemas.yaml.Faults;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves in which form (design §6). */
class ReductionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 15);

    private static ReductionContext context;

    @BeforeAll
    static void codes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("place.csv"), """
            code,name_ko,name_en,parent,valid_from,valid_to,successor
            A,가,A,,,,
            A1,가일,A1,A,,,
            A11,가일일,A11,A1,,,
            A12,가일이,A12,A1,,,
            A111,가일일일,A111,A11,,,
            A121,가일이일,A121,A12,,,
            A1111,가일일일일,A1111,A111,,,
            B1,나일,B1,B,,,
            B,나,B,,,,
            """);
        context = context("key of agreement one", CodeLists.load(folder, "codes", new Faults()));
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource({
        "1985-02-03, clear, 1985-02-03",
        "1985-02-03, year-month, 1985-02",
        "1985-02-03, year, 1985",
        "1985-02-03, decade, 1980s",
        "1985-02-03, exists, exists",
        "1985-02, clear, 1985-02",
        "1985, year-month, 1985",
        "1945-03, decade, 1940s",
    })
    void aDateIsCutToItsKnownParts(String date, String form, String text) {
        assertThat(reduced(date(date), form)).isEqualTo(text);
    }

    @ParameterizedTest(name = "born {0}, on 2026-10-15: {1} is {2}")
    @CsvSource({
        "2007-10-15, age-at-least:19, yes",
        "2007-10-16, age-at-least:19, no",
        "2007-10-15, age-over:18, yes",
        "2007-10-15, age-over:19, no",
        "2007-09, age-at-least:19, yes",
        "2007-10, age-at-least:19, undetermined",
        "2007, age-at-least:19, undetermined",
        "2006, age-at-least:19, yes",
        "2030-01-01, age-at-least:1, no",
    })
    void anAgeIsAnsweredYesNoOrUndeterminedWhereTheBirthDayIsUnknown(String born, String form, String answer) {
        assertThat(reduced(date(born), form)).isEqualTo(answer);
    }

    @Test
    void aChildOfTheTwentyNinthOfFebruaryCompletesAYearOnTheFirstOfMarch() {
        Value born = date("2008-02-29");
        assertThat(Reduction.reduce(born, form("age-at-least:19"), on(LocalDate.of(2027, 2, 28)))
                        .text())
                .isEqualTo("no");
        assertThat(Reduction.reduce(born, form("age-at-least:19"), on(LocalDate.of(2027, 3, 1)))
                        .text())
                .isEqualTo("yes");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "clear, 8502301000000",
        "first7, 850230-1******",
        "first6, 850230-*******",
        "last7, ******-1000000",
    })
    void aResidentNumberIsMaskedAsItIsPrinted(String form, String text) {
        assertThat(reduced(new Value.OfIdentifier("8502301000000"), form)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "first7, M000A00001234",
        "first6, 850230-100000",
        "last7, KMHAB1234567B",
        "last7, 850230100000０",
        "first7, 85023\uD83D\uDE00100000",
    })
    void onlyThirteenDigitsHaveADigitOfWhichPartsCanBeShown(String form, String text) {
        assertThat(text).hasSize(13);
        assertThat(reduced(new Value.OfIdentifier(text), form)).isEqualTo("exists");
    }

    @Test
    void anIdentifierOfAnotherLengthIsReducedToItsExistence() {
        FormedValue formed = Reduction.reduce(new Value.OfIdentifier("1101234567"), form("first7"), context);
        assertThat(formed.form()).isEqualTo(Form.EXISTS);
        assertThat(formed.text()).isEqualTo("exists");
    }

    @Test
    void aTokenIsStableWithinAnAgreementAndAnotherInTheNext() {
        Value number = new Value.OfIdentifier("8502301000000");
        String one = reduced(number, "token");
        String two = Reduction.reduce(number, form("token"), context("key of agreement two", context.codeLists()))
                .text();
        assertThat(one).isEqualTo(reduced(number, "token")).hasSize(43).isNotEqualTo(two);
        assertThat(reduced(new Value.OfIdentifier("8502301000001"), "token")).isNotEqualTo(one);
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "홍길동, 홍*동",
        "홍길, 홍*",
        "남궁길동, 남**동",
        "홍, *",
        "𠮷田洙, 𠮷*洙",
        "NGUYEN THI HOA, N***** T** H**",
        "Alexandria, A*********",
        "홍길동 스미스, 홍** 스**",
    })
    void aNameKeepsItsEndsOrTheFirstLetterOfEachWord(String name, String masked) {
        assertThat(reduced(new Value.OfName(name), "masked")).isEqualTo(masked);
    }

    @Test
    void aNameInDecomposedHangulIsMaskedLikeTheComposedOne() {
        String decomposed = Normalizer.normalize("홍길동", Normalizer.Form.NFD);
        assertThat(reduced(new Value.OfName(decomposed), "masked")).isEqualTo("홍*동");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "clear, 경기도 성남시 분당구 백현동 판교로 12 101동 202호",
        "street, 경기도 성남시 분당구 백현동 판교로 12",
        "district, 경기도 성남시 분당구 백현동",
        "city, 경기도 성남시 분당구",
        "province, 경기도",
    })
    void anAddressIsCutFromTheNarrowEnd(String form, String text) {
        Value address = new Value.OfAddress("경기도", "성남시 분당구", "백현동", "판교로 12", "101동 202호", "4113511000");
        assertThat(reduced(address, form)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} as {1} is {2}")
    @CsvSource({
        "25650000, band:10000000, 20000000..29999999",
        "20000000, band:10000000, 20000000..29999999",
        "19999999, band:10000000, 10000000..19999999",
        "0, band:1000, 0..999",
        "-1, band:1000, -1000..-1",
        "-1000, band:1000, -1000..-1",
        "-1001, band:1000, -2000..-1001",
        "130000000, over:130000000, no",
        "130000001, over:130000000, yes",
        "130000000, at-least:130000000, yes",
        "-5, over:1, no",
    })
    void anAmountStandsInOneBandAndOnOneSideOfAThreshold(String won, String form, String text) {
        assertThat(reduced(new Value.OfAmount(new BigDecimal(won)), form)).isEqualTo(text);
    }

    @Test
    void aCodeIsReplacedByItsAncestorAndTheTopByItself() {
        assertThat(reduced(new Value.OfCode("A11", "place"), "parent:1")).isEqualTo("A1");
        assertThat(reduced(new Value.OfCode("A11", "place"), "parent:2")).isEqualTo("A");
        assertThat(reduced(new Value.OfCode("A11", "place"), "parent:9")).isEqualTo("A");
    }

    @Test
    void nobodyWithoutAnIncomeIsOverAThresholdButASilentRegisterNeverMeansNo() {
        assertThat(Reduction.withoutValue(Datatype.AMOUNT, form("over:1000"), true))
                .hasValueSatisfying(formed -> assertThat(formed.text()).isEqualTo("no"));
        assertThat(Reduction.withoutValue(Datatype.AMOUNT, form("over:1000"), false))
                .hasValueSatisfying(formed -> assertThat(formed.text()).isEqualTo("undetermined"));
        assertThat(Reduction.withoutValue(Datatype.DATE, form("age-over:18"), true))
                .hasValueSatisfying(formed -> assertThat(formed.text()).isEqualTo("undetermined"));
        assertThat(Reduction.withoutValue(Datatype.AMOUNT, form("band:1000"), true))
                .isEmpty();
    }

    @Test
    void nothingIsReducedToAbsentOrToAFormOfAnotherDatatype() {
        Value name = new Value.OfName("홍길동");
        assertThatThrownBy(() -> Reduction.reduce(name, Form.ABSENT, context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("홍");
        assertThatThrownBy(() -> Reduction.reduce(name, form("year"), context))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFormedValueNeverShowsItsTextByAccident() {
        assertThat(Reduction.reduce(new Value.OfName("홍길동"), Form.CLEAR, context)
                        .toString())
                .doesNotContain("홍길동");
    }

    /** If v follows from w, equal w-texts have equal v-texts; if it doesn't, some pair of values shows why. */
    @ParameterizedTest
    @EnumSource(Datatype.class)
    void aFormFollowsExactlyWhenItCanBeComputed(Datatype datatype) {
        FormOrder order = FormOrder.of(datatype);
        List<Form> forms = SampleForms.of(datatype).stream()
                .filter(form -> !form.equals(Form.ABSENT) && !form.equals(Form.EXISTS))
                .toList();
        List<Value> values = values(datatype);
        Map<Form, List<String>> texts = new HashMap<>();
        for (Form form : forms) {
            texts.put(
                    form,
                    values.stream()
                            .map(value -> Reduction.reduce(value, form, context).text())
                            .toList());
        }
        for (Form w : forms) {
            if (w.name().equals("token")) {
                // a token loses nothing; it is the key that keeps others from computing back
                continue;
            }
            for (Form v : forms) {
                assertThat(order.follows(v, w))
                        .as("%s: %s from %s", datatype, v, w)
                        .isEqualTo(isFunction(texts.get(w), texts.get(v)));
            }
        }
    }

    private static boolean isFunction(List<String> from, List<String> to) {
        Map<String, String> computed = new HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            String before = computed.putIfAbsent(from.get(i), to.get(i));
            if (before != null && !before.equals(to.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Value> values(Datatype datatype) {
        Random random = new Random(20261015);
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            values.add(
                    switch (datatype) {
                        case DATE -> {
                            int month = random.nextInt(13);
                            int day = month == 0 ? 0 : random.nextInt(29);
                            yield new Value.OfDate(new PartialDate(1950 + random.nextInt(70), month, day));
                        }
                        case IDENTIFIER ->
                            new Value.OfIdentifier("85023" + random.nextInt(3) + (1 + random.nextInt(3)) + "00000"
                                    + random.nextInt(3));
                        case NAME ->
                            new Value.OfName(
                                    "홍길남궁".charAt(random.nextInt(4)) + "" + "가나".charAt(random.nextInt(2)) + "동");
                        case ADDRESS ->
                            new Value.OfAddress(
                                    "도" + random.nextInt(2),
                                    "시" + random.nextInt(2),
                                    "동" + random.nextInt(2),
                                    "로" + random.nextInt(2),
                                    "호" + random.nextInt(2),
                                    "");
                        case AMOUNT -> {
                            int near = 1000 * (random.nextInt(40) - 20);
                            yield new Value.OfAmount(BigDecimal.valueOf(near + random.nextInt(3) - 1));
                        }
                        case CODE ->
                            new Value.OfCode(
                                    List.of("A", "A1", "A11", "A12", "A111", "A1111", "A121", "B", "B1")
                                            .get(random.nextInt(9)),
                                    "place");
                        case TEXT -> new Value.OfText("글" + random.nextInt(5));
                        case INDICATOR -> new Value.OfIndicator(Answer.values()[random.nextInt(3)]);
                    });
        }
        return values;
    }

    private static String reduced(Value value, String form) {
        return Reduction.reduce(value, form(form), context).text();
    }

    private static Value date(String text) {
        String[] parts = text.split("-");
        return new Value.OfDate(new PartialDate(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 0,
                parts.length > 2 ? Integer.parseInt(parts[2]) : 0));
    }

    private static ReductionContext context(String key, CodeLists codeLists) {
        return new ReductionContext(TODAY, new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"), codeLists);
    }

    private static ReductionContext on(LocalDate day) {
        return new ReductionContext(day, context.tokenKey(), context.codeLists());
    }

    private static Form form(String text) {
        return Form.parse(text).orElseThrow();
    }
}
