package kr.ieum.simulator.income;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kr.ieum.simulator.server.Mode;

/** The files in the out-tray, each put there whole: written beside it, then moved. */
final class Deliveries {

    private static final int HUGE_BYTES = 53 * 1024 * 1024;

    private final Path outTray;
    private final List<IncomeEntry> entries;
    private LocalDate newest;

    Deliveries(Path outTray, List<IncomeEntry> entries, LocalDate firstNight) {
        this.outTray = outTray;
        this.entries = List.copyOf(entries);
        this.newest = firstNight;
        write(Mode.NORMAL);
    }

    /** Writes the newest night's file again, as it looks in that mode. */
    synchronized void write(Mode mode) {
        byte[] bytes = switch (mode) {
            case WRONG -> IncomeFile.withShortLines(entries, newest);
            case CHARSET -> IncomeFile.inUtf8(entries, newest);
            case OTHER_PERSON -> IncomeFile.of(rotated(), newest);
            default -> IncomeFile.of(entries, newest);
        };
        int kept = mode == Mode.TRUNCATED ? bytes.length / 2 + 1 : bytes.length;
        try {
            Path draft = Files.createTempFile(outTray.getParent(), "draft", ".dat");
            try (OutputStream out = Files.newOutputStream(draft)) {
                out.write(bytes, 0, kept);
                for (long written = kept; mode == Mode.HUGE && written < HUGE_BYTES; written += kept) {
                    out.write(bytes, 0, kept);
                }
            }
            Files.move(
                    draft,
                    outTray.resolve(IncomeFile.nameOf(newest)),
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
        return IncomeFile.nameOf(night);
    }

    synchronized LocalDate newest() {
        return newest;
    }

    /** Every number with the data of the person after it. */
    private List<IncomeEntry> rotated() {
        List<IncomeEntry> others = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            others.add(entries.get((i + 1) % entries.size()).of(entries.get(i).number()));
        }
        return others;
    }
}
