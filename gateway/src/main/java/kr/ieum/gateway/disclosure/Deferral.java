package kr.ieum.gateway.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Why the people of a case are told of its disclosures only later. What one official asks for, another approves; until then it
 * defers nothing.
 *
 * @param until last day on which nothing is told; afterwards all is, with the reason
 * @param askedBy official id
 * @param approved who approved it, and when
 */
public record Deferral(
        UUID id,
        String agency,
        LocalDate until,
        Reason reason,
        String askedBy,
        Instant askedAt,
        Optional<Approval> approved) {

    /** The closed list of grounds. */
    public enum Reason {
        /** A criminal investigation would be thwarted. */
        INVESTIGATION,
        /** Taxes or benefits wrongly paid are being recovered. */
        RECOVERY,
        /** An audit is under way. */
        AUDIT,
        /** Somebody's safety depends on it. */
        SAFETY
    }

    /** Who approved, and when. */
    public record Approval(String by, Instant at) {}

    /** Whether, once approved, it keeps silent on that day. */
    boolean silentOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
