package kr.ieum.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a result's lines is believed: only all of them, in their order. */
class BulkResultTest {

    private static final BulkProgress TOLD =
            new BulkProgress("f", BulkProgress.State.DONE, 1, 4, 4, 1, 1, 1, Optional.empty());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BulkResult result = new BulkResult(out, TOLD);

    @Test
    void lines_that_follow_each_other_and_are_as_many_as_told_are_a_whole_result() throws IOException {
        assertThat(taken("line,outcome,why\n2,answered,\n")).isTrue();
        assertThat(result.isWhole()).isFalse();
        assertThat(taken("3,unreadable,B8\n4,refused,volume\n")).isTrue();

        assertThat(result.isWhole()).isTrue();
        assertThat(out.toString(UTF_8)).isEqualTo("line,outcome,why\n2,answered,\n3,unreadable,B8\n4,refused,volume\n");
    }

    @Test
    void a_line_that_is_missing_comes_twice_or_is_cut_is_not_taken() throws IOException {
        assertThat(taken("line,outcome,why\n3,answered,\n")).isFalse();
        assertThat(new BulkResult(out, TOLD).take("1,answered,\n1,answered,\n".getBytes(UTF_8)))
                .isFalse();
        assertThat(new BulkResult(out, TOLD).take("1,answered,".getBytes(UTF_8)))
                .isFalse();
        assertThat(new BulkResult(out, TOLD).take(new byte[0])).isFalse();
        assertThat(out.size()).isZero();
    }

    @Test
    void as_many_lines_with_other_outcomes_are_no_whole_result() throws IOException {
        assertThat(taken("line,outcome,why\n2,answered,\n3,answered,\n4,refused,volume\n"))
                .isTrue();

        assertThat(result.isWhole()).isFalse();
    }

    private boolean taken(String lines) throws IOException {
        return result.take(lines.getBytes(UTF_8));
    }
}
