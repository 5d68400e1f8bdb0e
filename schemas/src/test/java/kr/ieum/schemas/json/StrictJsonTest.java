package kr.ieum.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/** JSON is kept exactly or refused, never changed silently. */
class StrictJsonTest {

    record Point(int x, String label) {}

    static Stream<String> hostile() {
        return Stream.of(
                "{\"a\":1,\"a\":2}",
                "[".repeat(65) + "]".repeat(65),
                "[" + "9".repeat(65) + "]",
                "[1.5e" + "9".repeat(70) + "]",
                "[NaN]",
                "[Infinity]",
                "{\"a\":1} trailing",
                "{\"a\":1}{\"a\":1}",
                "{'a':1}",
                "{a:1}",
                "[01]",
                "[1,]",
                "[1] // why",
                "{\"" + "k".repeat(257) + "\":1}",
                "\"\u0001\"");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatBreaksJsonOrItsLimitsIsRefused(String text) {
        assertThatThrownBy(() -> StrictJson.mapper().readTree(text.getBytes(UTF_8)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aTextOverTheLimitIsRefused() {
        String text = "\"" + "x".repeat(StrictJson.MAX_STRING + 1) + "\"";
        assertThatThrownBy(() -> StrictJson.mapper().readTree(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void longDecimalsAndLargeExponentsKeepEveryDigit() {
        assertThat(StrictJson.mapper()
                        .readTree("[0.10000000000000000001]")
                        .get(0)
                        .decimalValue())
                .isEqualTo(new BigDecimal("0.10000000000000000001"));
        assertThat(StrictJson.mapper().readTree("[1e400]").get(0).decimalValue())
                .isEqualTo(new BigDecimal("1e400"));
        assertThat(StrictJson.mapper().readTree("[1.500]").get(0).decimalValue())
                .isEqualTo(new BigDecimal("1.500"));
    }

    @Test
    void boundTypesTakeNeitherUnknownNorMissingNorCoercedFields() {
        assertThat(StrictJson.mapper().readValue("{\"x\":1,\"label\":\"a\"}", Point.class))
                .isEqualTo(new Point(1, "a"));
        for (String wrong : new String[] {
            "{\"x\":1,\"label\":\"a\",\"y\":2}",
            "{\"x\":1}",
            "{\"x\":null,\"label\":\"a\"}",
            "{\"x\":\"1\",\"label\":\"a\"}",
            "{\"x\":1.7,\"label\":\"a\"}",
            "{\"x\":1,\"label\":null}",
        }) {
            assertThatThrownBy(() -> StrictJson.mapper().readValue(wrong, Point.class))
                    .as(wrong)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void halfASurrogatePairIsSeen() {
        assertThat(StrictJson.isWellFormed("a𠮷b")).isTrue();
        assertThat(StrictJson.isWellFormed("a\ud842")).isFalse();
        assertThat(StrictJson.isWellFormed("\udfb7b")).isFalse();
        assertThat(StrictJson.isWellFormed("\ud842\ud842\udfb7")).isFalse();
    }
}
