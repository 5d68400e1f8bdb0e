package kr.ieum.schemas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AttributeKeyTest {

    private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}/[a-z][A-Za-z0-9]{0,63}");
    private static final String LETTERS = "AZaz09/-가Z/a";

    @Test
    void a_key_is_a_class_and_a_property_and_no_other_text() {
        Random random = new Random(20);
        int keys = 0;
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(7);
            for (int i = 0; i < length; i++) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            boolean isKey = SHAPE.matcher(text).matches();
            assertThat(AttributeKey.isKey(text.toString())).as("%s", text).isEqualTo(isKey);
            keys += isKey ? 1 : 0;
        }
        assertThat(keys).isPositive();
    }

    @Test
    void neither_name_is_longer_than_64() {
        for (int length = 63; length < 66; length++) {
            String rest = "a".repeat(length - 1);
            assertThat(AttributeKey.isKey("P" + rest + "/b")).isEqualTo(length <= 64);
            assertThat(AttributeKey.isKey("P/b" + rest)).isEqualTo(length <= 64);
        }
    }
}
