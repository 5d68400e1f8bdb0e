package kr.ieum.simulator.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import kr.ieum.simulator.server.Mode;

/** The files in the out-tray, each put there whole: written beside it, then moved. */
final class Deliveries {

    private static final int HUGE_BYTES = 53 * 1024 * 1024;

    private final Path outTray;
    private final NightlyFile file;
    private LocalDate newest;

    Deliveries(Path outTray, NightlyFile file, LocalDate firstNight) {
        this.outTray = outTray;
        this.file = file;
        this.newest = firstNight;
        write(Mode.NORMAL);
    }

    /** Writes the newest night's file again, as it looks in that mode. */
    synchronized void write(Mode mode) {
        byte[] bytes = file.of(newest, mode);
        int kept = mode == Mode.TRUNCATED ? bytes.length / 2 + 1 : bytes.length;
        put(bytes, kept, mode == Mode.HUGE ? HUGE_BYTES : 0);
    }

    /** Puts any bytes where the newest night's file lies. */
    synchronized void put(byte[] bytes) {
        put(bytes, bytes.length, 0);
    }

    private void put(byte[] bytes, int kept, long least) {
        try {
            Path draft = Files.createTempFile(outTray.getParent(), "draft", ".dat");
            try (OutputStream out = Files.newOutputStream(draft)) {
                out.write(bytes, 0, kept);
                for (long written = kept; written < least; written += kept) {
                    out.write(bytes, 0, kept);
                }
            }
            Files.move(
                    draft,
                    outTray.resolve(file.nameOf(newest)),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file beside the ones that are there; returns its name. */
    synchronized String deliver(LocalDate night, Mode mode) {
        newest = night;
        write(mode);
        return file.nameOf(night);
    }

    synchronized LocalDate newest() {
        return newest;
    }
}
