package kr.ieum.schemas.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column holds what Java's strict decoder makes of all its bytes, blanks at its end dropped, or the line is refused. */
class FixedWidthDecoderDifferentialTest {

    private static final int LENGTH = 12;

    @ParameterizedTest
    @CsvSource({"MS949", "EUC-KR", "UTF-8"})
    void columnsAreDecodedAsTheStrictDecoderDecodesThem(String name) {
        Charset charset = Charset.forName(name);
        FixedWidthDecoder decoder = decoder(charset);
        Random random = new Random(3);
        for (int i = 0; i < 60_000; i++) {
            byte[] line = line(charset, random);
            Optional<String> whole = strict(charset, line, 1, false);
            Optional<String> cut = strict(charset, line, 1 + LENGTH, true);
            Decoded decoded = decoder.decode(line, Set.of("whole", "cut"));
            if (whole.isEmpty() || cut.isEmpty()) {
                assertThat(decoded)
                        .as(Arrays.toString(line))
                        .isInstanceOfSatisfying(Decoded.Unreadable.class, refused -> {
                            assertThat(refused.problem().rule()).isEqualTo("M11");
                            assertThat(refused.problem().row()).isEqualTo(whole.isEmpty() ? "whole" : "cut");
                        });
            } else {
                assertThat(decoded)
                        .as(Arrays.toString(line))
                        .isEqualTo(new Decoded.Records(
                                List.of(new NativeRecord(
                                        "D", 1, Map.of("whole", whole.get(), "cut", cut.get()), List.of())),
                                Optional.empty()));
            }
        }
    }

    private static byte[] line(Charset charset, Random random) {
        byte[] line = new byte[1 + 2 * LENGTH];
        Arrays.fill(line, (byte) ' ');
        line[0] = 'D';
        for (int column = 0; column < 2; column++) {
            String text = List.of("", "2026-09-28", "윤정우", "  a b", "\u3000윤 ", "\tx\u001C", "윤정우윤정우", "é", "똠방각하")
                    .get(random.nextInt(9));
            byte[] bytes = text.getBytes(charset);
            System.arraycopy(bytes, 0, line, 1 + column * LENGTH, Math.min(bytes.length, LENGTH));
        }
        for (int odd = random.nextInt(3); odd > 0; odd--) {
            line[1 + random.nextInt(2 * LENGTH)] = (byte) random.nextInt(256);
        }
        return line;
    }

    private static Optional<String> strict(Charset charset, byte[] line, int from, boolean mayBeCut) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(line, from, LENGTH);
        CharBuffer out = CharBuffer.allocate(2 * LENGTH);
        boolean wrong = decoder.decode(in, out, !mayBeCut).isError() || (!mayBeCut && in.hasRemaining());
        return wrong ? Optional.empty() : Optional.of(out.flip().toString().stripTrailing());
    }

    private static FixedWidthDecoder decoder(Charset charset) {
        FixedWidthLayout.Column type = new FixedWidthLayout.Column("type", 0, 1, false);
        FixedWidthLayout.Column whole = new FixedWidthLayout.Column("whole", 1, LENGTH, false);
        FixedWidthLayout.Column cut = new FixedWidthLayout.Column("cut", 1 + LENGTH, LENGTH, true);
        FixedWidthLayout.LineType other = new FixedWidthLayout.LineType("H", List.of(type));
        return new FixedWidthDecoder(
                new FixedWidthLayout(
                        charset,
                        1 + 2 * LENGTH,
                        "\r\n".getBytes(StandardCharsets.US_ASCII),
                        other,
                        new FixedWidthLayout.LineType("D", List.of(type, whole, cut)),
                        other,
                        new FixedWidthLayout.Marks(whole, whole, whole)),
                ZoneId.of("Asia/Seoul"));
    }
}
