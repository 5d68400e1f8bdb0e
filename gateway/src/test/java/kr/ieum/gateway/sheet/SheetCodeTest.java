package kr.ieum.gateway.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SheetCodeTest {

    private final SheetCode code = SheetCode.fresh(new SecureRandom());

    private static SheetCode.Read read(String typed) {
        return SheetCode.read(typed);
    }

    @Test
    void aCodeCarries120RandomBitsInGroupsOfFive() {
        assertThat(code.text()).hasSize(25);
        assertThat(code.printed()).matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}");
        Set<SheetCode> many = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            many.add(SheetCode.fresh(new SecureRandom()));
        }
        assertThat(many).hasSize(1000);
    }

    @Test
    void itIsReadHoweverItIsTyped() {
        for (String typed : new String[] {
            code.printed(),
            code.text().toLowerCase(java.util.Locale.ROOT),
            " " + code.printed().replace("-", " ") + "\t",
            code.text().replace('1', 'l').replace('0', 'o').replace('V', 'u')
        }) {
            assertThat(read(typed)).isEqualTo(new SheetCode.Read.Good(code));
        }
    }

    @Test
    void everySingleWrongSymbolIsATypo() {
        for (int place = 0; place < SheetCode.LENGTH; place++) {
            for (char other : SheetCode.SYMBOLS.toCharArray()) {
                if (other != code.text().charAt(place)) {
                    String typed = code.text().substring(0, place)
                            + other
                            + code.text().substring(place + 1);
                    assertThat(read(typed)).as(place + " " + other).isEqualTo(new SheetCode.Read.Typo());
                }
            }
        }
    }

    @Test
    void everyTwoExchangedSymbolsAreATypo() {
        for (int a = 0; a < SheetCode.LENGTH; a++) {
            for (int b = a + 1; b < SheetCode.LENGTH; b++) {
                char[] symbols = code.text().toCharArray();
                if (symbols[a] != symbols[b]) {
                    char kept = symbols[a];
                    symbols[a] = symbols[b];
                    symbols[b] = kept;
                    assertThat(read(new String(symbols))).isEqualTo(new SheetCode.Read.Typo());
                }
            }
        }
    }

    @Test
    void aMissingSymbolAndAStrangeOneAreToldApartFromATypo() {
        assertThat(read(code.text().substring(1))).isEqualTo(new SheetCode.Read.Length(24));
        assertThat(read("")).isEqualTo(new SheetCode.Read.Length(0));
        assertThat(read("9".repeat(100_000))).isEqualTo(new SheetCode.Read.Length(100_000));
        assertThat(read("가" + code.text().substring(1))).isEqualTo(new SheetCode.Read.Strange());
    }

    @Test
    void itDoesNotShowItselfInALog() {
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
