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
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After any power cut the file is what it was after some change, none before it missing, and not before the last forced one. */
class AheadFileTest {
    private static final int HISTORIES = 1_000;
    private static final long SHORT = 3_000;
    private static final String NAME = "wilful";

    private WilfulDisk file = WilfulDisk.empty();
    private WilfulDisk journal = WilfulDisk.empty();

    private AheadFile open() throws IOException {
        AheadFile opened = new AheadFile(file, new Journal(journal), SHORT, Opening.present(NAME));
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

    /** Whoever opens the file after a failure sees what the system still shows, and a later power cut must not take that back. */
    @Test
    void a_force_that_failed_is_never_believed_and_its_file_goes_on_after_it_is_opened_anew() throws Exception {
        int failures = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            file = WilfulDisk.empty();
            journal = WilfulDisk.empty();
            failures += liveOnFailingDisk(new Random(seed), seed);
        }
        assertThat(failures).isGreaterThan(HISTORIES);
    }

    private int liveOnFailingDisk(Random random, int seed) throws IOException {
        int failures = 0;
        List<byte[]> states = new ArrayList<>(List.of(new byte[0]));
        for (int life = 0; life < 4; life++) {
            int forced = 0;
            AheadFile opened = open();
            file.failNowAndThen(Optional.of(random));
            journal.failNowAndThen(Optional.of(random));
            for (int i = random.nextInt(30); i > 0; i--) {
                byte[] now = states.getLast();
                try {
                    if (random.nextInt(4) == 0) {
                        opened.force(false);
                        forced = states.size() - 1;
                    } else {
                        byte[] bytes = new byte[1 + random.nextInt(1_500)];
                        random.nextBytes(bytes);
                        int at = random.nextInt(Math.min(now.length, 4_000) + 1);
                        opened.write(ByteBuffer.wrap(bytes), at);
                        byte[] next = Arrays.copyOf(now, Math.max(now.length, at + bytes.length));
                        System.arraycopy(bytes, 0, next, at, bytes.length);
                        states.add(next);
                    }
                } catch (IOException failed) {
                    failures++;
                    assertThatThrownBy(opened::size).hasMessageContaining("opens it anew");
                    Optional<AheadFile> next = opened();
                    if (next.isEmpty()) {
                        break;
                    }
                    opened = next.get();
                    assertThat(content(opened))
                            .as("seed %d, life %d, opened anew", seed, life)
                            .isEqualTo(states.getLast());
                    forced = states.size() - 1;
                }
            }
            file = file.cut(random);
            journal = journal.cut(random);
            byte[] found = content(open());
            assertThat(states.subList(forced, states.size()))
                    .as("seed %d, life %d, cut", seed, life)
                    .anyMatch(state -> Arrays.equals(state, found));
            states = new ArrayList<>(List.of(found));
        }
        return failures;
    }

    /** Nothing when the disk fails then too. */
    private Optional<AheadFile> opened() {
        try {
            return Optional.of(open());
        } catch (IOException failed) {
            return Optional.empty();
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
        AheadFile unlocked = new AheadFile(file, new Journal(journal), SHORT, Opening.present(NAME));
        assertThatThrownBy(unlocked::size).isInstanceOf(IOException.class).hasMessageContaining("locked");
        assertThatThrownBy(() -> unlocked.write(ByteBuffer.allocate(1), 0)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_failed_is_let_go_at_once_and_opened_under_another_name_only(@TempDir Path folder)
            throws IOException {
        FileChannel real = channel(folder);
        AheadFile failing = new AheadFile(real, new Journal(journal), SHORT, Opening.present(folder.toString()));
        AheadFile late = onDisk(folder);
        failing.tryLock(0, Long.MAX_VALUE, false);
        failing.write(ByteBuffer.wrap(new byte[] {1}), 0);
        journal.failNowAndThen(Optional.of(new Random() {
            @Override
            public int nextInt(int bound) {
                return 0;
            }
        }));
        assertThatThrownBy(() -> failing.force(false)).hasMessageContaining("planted");
        assertThat(real.isOpen()).isFalse();
        journal.failNowAndThen(Optional.empty());
        assertThatThrownBy(() -> late.tryLock(0, Long.MAX_VALUE, false)).hasMessageContaining("opens it anew");
        late.close();
        try (AheadFile anew = onDisk(folder)) {
            assertThat(anew.tryLock(0, Long.MAX_VALUE, false)).isNotNull();
            assertThat(content(anew)).containsExactly(1);
        }
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
        return new AheadFile(channel(folder), new Journal(journal), SHORT, Opening.present(folder.toString()));
    }

    private static FileChannel channel(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
