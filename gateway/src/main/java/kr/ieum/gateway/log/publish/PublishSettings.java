package kr.ieum.gateway.log.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the log is called and where its files are.
 *
 * @param name of the log and its key; a shard's origin is {@code <name>/<shard>}
 * @param directory holds a directory for each shard
 * @param interval longest time between two checkpoints of a log that grows, 1 ms to 1 minute; who waits for a proof doesn't wait for it
 * @param grace for how long disclosures go on although others should vouch for the log's growth and don't; empty where nobody has to
 */
public record PublishSettings(String name, Path directory, Duration interval, Optional<Duration> grace) {
    /** The interval unless said otherwise. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Of a log for which nobody has to vouch. */
    public PublishSettings(String name, Path directory, Duration interval) {
        this(name, directory, interval, Optional.empty());
    }

    public PublishSettings {
        if (interval.toMillis() < 1 || interval.toMillis() > 60_000) {
            throw new IllegalArgumentException("an interval is 1 ms to 1 minute, not " + interval);
        }
    }

    /** The origin line of a shard's checkpoints. */
    public String origin(String shard) {
        return name + "/" + shard;
    }
}
