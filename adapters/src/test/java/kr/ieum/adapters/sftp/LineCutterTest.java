package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is cut, putting the pieces together gives what was received. */
class LineCutterTest {

    private static List<String> cut(String text, String terminator, int atMostAtOnce) throws IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(US_ASCII)) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(length, atMostAtOnce));
            }
        };
        LineCutter lines = new LineCutter(in, 3, terminator.getBytes(US_ASCII));
        List<String> pieces = new ArrayList<>();
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            pieces.add(new String(line.get(), US_ASCII));
        }
        assertThat(String.join("", pieces)).isEqualTo(text);
        return pieces;
    }

    @Test
    void lines_end_with_their_terminator_however_the_bytes_arrive() throws IOException {
        for (int atOnce = 1; atOnce < 9; atOnce++) {
            assertThat(cut("ab\r\n\r\nc\rd\ne\r\nlast", "\r\n", atOnce))
                    .containsExactly("ab\r\n", "\r\n", "c\rd\ne\r\n", "last");
        }
    }

    @Test
    void without_a_terminator_lines_are_cut_by_their_length() throws IOException {
        assertThat(cut("abcdefgh", "", 2)).containsExactly("abc", "def", "gh");
    }

    @Test
    void a_line_without_end_comes_in_pieces() throws IOException {
        assertThat(cut("x".repeat(LineCutter.LONGEST * 2 + 5), "\r\n", 100_000))
                .extracting(String::length)
                .containsExactly(LineCutter.LONGEST, LineCutter.LONGEST, 5);
    }

    @Test
    void an_empty_file_has_no_line() throws IOException {
        assertThat(cut("", "\r\n", 10)).isEmpty();
    }
}
