package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The compiled decoder says of every document what the plain one says: the same records, the same rule, the same line. Documents
 * are random and then broken at random; a seed makes them again.
 */
class XmlDecoderDifferentialTest {

    private static final Map<String, String> PREFIXES = Map.of("urn:a", "", "urn:b", "b");
    private static final List<String> NAMES =
            List.of("a", "b:a", "c", "b:c", "list", "성명", "x:foreign", "b:items", "x");
    private static final List<String> DECLARED =
            List.of("a", "c/a", "c/b:c", "b:a", "list[]", "b:items[]/x", "b:items[]/c/성명", "성명");
    private static final List<String> PERMITTED =
            List.of("a", "c/a", "c/b:c", "b:a", "list", "b:items/x", "b:items/c/성명", "성명", "b:items");

    private final SourceFields fields = new SourceFields(DECLARED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void bothSayTheSameOfRandomAndBrokenDocuments(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            Charset charset = random.nextInt(6) == 0 ? Charset.forName("EUC-KR") : UTF_8;
            byte[] payload = document(random).getBytes(charset);
            for (int broken = random.nextInt(3); broken > 0; broken--) {
                payload = broken(payload, random);
            }
            Envelope envelope = envelope(random);
            Set<String> permitted = new HashSet<>();
            PERMITTED.stream().filter(path -> random.nextInt(3) > 0).forEach(permitted::add);
            String which = "seed " + seed + " document " + i + ": " + new String(payload, charset);
            assertThat(new XmlDecoder(charset, PREFIXES, envelope, fields).decode(payload, permitted))
                    .as(which)
                    .isEqualTo(new PlainXmlDecoder(charset, PREFIXES, envelope, fields).decode(payload, permitted));
        }
    }

    /** Were each piece put to those before, it would take minutes. */
    @Test
    @Timeout(20)
    void aTextThatCommentsCutIntoManyPiecesIsPutTogetherOnce() {
        int pieces = 1_000_000;
        String document = "<answer xmlns='urn:a' xmlns:b='urn:b'><b:code>0</b:code><records><record><a>"
                + "x<!---->".repeat(pieces) + "</a></record></records></answer>";
        Envelope envelope = new Envelope(
                "answer/b:code",
                Set.of("0"),
                Set.of(),
                Set.of(),
                "answer/records/record",
                Envelope.Records.ONE,
                Optional.empty(),
                Optional.empty());
        Decoded decoded =
                new XmlDecoder(UTF_8, PREFIXES, envelope, fields).decode(document.getBytes(UTF_8), Set.of("a"));
        assertThat(decoded).isInstanceOf(Decoded.Records.class);
        assertThat(((Decoded.Records) decoded).records().getFirst().field("a")).contains("x".repeat(pieces));
    }

    private static Envelope envelope(Random random) {
        return new Envelope(
                "answer/b:code",
                Set.of("0"),
                Set.of("4"),
                Set.of("9"),
                random.nextInt(5) == 0 ? "answer/b:code/record" : "answer/records/record",
                Envelope.Records.values()[random.nextInt(4)],
                random.nextInt(4) == 0 ? Optional.of("answer/records/b:count") : Optional.empty(),
                Optional.empty());
    }

    private static String document(Random random) {
        StringBuilder records = new StringBuilder();
        for (int i = random.nextInt(3); i > 0; i--) {
            records.append("<record>").append(elements(random, 4)).append("</record>\n");
        }
        String code = List.of("0", "0", "0", " 0 ", "4", "9", "?").get(random.nextInt(7));
        return (random.nextInt(6) == 0 ? "\uFEFF" : "")
                + (random.nextBoolean() ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "")
                + (random.nextInt(20) == 0 ? "<!DOCTYPE answer [<!ENTITY e \"secret\">]>" : "")
                + "<answer xmlns=\"urn:a\" xmlns:b=\"urn:b\" xmlns:x=\"urn:x\"><b:code>" + code + "</b:code>"
                + (random.nextInt(4) == 0 ? elements(random, 2) : "")
                + "<records><b:count>2</b:count>\n" + records + "</records></answer>";
    }

    private static String elements(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            String inner = depth > 0 && random.nextInt(3) == 0 ? elements(random, depth - 1) : text(random);
            text.append('<')
                    .append(name)
                    .append('>')
                    .append(inner)
                    .append("</")
                    .append(name)
                    .append('>');
            text.append(random.nextInt(3) == 0 ? "\n" : "");
        }
        return text.toString();
    }

    private static String text(Random random) {
        return List.of(
                        "",
                        " 윤정우 ",
                        "a &amp; b",
                        "<![CDATA[<x>]]> and more",
                        "&#44032;",
                        "one<!-- two -->three",
                        "<?pi x?>",
                        "&e;",
                        "plain")
                .get(random.nextInt(9));
    }

    /** One byte changed, one left out, one put in, or the end cut off. */
    private static byte[] broken(byte[] payload, Random random) {
        int at = random.nextInt(payload.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload, 0, at);
        int way = random.nextInt(8);
        byte[] odd = {0, '<', '>', '/', '&', ';', '"', (byte) 0xC0, (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\n', 'x'};
        if (way > 1) {
            out.write(odd[random.nextInt(odd.length)]);
        }
        if (way > 0) {
            int rest = way % 2 == 0 ? at : at + 1;
            out.write(payload, rest, payload.length - rest);
        }
        return out.size() == 0 ? payload : out.toByteArray();
    }
}
