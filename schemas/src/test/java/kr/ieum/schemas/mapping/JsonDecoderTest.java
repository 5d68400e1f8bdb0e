package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoding JSON: only permitted paths become text, hostile documents become a problem without their text. */
class JsonDecoderTest {

    private final SourceFields fields =
            new SourceFields(List.of("a", "b/c", "b/d", "list[]", "items[]/x", "items[]/y"));
    private final JsonDecoder decoder = new JsonDecoder(
            UTF_8,
            new Envelope(
                    "code",
                    Set.of("0"),
                    Set.of("4"),
                    Set.of(),
                    "body/record",
                    Envelope.Records.SOME,
                    Optional.empty(),
                    Optional.empty()),
            fields);

    @Test
    void nestedFieldsKeepTheirPathAndRepeatedOnesBecomeParts() {
        Decoded decoded = decode("""
            {"code":0,"body":{"record":{"a":1.50,"b":{"c":true,"d":"hidden"},"list":["p","q"],
             "items":[{"x":"1","y":"hidden"},{"x":"2"}],"z":{"deep":["hidden"]}}}}\
            """, "a", "b/c", "list", "items/x");
        assertThat(decoded)
                .isEqualTo(new Decoded.Records(
                        List.of(new NativeRecord(
                                "body/record",
                                1,
                                Map.of("a", "1.50", "b/c", "true"),
                                List.of(
                                        new NativeRecord("list", 1, Map.of("list", "p"), List.of()),
                                        new NativeRecord("list", 2, Map.of("list", "q"), List.of()),
                                        new NativeRecord("items", 1, Map.of("items/x", "1"), List.of()),
                                        new NativeRecord("items", 2, Map.of("items/x", "2"), List.of())))),
                        Optional.empty()));
    }

    @Test
    void severalRecordsKeepTheirOrder() {
        Decoded decoded = decode("{\"code\":\"0\",\"body\":{\"record\":[{\"a\":\"1\"},{\"a\":\"2\"}]}}", "a");
        assertThat(decoded)
                .isInstanceOfSatisfying(
                        Decoded.Records.class,
                        records -> assertThat(records.records())
                                .extracting(NativeRecord::position)
                                .containsExactly(1, 2));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M12 | {\"code\":\"0\",\"body\":{\"record\":{\"a\":\"1\",\"a\":\"2\"}}}",
                "M12 | {\"code\":\"0\",\"other\":{\"n\":1,\"n\":2},\"body\":{\"record\":{\"a\":\"1\"}}}",
                "M12 | {\"code\":\"0\",\"body\":{\"record\":{\"a\":NaN}}}",
                "M12 | {\"code\":\"0\",\"body\":{\"record\":{\"a\":\"1\"}}} and more",
                "M12 | {\"code\":\"0\",\"body\":{\"record\":{\"a\":\"secret",
                "M12 | []",
                "M12 | <html>secret</html>",
                "M14 | {\"body\":{\"record\":{\"a\":\"1\"}}}",
                "M14 | {\"code\":\"9\",\"body\":{\"record\":{\"a\":\"1\"}}}",
                "M15 | {\"code\":\"0\",\"body\":{}}",
                "M15 | {\"code\":\"0\",\"body\":{\"record\":null}}",
                "M15 | {\"code\":\"0\",\"body\":{\"record\":\"secret\"}}",
                "M15 | {\"code\":\"0\",\"body\":{\"record\":[1]}}",
                "M19 | {\"code\":\"0\",\"body\":{\"record\":{\"a\":[\"secret\"]}}}",
            })
    void whatBreaksTheFormatIsUnreadableAndNamedByItsRule(String rule, String text) {
        assertThat(decode(text, "a")).isInstanceOfSatisfying(Decoded.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem().rule()).isEqualTo(rule);
            assertThat(unreadable.problem().message()).doesNotContain("secret");
        });
    }

    @Test
    void depthLengthAndCharsetAreBounded() {
        String deep = "{\"code\":\"0\",\"other\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(rule(deep.getBytes(UTF_8))).isEqualTo("M12");
        String number = "{\"code\":\"0\",\"body\":{\"record\":{\"a\":" + "9".repeat(1_000_000) + "}}}";
        assertThat(rule(number.getBytes(UTF_8))).isEqualTo("M12");
        byte[] wrongCharset = "{\"code\":\"0\",\"body\":{\"record\":{\"a\":\"윤\"}}}".getBytes(RegisterAnswers.MS949);
        assertThat(rule(wrongCharset)).isEqualTo("M11");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() {
        assertThat(decode("\uFEFF{\"code\":\"4\"}", "a")).isEqualTo(new Decoded.NotHeld());
    }

    private String rule(byte[] payload) {
        return decoder.decode(payload, Set.of("a")) instanceof Decoded.Unreadable unreadable
                ? unreadable.problem().rule()
                : "readable";
    }

    private Decoded decode(String text, String... permitted) {
        return decoder.decode(text.getBytes(UTF_8), Set.of(permitted));
    }
}
