package kr.ieum.gateway.exchange.bulk;

import java.time.Duration;

/**
 * How files are worked on.
 *
 * @param least fewest different subjects of a file: a screening is no look-up of single people
 * @param most most lines of a file
 * @param open most files of a system that are open or being worked on
 * @param batch lines whose intents are written in one append, and that are asked at once
 * @param batches how many batches of a file are on their way at once
 * @param files how many files a node works on at once
 * @param within how long a batch may take
 * @param lease after which another node takes a file whose node says nothing
 * @param patience how often in a row a batch of which the register told mostly nothing is asked again later
 * @param firstPause before it is asked again; twice as long each time
 * @param longestPause the longest such pause, and how long a file waits for new volume
 * @param abandoned after which a file that was never closed is deleted
 * @param kept how long a result waits to be fetched
 * @param idle how long a node waits before it looks for work again
 */
public record BulkSettings(
        int least,
        int most,
        int open,
        int batch,
        int batches,
        int files,
        Duration within,
        Duration lease,
        int patience,
        Duration firstPause,
        Duration longestPause,
        Duration abandoned,
        Duration kept,
        Duration idle) {

    /** Files of 100 subjects to a million lines; four batches of 50 on their way; a week for fetching. */
    public static final BulkSettings STANDARD = new BulkSettings(
            100,
            1_000_000,
            4,
            50,
            4,
            2,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            8,
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofSeconds(2));

    /** The same with another least number of subjects. */
    public BulkSettings withLeast(int fewest) {
        return new BulkSettings(
                fewest,
                most,
                open,
                batch,
                batches,
                files,
                within,
                lease,
                patience,
                firstPause,
                longestPause,
                abandoned,
                kept,
                idle);
    }

    /** The same with other pauses. */
    public BulkSettings withPauses(Duration first, Duration longest, Duration look) {
        return new BulkSettings(
                least, most, open, batch, batches, files, within, lease, patience, first, longest, abandoned, kept,
                look);
    }
}
