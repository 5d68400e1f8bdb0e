package kr.ieum.gateway.exchange.message;

import java.time.Duration;

/**
 * How the outbox delivers.
 *
 * @param parallel most deliveries under way from one node to one destination
 * @param lease how long a claim holds; a node that dies loses it then
 * @param patience longest attempt; well below the lease, so that a claim isn't lost while somebody works
 * @param firstPause before the second attempt; it doubles from then on
 * @param longestPause the most it grows to
 * @param attempts how often a destination may fail one delivery before it is put aside
 * @param longest how long a destination may be out of reach before what waits for it is put aside
 * @param breaksAfter failures of a destination in a row after which it is left alone
 * @param breaksFor how long; then one delivery tries
 * @param idle how long a node waits before it looks for what other nodes accepted
 */
public record DeliverySettings(
        int parallel,
        Duration lease,
        Duration patience,
        Duration firstPause,
        Duration longestPause,
        int attempts,
        Duration longest,
        int breaksAfter,
        Duration breaksFor,
        Duration idle) {

    /** What is right for one node and for several. */
    public static final DeliverySettings STANDARD = new DeliverySettings(
            8,
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            12,
            Duration.ofDays(3),
            5,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1));

    /** @throws IllegalArgumentException when an attempt could outlive its claim */
    public DeliverySettings {
        if (patience.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("a claim holds at least twice as long as an attempt may take");
        }
    }
}
