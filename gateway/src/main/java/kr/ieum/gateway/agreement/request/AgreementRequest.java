package kr.ieum.gateway.agreement.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.schemas.model.AttributeKey;

/**
 * A request for an agreement.
 *
 * @param official id of who asked
 * @param agency the agency of who asked
 * @param keeper the agency that keeps the register
 * @param words what the work needs it for, without anything about a person
 * @param answer nothing while it is open
 */
public record AgreementRequest(
        UUID id,
        Instant at,
        String official,
        String agency,
        String task,
        String register,
        String keeper,
        AttributeKey attribute,
        Need need,
        String words,
        RequestState state,
        Optional<Answer> answer) {

    /**
     * The answer.
     *
     * @param by id of who answered
     * @param agency for which agency
     * @param refusal why not, of a refused one
     */
    public record Answer(Instant at, String by, String agency, Optional<Refusal> refusal) {}

    @Override
    public String toString() {
        return "AgreementRequest[" + id + ", " + state + "]";
    }
}
