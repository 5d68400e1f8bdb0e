package kr.ieum.gateway.web;

import java.time.Duration;

/**
 * How long an official's session may last.
 *
 * @param idle longest time without a request
 * @param longest longest time altogether, at least as long as {@code idle}
 */
public record SessionLimits(Duration idle, Duration longest) {

    /** Half an hour, and a working day with its breaks. */
    public static final SessionLimits STANDARD = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(10));
}
