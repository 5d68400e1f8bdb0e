package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

    private static final List<String> DECLARED =
            List.of("a", "b/c", "b/d", "list[]", "items[]/x", "items[]/sub/y", "items[]/inner[]/z", "성명/한글", "code");
    private static final List<String> NAMES = List.of(
            "a",
            "b",
            "c",
            "d",
            "list",
            "items",
            "x",
            "sub",
            "y",
            "inner",
            "z",
            "성명",
            "한글",
            "code",
            "body",
            "record",
            "count",
            "at",
            "other",
            "b/c",
            "A",
            "",
            "a very long name that nobody declared",
            "\uD83D\uDE00");
    private static final List<String> PERMITTED =
            List.of("a", "b/c", "b/d", "list", "items/x", "items/sub/y", "items/inner/z", "성명/한글", "code");

    private final SourceFields fields = new SourceFields(DECLARED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void bothSayTheSameOfRandomAndBrokenDocuments(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            Charset charset = random.nextInt(6) == 0 ? UTF_16LE : UTF_8;
            Envelope envelope = envelope(random);
            byte[] payload = document(random).getBytes(charset);
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                payload = broken(payload, random);
            }
            compare(charset, envelope, payload, permitted(random), "seed " + seed + " document " + i);
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
            compare(UTF_8, envelope(new Random(7)), document.getBytes(UTF_8), Set.of("a", "b/c"), document);
            compare(UTF_16LE, envelope(new Random(7)), document.getBytes(UTF_16LE), Set.of("a", "b/c"), document);
        }
        compare(
                UTF_8,
                envelope(new Random(7)),
                record("\"a\":1").getBytes(UTF_16LE),
                Set.of("a"),
                "UTF-16 told as UTF-8");
        compare(
                UTF_8,
                envelope(new Random(7)),
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
                        envelope(new Random(7)),
                        record(names + last).getBytes(UTF_8),
                        Set.of("a"),
                        "names " + size);
                String skipped = record("\"skipped\":{" + names + last + "}");
                compare(UTF_8, envelope(new Random(7)), skipped.getBytes(UTF_8), Set.of("a"), "skipped names " + size);
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

    private static Envelope envelope(Random random) {
        return new Envelope(
                "code",
                Set.of("0", "true"),
                Set.of("4"),
                Set.of("9"),
                "body/record",
                Envelope.Records.values()[random.nextInt(4)],
                random.nextInt(4) == 0 ? Optional.of("body/count") : Optional.empty(),
                Optional.empty());
    }

    private static Set<String> permitted(Random random) {
        Set<String> permitted = new HashSet<>();
        PERMITTED.stream().filter(path -> random.nextInt(3) > 0).forEach(permitted::add);
        return permitted;
    }

    private static String document(Random random) {
        String records = random.nextInt(4) == 0
                ? value(random, 1)
                : random.nextBoolean() ? object(random, 4) : "[" + object(random, 4) + "," + object(random, 4) + "]";
        List<String> members =
                new ArrayList<>(List.of("\"code\":\"0\"", "\"body\":{\"count\":2,\"record\":" + records + "}"));
        if (random.nextInt(3) == 0) {
            members.add(random.nextInt(3), member(random, 3));
        }
        return (random.nextInt(8) == 0 ? "\uFEFF" : "") + "{" + String.join(blank(random) + ",", members) + "}"
                + blank(random);
    }

    private static String object(Random random, int depth) {
        List<String> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (names.add(name) || random.nextInt(20) == 0) {
                members.add("\"" + name + "\":" + value(random, depth - 1));
            }
        }
        return "{" + String.join("," + blank(random), members) + "}";
    }

    private static String member(Random random, int depth) {
        return "\"" + NAMES.get(random.nextInt(NAMES.size())) + "\"" + blank(random) + ":" + value(random, depth);
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "-12.50e3";
            case 3 -> "123456789012345678901234567890";
            case 4 -> "\"\"";
            case 5 -> "\"윤정우 \\u0041\\n\"";
            case 6 -> "\"plain text\"";
            case 7 -> "\"\uD83D\uDE00\"";
            case 8, 9 -> object(random, depth);
            default -> {
                List<String> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield "[" + String.join(",", items) + "]";
            }
        };
    }

    private static String blank(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "\n";
            case 1 -> "\r\n ";
            case 2 -> "\t";
            default -> "";
        };
    }

    /** One byte changed, one left out, one put in, or the end cut off. */
    private static byte[] broken(byte[] payload, Random random) {
        if (payload.length == 0) {
            return payload;
        }
        int at = random.nextInt(payload.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload, 0, at);
        int way = random.nextInt(4);
        if (way != 0) {
            byte[] odd = {
                0,
                '"',
                '{',
                '}',
                '[',
                ']',
                ',',
                ':',
                '\\',
                (byte) 0xC0,
                (byte) 0xED,
                (byte) 0xA0,
                (byte) 0x80,
                '\n',
                '1'
            };
            if (way != 1) {
                out.write(odd[random.nextInt(odd.length)]);
            }
            int rest = way == 2 ? at : at + 1;
            out.write(payload, rest, payload.length - rest);
        }
        return out.toByteArray();
    }
}
