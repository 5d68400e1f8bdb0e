package kr.ieum.gateway.log;

import java.time.Instant;

/** Whether disclosures may go on, for health; it holds no value. */
public sealed interface LogState {
    /** Release leaves that are queued and not yet durable. */
    int backlog();

    /** The last group was written, or none was tried yet. */
    record Writable(int backlog) implements LogState {}

    /**
     * The last group failed; disclosures stop until one succeeds.
     *
     * @param since when it first failed
     * @param cause in words
     */
    record Unwritable(Instant since, String cause, int backlog) implements LogState {}

    /** The log was closed. */
    record Closed(int backlog) implements LogState {}
}
