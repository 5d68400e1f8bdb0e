package kr.ieum.gateway.release;

import java.time.Duration;
import java.util.List;

/**
 * Everything one register contributed to a release: its status and the fields of all subjects.
 *
 * @param elapsed from the start of the release until this result was complete
 * @param deadline how long the register was given
 * @param part what of the register it tells: a register of which something is known later has a result for each part
 * @param receipts one for each intent of which this register answered something
 */
public record RegisterResult(
        String register,
        Part part,
        Status status,
        Duration elapsed,
        Duration deadline,
        List<ReleasedField> fields,
        List<Receipt> receipts) {

    /** What a result tells of its register. */
    public enum Part {
        /** What it answers by itself. */
        OWN,
        /** What it answers once the applicant's former numbers are known, by which the applicant is sought in its records. */
        SEEKING_APPLICANT,
        /** What it is asked by keys that another register gave. */
        SENT_ON
    }

    /** All that a register tells by itself. */
    public RegisterResult(
            String register,
            Status status,
            Duration elapsed,
            Duration deadline,
            List<ReleasedField> fields,
            List<Receipt> receipts) {
        this(register, Part.OWN, status, elapsed, deadline, fields, receipts);
    }

    /** How the register fared over all subjects; the worst of them. */
    public enum Status {
        /** It answered every question. */
        ANSWERED,
        /** No question was permitted, so it was not asked. */
        NOT_ASKED,
        /** At least one answer did not come in time. */
        LATE,
        /** It has a planned stop. */
        CLOSED,
        /** It could not be reached or answered wrongly for at least one subject. */
        FAILED
    }

    /** Makes it immutable. */
    public RegisterResult {
        fields = List.copyOf(fields);
        receipts = List.copyOf(receipts);
    }
}
