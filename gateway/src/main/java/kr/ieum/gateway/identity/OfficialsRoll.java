package kr.ieum.gateway.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import kr.ieum.gateway.identity.Officials.Standing;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The officials as they stand now: today's day in the federation's zone, and the file as it is at this moment. Each question
 * looks whether the file has changed; a changed file with faults changes nothing, and is reported once. Thread-safe.
 */
public final class OfficialsRoll {

    private static final Logger LOG = LoggerFactory.getLogger(OfficialsRoll.class);

    private final Path file;
    private final Function<Faults, Officials> reader;
    private final Clock clock;
    private final ZoneId zone;
    private volatile State state;

    /** What was read, and what the file looked like then. */
    private record State(Officials officials, Stamp stamp, List<Fault> faults) {}

    private record Stamp(Optional<FileTime> changed, long size, Object key) {}

    /**
     * Begins with what was read at the start.
     *
     * @param reader reads the file anew; what it answers counts only without a fault
     */
    public OfficialsRoll(Officials atStart, Path file, Function<Faults, Officials> reader, Clock clock, ZoneId zone) {
        this.file = file;
        this.reader = reader;
        this.clock = clock;
        this.zone = zone;
        this.state = new State(atStart, stamp(), List.of());
    }

    /** How an official stands today. */
    public Standing standing(String id) {
        return officials().standing(id, today());
    }

    /** Today's day in the federation's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Everybody on the roll, as the file stands now. */
    public Officials officials() {
        State known = state;
        if (!known.stamp().equals(stamp())) {
            reload();
            known = state;
        }
        return known.officials();
    }

    /** What is wrong with a changed file that is therefore not in use; none when the file is in use. */
    public List<Fault> faults() {
        return state.faults();
    }

    private synchronized void reload() {
        Stamp now = stamp();
        State known = state;
        if (known.stamp().equals(now)) {
            return;
        }
        Faults faults = new Faults();
        Officials read = reader.apply(faults);
        if (faults.isEmpty()) {
            state = new State(read, now, List.of());
            LOG.info("officials read anew from {}", file.getFileName());
        } else {
            state = new State(known.officials(), now, faults.list());
            LOG.error("the changed {} has faults, so the former officials stay in force", file.getFileName());
            faults.list().forEach(fault -> LOG.error("{}", fault));
        }
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    Optional.of(attributes.lastModifiedTime()),
                    attributes.size(),
                    Objects.requireNonNullElse(attributes.fileKey(), ""));
        } catch (IOException e) {
            return new Stamp(Optional.empty(), 0, "");
        }
    }
}
