package kr.ieum.schemas.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes are well-formed UTF-8 exactly when Java's strict decoder takes them. */
class Utf8Test {

    @Test
    void everyCharacterOfUpToThreeBytesIsToldAsTheDecoderTellsIt() {
        byte[] bytes = new byte[3];
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second += first < 0xE0 ? 1 : 3) {
                for (int third : new int[] {0, 'a', 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xE2, 0xFF}) {
                    bytes[0] = (byte) first;
                    bytes[1] = (byte) second;
                    bytes[2] = (byte) third;
                    same(bytes);
                }
            }
        }
    }

    @Test
    void everyCharacterAmongOthersTooWhereverItStands() {
        byte[] text = "가a나\"다 라\n마바\\사 é 아자차카타파하".getBytes(UTF_8);
        byte[] bytes = new byte[text.length + 3];
        for (int at = 0; at <= text.length; at += at < 9 ? 1 : 4) {
            System.arraycopy(text, 0, bytes, 0, at);
            System.arraycopy(text, at, bytes, at + 3, text.length - at);
            for (int first = 0x20; first < 256; first += first < 0xE0 ? 7 : 1) {
                for (int second = 0; second < 256; second += second < 0x80 ? 31 : 1) {
                    for (int third : new int[] {'a', 0x7F, 0x80, 0xBF, 0xC0, 0xE2}) {
                        bytes[at] = (byte) first;
                        bytes[at + 1] = (byte) second;
                        bytes[at + 2] = (byte) third;
                        same(bytes);
                    }
                }
            }
        }
    }

    @Test
    void longerTextsTooWhereverTheOddByteStands() {
        Random random = new Random(11);
        byte[] text = "이음 gateway 😀 é ascii ascii ascii ascii 가".getBytes(UTF_8);
        same(text);
        for (int i = 0; i < 50_000; i++) {
            byte[] broken = Arrays.copyOf(text, 1 + random.nextInt(text.length));
            for (int n = random.nextInt(3); n > 0; n--) {
                broken[random.nextInt(broken.length)] = (byte) (random.nextInt(128) + 128);
            }
            same(broken);
        }
        for (int lead = 0xF0; lead < 0x100; lead++) {
            for (int second = 0x70; second < 0x100; second++) {
                same(new byte[] {'x', (byte) lead, (byte) second, (byte) 0x80, (byte) 0xBF});
            }
        }
    }

    @Test
    void asciiIsToldAtEveryLengthAndPlace() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 'a');
            assertThat(Utf8.isAscii(bytes, 0, length)).isTrue();
            for (int odd = 0; odd < length; odd++) {
                bytes[odd] = (byte) 0x80;
                assertThat(Utf8.isAscii(bytes, 0, length)).isFalse();
                assertThat(Utf8.isAscii(bytes, 0, odd) && Utf8.isAscii(bytes, odd + 1, length))
                        .isTrue();
                bytes[odd] = 'a';
            }
        }
    }

    private static void same(byte[] bytes) {
        boolean decodes = SourceText.decode(bytes, 0, bytes.length, UTF_8).isPresent();
        if (Utf8.isWellFormed(bytes, 0) != decodes) {
            throw new AssertionError("differs on " + Arrays.toString(bytes));
        }
    }
}
