package kr.ieum.gateway.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After any power cut the file is what it was after some change, none before it missing, and not before the last forced one. */
class AheadFileTest {
    private static final int HISTORIES = 1_000;
    private static final long SHORT = 3_000;

    private WilfulDisk file = WilfulDisk.empty();
    private WilfulDisk journal = WilfulDisk.empty();

    private AheadFile open() throws IOException {
        AheadFile opened = new AheadFile(file, new Journal(journal), SHORT);
        opened.tryLock(0, Long.MAX_VALUE, false);
        return opened;
    }

    @Test
    void a_disk_that_writes_in_any_order_leaves_a_state_that_was() throws Exception {
        for (int seed = 0; seed < HISTORIES; seed++) {
            file = WilfulDisk.empty();
            journal = WilfulDisk.empty();
            live(new Random(seed), seed);
        }
    }

    private void live(Random random, int seed) throws IOException {
        byte[] past = new byte[0];
        for (int life = 0; life < 4; life++) {
            AheadFile opened = open();
            assertThat(content(opened))
                    .as("seed %d, life %d begins", seed, life)
                    .isEqualTo(past);
            List<byte[]> states = new ArrayList<>(List.of(past));
            int forced = 0;
            for (int i = random.nextInt(30); i > 0; i--) {
                byte[] now = states.getLast();
                switch (random.nextInt(6)) {
                    case 0 -> {
                        opened.force(false);
                        forced = states.size() - 1;
                    }
                    case 1 -> {
                        int size = random.nextInt(now.length + 1);
                        opened.truncate(size);
                        states.add(Arrays.copyOf(now, size));
                    }
                    default -> {
                        byte[] bytes = new byte[1 + random.nextInt(1_500)];
                        random.nextBytes(bytes);
                        int at = random.nextInt(4_000);
                        opened.write(ByteBuffer.wrap(bytes), at);
                        byte[] next = Arrays.copyOf(now, Math.max(now.length, at + bytes.length));
                        System.arraycopy(bytes, 0, next, at, bytes.length);
                        states.add(next);
                    }
                }
                assertThat(content(opened)).as("seed %d, read while open", seed).isEqualTo(states.getLast());
            }
            if (random.nextInt(4) == 0) {
                opened.close();
                assertThat(file.bytes()).as("seed %d, closed", seed).isEqualTo(states.getLast());
                past = states.getLast();
            } else {
                file = file.cut(random);
                journal = journal.cut(random);
                byte[] found = content(open());
                assertThat(states.subList(forced, states.size()))
                        .as("seed %d, life %d, cut", seed, life)
                        .anyMatch(state -> Arrays.equals(state, found));
                past = found;
            }
        }
    }

    private static byte[] content(AheadFile opened) throws IOException {
        byte[] all = new byte[(int) opened.size()];
        if (all.length > 0) {
            assertThat(opened.read(ByteBuffer.wrap(all), 0)).isEqualTo(all.length);
        }
        return all;
    }

    @Test
    void nothing_is_read_or_written_before_the_file_is_locked() {
        AheadFile unlocked = new AheadFile(file, new Journal(journal), SHORT);
        assertThatThrownBy(unlocked::size).isInstanceOf(IOException.class).hasMessageContaining("locked");
        assertThatThrownBy(() -> unlocked.write(ByteBuffer.allocate(1), 0)).isInstanceOf(IOException.class);
    }

    @Test
    void a_lock_is_held_until_the_file_has_its_last_changes(@TempDir Path folder) throws IOException {
        AheadFile closing = onDisk(folder);
        try (AheadFile other = onDisk(folder)) {
            FileLock lock = closing.tryLock(0, Long.MAX_VALUE, false);
            closing.write(ByteBuffer.wrap(new byte[] {1}), 0);
            lock.release();
            assertThat(other.tryLock(0, Long.MAX_VALUE, false)).isNull();
            closing.close();
            assertThat(other.tryLock(0, Long.MAX_VALUE, false)).isNotNull();
            assertThat(content(other)).containsExactly(1);
        }
    }

    private AheadFile onDisk(Path folder) throws IOException {
        FileChannel real = FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new AheadFile(real, new Journal(journal), SHORT);
    }
}
