package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import kr.ieum.schemas.json.StrictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is skimmed is what the parser would have read, and what the parser refuses isn't skimmed. How many random documents are compared
 * says {@code -Dieum.skim.documents=}; a seed and a number make each of them again.
 */
class JsonSkimTest {

    private static final int DOCUMENTS = Integer.getInteger("ieum.skim.documents", 20_000);

    private final SourceFields fields = new SourceFields(RandomJson.DECLARED);

    /** How many documents the parser reads, and how many of them were skimmed. */
    private int read;

    private int skimmed;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13, 14})
    void whatIsSkimmedOfRandomAndBrokenDocumentsIsWhatTheParserReads(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS / 4; i++) {
            Envelope envelope = RandomJson.envelope(random);
            byte[] payload =
                    (random.nextBoolean() ? RandomJson.document(random) : RandomJson.odd(random)).getBytes(UTF_8);
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                payload = RandomJson.broken(payload, random);
            }
            compare(envelope, payload, RandomJson.permitted(random), "seed " + seed + " document " + i);
        }
        assertThat(skimmed).as("of " + read + " that the parser reads").isGreaterThan(read * 95 / 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void anAnswerThatDiffersALittleFromTheOneBeforeIsReadAsTheParserReadsItToo(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < DOCUMENTS / 16; i++) {
            byte[] whole =
                    (random.nextBoolean() ? RandomJson.document(random) : RandomJson.odd(random)).getBytes(UTF_8);
            JsonDecoder decoder = new JsonDecoder(UTF_8, RandomJson.envelope(random), fields);
            Set<String> permitted = RandomJson.permitted(random);
            for (int change = 0; change < 8; change++) {
                byte[] payload = change == 0 ? whole : RandomJson.broken(whole, random);
                compare(decoder, payload, permitted, "seed " + seed + " document " + i + " change " + change);
            }
        }
        assertThat(skimmed).as("of " + read + " that the parser reads").isGreaterThan(read * 95 / 100);
    }

    @Test
    void answersThatKeepChangingTheirMembersAreReadAsTheParserReadsThem() {
        JsonDecoder decoder = new JsonDecoder(UTF_8, RandomJson.envelope(new Random(7)), fields);
        Set<String> permitted = Set.of("a", "b/c");
        for (int round = 0; round < 3; round++) {
            for (String members : List.of(
                    "\"a\":\"x\",\"b\":{\"c\":1},\"unknown\":\"u\"",
                    "\"a\":\"윤정우\",\"b\":{\"c\":-1.5e3},\"unheard\":[{\"n\":1}]",
                    "\"a\":\"x\",\"b\":{\"c\":1},\"a\":\"u\"",
                    "\"a\":\"x\",\"b\":{\"c\":1},\"unknown\":\"u\",\"unknown\":1",
                    "\"a\":\"x\",\"b\":{\"c\":null},\"unknown\":\"u\"",
                    "\"a\":\"x\",\"b\":{\"c\":true},\"unknown\":{\"n\":1,\"n\":2}",
                    "\"a\":\"x\\u0041\",\"b\":{\"c\":\"1\"},\"unknown\":\"u\"",
                    "\"a\":{\"n\":1},\"b\":{\"c\":[1]},\"unknown\":\"u\"",
                    "\"a\":\"x\",\"list\":[\"one\"],\"b\":{\"c\":01},\"unknown\":\"u\"",
                    "\"a\":\"x\",\"list\":[\"one\",2],\"b\":{\"c\":0},\"unknown\":\"u\"")) {
                for (int again = 0; again < 3; again++) {
                    compare(decoder, record(members), permitted, members);
                }
            }
        }
        assertThat(skimmed).isEqualTo(read);
    }

    @Test
    void aDocumentBrokenAtAnyOfItsBytesIsReadAsTheParserReadsIt() {
        byte[] whole = """
            {"code":"0","at":[true,null,{"k":-1.5e+3}],"body":{"record":{"a":"윤정우 \\u00e9\\n","b":{"c":12,"d":"é😀"},
            "list":["one",2],"items":[{"x":"plain","sub":{"y":"y"},"inner":[{"z":0}]},{"other":{"n":1,"m":2}}],
            "성명":{"한글":"가나다 라마 바사아자"},"unknown":"a text of more than eight bytes","more":[[],{}]}}}
            """.getBytes(UTF_8);
        Set<String> permitted = Set.copyOf(RandomJson.PERMITTED);
        JsonDecoder decoder = new JsonDecoder(UTF_8, RandomJson.envelope(new Random(7)), fields);
        compare(decoder, whole, permitted, "as it is");
        assertThat(skimmed).isOne();
        for (int at = 0; at < whole.length; at++) {
            compare(decoder, Arrays.copyOf(whole, at), permitted, "cut at " + at);
            for (int unit : new int[] {
                0, 1, 8, '\t', '\n', '\r', ' ', '"', '\'', '+', ',', '-', '.', '/', '0', '1', ':', 'E', '[', '\\', ']',
                '_', 'a', 'e', 'n', 't', 'u', '{', '}', 0x7F, 0x80, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xFF
            }) {
                byte[] other = whole.clone();
                other[at] = (byte) unit;
                compare(decoder, other, permitted, unit + " at " + at);
            }
        }
    }

    @Test
    void charactersThatUtf8DoesntHaveArentSkippedEither() {
        for (int[] bytes : List.of(
                new int[] {0xC0, 0x80},
                new int[] {0xC1, 0xBF},
                new int[] {0xE0, 0x80, 0x80},
                new int[] {0xE0, 0x9F, 0xBF},
                new int[] {0xED, 0xA0, 0x80},
                new int[] {0xED, 0xBF, 0xBF},
                new int[] {0xEA, 0xB0, 0x80, 0xED, 0xA0, 0x80},
                new int[] {0xF0, 0x8F, 0xBF, 0xBF},
                new int[] {0xF4, 0x90, 0x80, 0x80},
                new int[] {0xF5, 0x80, 0x80, 0x80},
                new int[] {0xFF},
                new int[] {0x80},
                new int[] {0xEA, 0xB0},
                new int[] {0xEA, 0xB0, ' ', 0xEA, 0xB0, 0x80})) {
            byte[] begin = "{\"code\":\"0\",\"body\":{\"record\":{\"a\":\"x\",\"skipped\":\"".getBytes(UTF_8);
            byte[] end = "\"}}}".getBytes(UTF_8);
            byte[] whole = new byte[begin.length + bytes.length + end.length];
            System.arraycopy(begin, 0, whole, 0, begin.length);
            for (int i = 0; i < bytes.length; i++) {
                whole[begin.length + i] = (byte) bytes[i];
            }
            System.arraycopy(end, 0, whole, begin.length + bytes.length, end.length);
            compare(RandomJson.envelope(new Random(7)), whole, Set.of("a"), Arrays.toString(bytes));
        }
        assertThat(read).isZero();
        assertThat(skimmed).isZero();
    }

    @Test
    void theLimitsOfTheParserAreThoseOfTheSkim() {
        for (int more = -1; more <= 1; more++) {
            int depth = StrictJson.MAX_DEPTH - 3 + more;
            int name = StrictJson.MAX_NAME + more;
            int number = StrictJson.MAX_NUMBER + more;
            int text = StrictJson.MAX_STRING + more;
            for (String members : List.of(
                    "\"skipped\":" + "[".repeat(depth) + "]".repeat(depth),
                    "\"skipped\":" + "{\"n\":".repeat(depth) + "1" + "}".repeat(depth),
                    "\"skipped\":" + "[{\"n\":".repeat(depth / 2) + "[]" + "}]".repeat(depth / 2),
                    "\"items\":" + "[".repeat(depth) + "]".repeat(depth),
                    "\"items\":[{\"inner\":" + "[".repeat(depth - 2) + "]".repeat(depth - 2) + "}]",
                    "\"" + "n".repeat(name) + "\":1",
                    "\"" + "n".repeat(name) + "\":1,\"" + "n".repeat(name) + "\":1",
                    "\"skipped\":" + "9".repeat(number),
                    "\"a\":" + "9".repeat(number),
                    "\"a\":\"" + "x".repeat(text) + "\"")) {
                compare(
                        RandomJson.envelope(new Random(7)),
                        record(members),
                        Set.of("a", "items/inner/z"),
                        members.substring(0, 20) + more);
                assertThat(skimmed).as(members.substring(0, 20) + more).isEqualTo(read);
            }
        }
        // these the parser reads, and the skim leaves them to it
        for (String members : List.of(
                "\"a\":-0." + "9".repeat(StrictJson.MAX_NUMBER - 1),
                "\"skipped\":\"" + "x".repeat(StrictJson.MAX_STRING + 1) + "\"")) {
            compare(RandomJson.envelope(new Random(7)), record(members), Set.of("a"), members.substring(0, 15));
        }
    }

    @Test
    void aNameThatStandsTwiceIsToldHoweverManyThereAre() {
        for (int size : List.of(1, 2, 3, 4, 5, 15, 16, 17, 18, 33, 65, 200)) {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < size; i++) {
                names.append("\"a long name of its own ").append(i).append("\":{\"n\":1},");
            }
            for (int twice = 0; twice < size; twice++) {
                String members = names + "\"a long name of its own " + twice + "\":1";
                compare(RandomJson.envelope(new Random(7)), record(members), Set.of("a"), size + " " + twice);
                compare(
                        RandomJson.envelope(new Random(7)),
                        record("\"s\":[{" + members + "}]"),
                        Set.of("a"),
                        size + " " + twice);
            }
            assertThat(skimmed).as("with a name twice").isZero();
            compare(RandomJson.envelope(new Random(7)), record(names + "\"a\":1"), Set.of("a"), "once");
            assertThat(skimmed).as("without one").isOne();
            skimmed = 0;
        }
    }

    @Test
    void aDeclaredNameThatStandsTwiceIsToldHoweverManyAreDeclared() {
        List<String> many = IntStream.range(0, 70).mapToObj(i -> "field" + i).toList();
        JsonDecoder decoder = new JsonDecoder(UTF_8, RandomJson.envelope(new Random(7)), new SourceFields(many));
        Set<String> permitted = Set.of("field0", "field69");
        List<String> members =
                many.stream().map(name -> "\"" + name + "\":\"1\"").toList();
        // a first pass teaches the order
        for (int pass = 0; pass < 2; pass++) {
            compare(decoder, record(String.join(",", members)), permitted, "once");
            for (int twice : List.of(0, 1, 62, 63, 64, 65, 68, 69)) {
                List<String> more = new ArrayList<>(members);
                more.add(members.get(twice));
                compare(decoder, record(String.join(",", more)), permitted, "at the end " + twice);
                more = new ArrayList<>(members);
                more.add(twice, members.get(twice));
                compare(decoder, record(String.join(",", more)), permitted, "in a row " + twice);
            }
            assertThat(skimmed).isEqualTo(pass + 1);
        }
        assertThat(read).isEqualTo(2);
    }

    private static byte[] record(String members) {
        return ("{\"code\":\"0\",\"body\":{\"record\":{" + members + "}}}").getBytes(UTF_8);
    }

    private void compare(Envelope envelope, byte[] payload, Set<String> permitted, String which) {
        compare(new JsonDecoder(UTF_8, envelope, fields), payload, permitted, which);
    }

    private void compare(JsonDecoder decoder, byte[] payload, Set<String> permitted, String which) {
        Decoded parsed = decoder.parsed(payload, permitted);
        assertThat(decoder.decode(payload, permitted))
                .as(() -> which + ", permitted " + permitted + ", " + new String(payload, UTF_8))
                .isEqualTo(parsed);
        read += parsed instanceof Decoded.Unreadable ? 0 : 1;
        boolean isSkimmed = decoder.skimmed(payload, permitted).isPresent();
        skimmed += isSkimmed && !(parsed instanceof Decoded.Unreadable) ? 1 : 0;
    }
}
