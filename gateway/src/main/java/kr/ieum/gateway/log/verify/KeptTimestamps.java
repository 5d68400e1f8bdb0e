package kr.ieum.gateway.log.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.gateway.log.timestamp.TimestampRefused;
import kr.ieum.gateway.log.timestamp.TrustedAuthority;

/**
 * Timestamped checkpoints that somebody kept, as the log lays them out: {@code SIZE.checkpoint} beside {@code SIZE.tsr}, in a
 * folder or in folders beneath it. A timestamp says since when a checkpoint was there; whether it is of a log's past is for
 * {@link LogCheck} to say.
 */
public sealed interface KeptTimestamps {

    /** All are believed; in the order of their files' names. */
    record Believed(List<Stamped> all) implements KeptTimestamps {}

    /** The first one that isn't, by rules S1 to S7 of {@link TrustedAuthority}. */
    record Refused(String position, String rule, String fault) implements KeptTimestamps {}

    /**
     * A checkpoint that was there at a time.
     *
     * @param file of the timestamp, beneath the folder
     * @param checkpoint its signed note
     * @param time that the authority states
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stamped(String file, byte[] checkpoint, Instant time) {}

    /**
     * Checks the timestamps.
     *
     * @throws IOException when something can't be read, such as a checkpoint without its timestamp, or there is none at all
     */
    static KeptTimestamps check(Path folder, TrustedAuthority authority) throws IOException {
        List<Path> checkpoints;
        try (Stream<Path> files = Files.walk(folder)) {
            checkpoints = files.filter(file -> file.getFileName().toString().matches("[0-9]{1,18}\\.checkpoint"))
                    .sorted()
                    .toList();
        }
        if (checkpoints.isEmpty()) {
            throw new NoSuchFileException(folder + " has no SIZE.checkpoint");
        }
        List<Stamped> believed = new ArrayList<>();
        for (Path file : checkpoints) {
            byte[] checkpoint = Files.readAllBytes(file);
            Path answer = file.resolveSibling(file.getFileName().toString().replace(".checkpoint", ".tsr"));
            String name = folder.relativize(answer).toString();
            try {
                Instant time = authority.check(Files.readAllBytes(answer), checkpoint, Optional.empty());
                believed.add(new Stamped(name, checkpoint, time));
            } catch (TimestampRefused refused) {
                return new Refused(name, refused.rule(), String.valueOf(refused.getMessage()));
            }
        }
        return new Believed(List.copyOf(believed));
    }
}
