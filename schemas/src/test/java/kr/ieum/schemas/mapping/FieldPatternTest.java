package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A star in the name of a source field stands for any text, and nothing else is a sign. */
class FieldPatternTest {

    @ParameterizedTest(name = "{0} is {1}: {2}")
    @CsvSource({
        "vin, vin, true",
        "vin, vin2, false",
        "vi, vin, false",
        "*, '', true",
        "*, 자녀/성명, true",
        "자녀/*, 자녀/성명, true",
        "자녀/*, 부/성명, false",
        "*Nm, ownerNmNm, true",
        "*Nm, ownerNmX, false",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXcXb, false",
        "a**, a, true",
        "v.n, vin, false",
        "[a-z]*, vin, false",
        "'\\E*', vin, false",
    })
    void aStarStandsForAnyText(String pattern, String name, boolean matches) {
        assertThat(new FieldPattern(pattern).test(name)).isEqualTo(matches);
    }

    /** A regular expression made of it would be tried in more ways than there is time for. */
    @Test
    void manyStarsCostNoMoreThanFew() {
        String pattern = "*a".repeat(100) + "*b";
        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> new FieldPattern(pattern).test("a".repeat(250))))
                .isFalse();
    }
}
