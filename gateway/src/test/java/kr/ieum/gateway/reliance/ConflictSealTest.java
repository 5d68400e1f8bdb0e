package kr.ieum.gateway.reliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.reliance.ConflictSeal.Shown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seal speaks for one official, one look-up, one case, one conflict and one subject, and for nothing else. */
class ConflictSealTest {

    private static final UUID LOOKUP = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final Shown SHOWN = new Shown(LOOKUP, "kim.jihyun", "3000000-2026-04-0012347", "employment", 0);

    private final ConflictSeal seal = new ConflictSeal(new SecretKeySpec(new byte[32], "HmacSHA256"));

    @ParameterizedTest
    @CsvSource({
        "11111111-1111-4111-8111-111111111111, kim.jihyun, 3000000-2026-04-0012347, employment, 0, true",
        "22222222-2222-4222-8222-222222222222, kim.jihyun, 3000000-2026-04-0012347, employment, 0, false",
        "11111111-1111-4111-8111-111111111111, lee.sua, 3000000-2026-04-0012347, employment, 0, false",
        "11111111-1111-4111-8111-111111111111, kim.jihyun, 3000000-2026-04-0012348, employment, 0, false",
        "11111111-1111-4111-8111-111111111111, kim.jihyun, 3000000-2026-04-0012347, death, 0, false",
        "11111111-1111-4111-8111-111111111111, kim.jihyun, 3000000-2026-04-0012347, employment, 1, false"
    })
    void it_is_true_of_what_was_shown_alone(
            UUID lookup, String official, String caseNumber, String conflict, int subject, boolean same) {
        assertThat(seal.isTrue(seal.of(SHOWN), new Shown(lookup, official, caseNumber, conflict, subject)))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"''", "x"})
    void nothing_and_anything_are_no_seal(String made) {
        assertThat(seal.isTrue(made, SHOWN)).isFalse();
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(new ConflictSeal(new SecretKeySpec(other, "HmacSHA256")).isTrue(seal.of(SHOWN), SHOWN))
                .isFalse();
    }
}
