package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiled decoder says of every document what the plain one says: the same records, the same rule, the same line. Documents
 * are random and then broken at random; a seed makes them again.
 */
class JsonDecoderDifferentialTest {

    private final SourceFields fields = new SourceFields(RandomJson.DECLARED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void bothSayTheSameOfRandomAndBrokenDocuments(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            Charset charset = random.nextInt(6) == 0 ? UTF_16LE : UTF_8;
            Envelope envelope = RandomJson.envelope(random);
            byte[] payload = RandomJson.document(random).getBytes(charset);
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                payload = RandomJson.broken(payload, random);
            }
            compare(charset, envelope, payload, RandomJson.permitted(random), "seed " + seed + " document " + i);
        }
    }

    @Test
    void bothSayTheSameAtTheLimits() {
        for (String document : List.of(
                record("\"" + "n".repeat(256) + "\":1"),
                record("\"" + "n".repeat(257) + "\":1"),
                record("\"" + "이".repeat(86) + "\":1"),
                record("\"" + "이".repeat(256) + "\":1"),
                record("\"" + "이".repeat(257) + "\":1"),
                record("\"b\":{\"" + "n".repeat(300) + "\":1}"),
                record("\"skipped\":{\"" + "이".repeat(100) + "\":{\"" + "이".repeat(257) + "\":2}}"),
                record("\"a\":" + "9".repeat(64)),
                record("\"a\":" + "9".repeat(65)),
                record("\"a\":1e400"),
                record("\"a\":-0.0"),
                record("\"skipped\":" + "9".repeat(65)),
                record("\"a\":\"" + "x".repeat(1_048_576) + "\""),
                record("\"a\":\"" + "x".repeat(1_048_577) + "\""),
                record("\"skipped\":\"" + "x".repeat(1_048_577) + "\""),
                record("\"a\":\"" + "이".repeat(1_048_576) + "\""),
                record("\"a\":\"" + "이".repeat(1_048_577) + "\""),
                record("\"a\":" + "[".repeat(62) + "]".repeat(62)),
                record("\"skipped\":" + "[".repeat(61) + "]".repeat(61)),
                record("\"skipped\":" + "[".repeat(62) + "]".repeat(62)),
                record("\"skipped\":" + "{\"n\":".repeat(62) + "1" + "}".repeat(62)),
                record("\"a\":\"\\ud800\""),
                record("\"a\":\"\\u0000\""),
                record("\"a\":\"1\",\"\\u0061\":\"2\""),
                "\uFEFF\uFEFF{\"code\":\"4\"}",
                "\uFEFF" + record("\"a\":\"1\""),
                " \n {\"code\":\"4\"\n,\"x\":1,\n\"x\":2}",
                "{\"code\":\"4\",\"code\":\"4\"}",
                "",
                "{",
                "\u0000{\u0000}")) {
            compare(UTF_8, RandomJson.envelope(new Random(7)), document.getBytes(UTF_8), Set.of("a", "b/c"), document);
            compare(
                    UTF_16LE,
                    RandomJson.envelope(new Random(7)),
                    document.getBytes(UTF_16LE),
                    Set.of("a", "b/c"),
                    document);
        }
        compare(
                UTF_8,
                RandomJson.envelope(new Random(7)),
                record("\"a\":1").getBytes(UTF_16LE),
                Set.of("a"),
                "UTF-16 told as UTF-8");
        compare(
                UTF_8,
                RandomJson.envelope(new Random(7)),
                record("\"a\":1").getBytes(Charset.forName("UTF-32BE")),
                Set.of("a"),
                "UTF-32 told as UTF-8");
    }

    @Test
    void anObjectOfManyNamesIsToldTwiceTheSame() {
        for (int size : List.of(7, 8, 9, 31, 32, 33, 62, 63, 64, 65, 200)) {
            for (boolean twice : List.of(false, true)) {
                StringBuilder names = new StringBuilder();
                for (int i = 0; i < size; i++) {
                    names.append("\"n").append(i).append("\":1,");
                }
                String last = twice ? "\"n" + size / 2 + "\":1" : "\"a\":1";
                compare(
                        UTF_8,
                        RandomJson.envelope(new Random(7)),
                        record(names + last).getBytes(UTF_8),
                        Set.of("a"),
                        "names " + size);
                String skipped = record("\"skipped\":{" + names + last + "}");
                compare(
                        UTF_8,
                        RandomJson.envelope(new Random(7)),
                        skipped.getBytes(UTF_8),
                        Set.of("a"),
                        "skipped names " + size);
            }
        }
    }

    private static String record(String members) {
        return "{\"code\":\"0\",\"body\":{\"record\":{" + members + "}}}";
    }

    private void compare(Charset charset, Envelope envelope, byte[] payload, Set<String> permitted, String which) {
        Decoded plain = new PlainJsonDecoder(charset, envelope, fields).decode(payload, permitted);
        Decoded compiled = new JsonDecoder(charset, envelope, fields).decode(payload, permitted);
        if (plain instanceof Decoded.Unreadable first && compiled instanceof Decoded.Unreadable later) {
            // of two faults the compiled one may see the second: it reads the colon before it looks whether the name is
            // new
            assertThat(later.problem().position())
                    .as(which)
                    .isBetween(first.problem().position(), first.problem().position() + 2);
            assertThat(later.problem().rule())
                    .as(which)
                    .isEqualTo(first.problem().rule());
            assertThat(later.problem().message())
                    .as(which)
                    .isEqualTo(first.problem().message());
            return;
        }
        assertThat(compiled)
                .as(() -> which + ", permitted " + permitted + ", " + new String(payload, charset))
                .isEqualTo(plain);
    }
}
