package kr.ieum.gateway.exchange.alert;

import java.time.Instant;

/**
 * An alert that was raised or cleared.
 *
 * @param raised whether it was raised; cleared otherwise
 * @param since when that was
 * @param measured what was measured then, in the unit of its cause
 */
public record Alert(Cause cause, boolean raised, Instant since, long measured) {}
