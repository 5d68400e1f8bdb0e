package kr.ieum.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lengths that a broker states, however the bytes come in. */
class FrameLengthsTest {

    private static final int LONGEST = 1000;

    private static ByteBuffer frames(int... lengths) {
        ByteBuffer all = ByteBuffer.allocate(1 << 16);
        for (int length : lengths) {
            all.putInt(length);
            // what is inside looks like the greatest length there is
            for (int i = 0; i < length; i++) {
                all.put((byte) 0x7f);
            }
        }
        return all.flip();
    }

    @Test
    void frames_up_to_the_bound_pass_in_whatever_pieces_they_come() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            ByteBuffer all = frames(0, LONGEST, 1, random.nextInt(LONGEST), 3);
            FrameLengths lengths = new FrameLengths(LONGEST);
            while (all.hasRemaining()) {
                ByteBuffer piece = all.slice(all.position(), Math.min(all.remaining(), 1 + random.nextInt(600)));
                assertThat(lengths.allow(piece)).as("seed %d", seed).isTrue();
                assertThat(piece.hasRemaining()).as("it only looks").isTrue();
                all.position(all.position() + piece.remaining());
            }
        }
    }

    @Test
    void a_frame_beyond_the_bound_is_seen_by_its_length_alone() {
        for (int length : new int[] {LONGEST + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            FrameLengths lengths = new FrameLengths(LONGEST);
            assertThat(lengths.allow(frames(LONGEST))).isTrue();
            ByteBuffer prefix = ByteBuffer.allocate(4).putInt(length).flip();
            assertThat(lengths.allow(prefix.slice(0, 3))).isTrue();
            assertThat(lengths.allow(prefix.slice(3, 1))).as("%d", length).isFalse();
        }
    }
}
