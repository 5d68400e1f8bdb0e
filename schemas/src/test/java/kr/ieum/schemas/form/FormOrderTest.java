package kr.ieum.schemas.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import kr.ieum.schemas.model.Datatype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The order of forms per datatype (design §6, the table of forms). */
class FormOrderTest {

    @ParameterizedTest(name = "{0}: {1} follows from {2}")
    @CsvSource({
        "DATE, year-month, clear",
        "DATE, year, year-month",
        "DATE, decade, year",
        "DATE, exists, decade",
        "DATE, age-over:18, clear",
        "DATE, age-at-least:65, clear",
        "IDENTIFIER, first6, first7",
        "IDENTIFIER, last7, clear",
        "IDENTIFIER, token, clear",
        "IDENTIFIER, exists, token",
        "NAME, masked, clear",
        "NAME, exists, masked",
        "ADDRESS, street, clear",
        "ADDRESS, province, district",
        "AMOUNT, band:3000, band:1000",
        "AMOUNT, at-least:6000, band:3000",
        "AMOUNT, over:130000000, clear",
        "AMOUNT, exists, band:1000",
        "CODE, parent:2, parent:1",
        "CODE, exists, parent:1",
        "TEXT, exists, clear",
        "INDICATOR, absent, clear",
    })
    void aFormFollowsFromAMoreTellingOne(Datatype datatype, String v, String w) {
        assertThat(FormOrder.of(datatype).follows(form(v), form(w))).isTrue();
        assertThat(FormOrder.of(datatype).follows(form(w), form(v))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} doesn''t follow from {2}")
    @CsvSource({
        "DATE, age-over:18, year",
        "DATE, age-over:18, age-over:20",
        "DATE, exists, age-over:18",
        "IDENTIFIER, first6, last7",
        "IDENTIFIER, last7, first7",
        "IDENTIFIER, token, first7",
        "AMOUNT, band:3000, band:2000",
        "AMOUNT, band:1000, band:3000",
        "AMOUNT, at-least:5000, band:3000",
        "AMOUNT, over:6000, band:3000",
        "AMOUNT, over:3000, over:6000",
        "AMOUNT, exists, over:6000",
        "AMOUNT, exists, at-least:6000",
        "CODE, parent:1, parent:2",
    })
    void someFormsDoNotFollowFromEachOther(Datatype datatype, String v, String w) {
        assertThat(FormOrder.of(datatype).follows(form(v), form(w))).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} and {2} meet in {3}")
    @CsvSource({
        "DATE, year, age-over:18, absent",
        "DATE, clear, age-over:18, age-over:18",
        "DATE, decade, year-month, decade",
        "IDENTIFIER, first7, last7, exists",
        "IDENTIFIER, token, first6, exists",
        "AMOUNT, band:4, band:6, band:12",
        "AMOUNT, band:3000, at-least:6000, at-least:6000",
        "AMOUNT, band:3000, over:6000, absent",
        "AMOUNT, band:999999999999999999, band:999999999999999998, exists",
        "CODE, parent:1, parent:3, parent:3",
        "NAME, masked, exists, exists",
        "INDICATOR, clear, absent, absent",
    })
    void twoFormsMeetInTheGreatestThatFollowsFromBoth(Datatype datatype, String a, String b, String meet) {
        assertThat(FormOrder.of(datatype).meet(form(a), form(b))).isEqualTo(form(meet));
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void followingIsAPartialOrderWithClearOnTopAndAbsentAtTheBottom(Datatype datatype) {
        FormOrder order = FormOrder.of(datatype);
        List<Form> forms = SampleForms.of(datatype);
        for (Form a : forms) {
            assertThat(order.follows(a, a)).isTrue();
            assertThat(order.follows(a, Form.CLEAR)).as("%s from clear", a).isTrue();
            assertThat(order.follows(Form.ABSENT, a)).as("absent from %s", a).isTrue();
            for (Form b : forms) {
                if (order.follows(a, b) && order.follows(b, a)) {
                    assertThat(a).isEqualTo(b);
                }
                for (Form c : forms) {
                    if (order.follows(a, b) && order.follows(b, c)) {
                        assertThat(order.follows(a, c))
                                .as("%s from %s by way of %s", a, c, b)
                                .isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void theMeetIsTheGreatestLowerBoundOfAnyTwoForms(Datatype datatype) {
        FormOrder order = FormOrder.of(datatype);
        List<Form> forms = SampleForms.of(datatype);
        for (Form a : forms) {
            assertThat(order.meet(a, a)).isEqualTo(a);
            for (Form b : forms) {
                Form meet = order.meet(a, b);
                assertThat(order.has(meet)).isTrue();
                assertThat(order.follows(meet, a) && order.follows(meet, b)).isTrue();
                assertThat(order.meet(b, a)).isEqualTo(meet);
                for (Form c : forms) {
                    if (order.follows(c, a) && order.follows(c, b)) {
                        assertThat(order.follows(c, meet))
                                .as("%s from %s, the meet of %s and %s", c, meet, a, b)
                                .isTrue();
                    }
                    assertThat(order.meet(meet, c)).isEqualTo(order.meet(a, order.meet(b, c)));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Datatype.class)
    void theFixedOrderPutsAFormBehindAllItFollowsFrom(Datatype datatype) {
        FormOrder order = FormOrder.of(datatype);
        List<Form> forms = SampleForms.of(datatype);
        for (Form a : forms) {
            for (Form b : forms) {
                if (!a.equals(b) && order.follows(a, b)) {
                    assertThat(order.fixedOrder().compare(a, b))
                            .as("%s after %s", a, b)
                            .isPositive();
                }
                assertThat(order.fixedOrder().compare(a, b) == 0).isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void aParameterStandsExactlyWhereOneBelongsAndWithinItsBounds() {
        FormOrder amounts = FormOrder.of(Datatype.AMOUNT);
        assertThat(Stream.of("band", "clear:3", "exists:1", "masked", "year", "band:0", "band:01")
                        .noneMatch(text -> Form.parse(text).filter(amounts::has).isPresent()))
                .isTrue();
        assertThat(FormOrder.of(Datatype.CODE).has(form("parent:10"))).isFalse();
        assertThat(FormOrder.of(Datatype.DATE).has(form("age-over:200"))).isFalse();
        assertThat(amounts.takesParameter("over")).isTrue();
        assertThat(amounts.takesParameter("exists")).isFalse();
    }

    @Test
    void aFormOfAnotherDatatypeIsABugOfTheCaller() {
        assertThatThrownBy(() -> FormOrder.of(Datatype.NAME).follows(form("year"), Form.CLEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("year");
    }

    @Test
    void onlyFormsFromWhichExistsFollowsTellThatThereIsAValue() {
        assertThat(FormOrder.of(Datatype.AMOUNT).tellsExistence(form("band:10")))
                .isTrue();
        assertThat(FormOrder.of(Datatype.AMOUNT).tellsExistence(form("over:10")))
                .isFalse();
        assertThat(FormOrder.of(Datatype.DATE).tellsExistence(form("age-over:18")))
                .isFalse();
        assertThat(FormOrder.of(Datatype.INDICATOR).tellsExistence(Form.CLEAR)).isTrue();
        assertThat(FormOrder.of(Datatype.TEXT).tellsExistence(Form.ABSENT)).isFalse();
    }

    private static Form form(String text) {
        return Form.parse(text).orElseThrow();
    }
}
