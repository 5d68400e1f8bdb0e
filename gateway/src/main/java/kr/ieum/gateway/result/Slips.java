package kr.ieum.gateway.result;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.OpenCase;

/** Slips by which an applicant opens a result: issued at the counter, bound to case and applicant. Thread-safe. */
public interface Slips {

    /** How often a slip opens its result. */
    int OPENINGS = 5;

    /** A slip with its code, which is shown once and kept nowhere. */
    record Issued(SlipCode code, Instant expiresAt) {}

    /**
     * Issues a slip for the applicant of a case and voids the former ones.
     *
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; there is no slip then
     */
    Issued issue(Requester issuer, String view, OpenCase openCase);

    /**
     * Takes one opening of the slip with this code. Whether there is no such case, no such code, none left or another
     * applicant by now, nobody learns.
     */
    Optional<Slip> open(String caseNumber, SlipCode code);

    /** Notes that a register has answered the applicant; not what. */
    void answered(Slip slip, String register);

    /** How the latest slip of a case stands. */
    Optional<Standing> standing(String agency, String caseNumber);
}
