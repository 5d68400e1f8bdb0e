package kr.ieum.gateway.agreement.document;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What an inner test is given. Where it is silent, the request is an ordinary one: an official of the first consumer party
 * with its role, system and assurance asks for display about a verified, living applicant of an own case, nobody is
 * restricted, at noon of the first day on which everything is in force. An empty fact is missing.
 *
 * @param agency the asking agency; the first member of the first consumer party where empty
 * @param request the kind of request; where empty in the file, the one that the agreement is for
 * @param register the register asked; the grant's, or the provider's first, where empty
 * @param adult whether the subject is of age; missing where the file is silent
 * @param onRoll whether the recipient of an event holds the subject on its roll
 * @param opened when the case's application was received
 * @param unmet the duties beforehand that aren't met; all others are
 * @param values what the register holds, in canonical text, for what a test expects of a form
 * @param consents instants of consent by grant id
 * @param applicantConsents those of the applicant, where the subject is somebody else
 */
public record Given(
        Optional<String> agency,
        Optional<String> system,
        Set<String> roles,
        Optional<Integer> assurance,
        Optional<String> stage,
        Optional<String> kind,
        Relation relation,
        Optional<Answer> relationVerified,
        Optional<Answer> alive,
        Optional<Answer> outranked,
        Optional<Answer> livesWithApplicant,
        Optional<Boolean> restrictedTowardsApplicant,
        Set<Use> uses,
        Recipient recipient,
        RequestKind request,
        Optional<String> register,
        Set<AttributeKey> searchBy,
        Optional<Answer> adult,
        Optional<Answer> onRoll,
        Optional<Instant> opened,
        Set<String> unmet,
        Map<AttributeKey, String> values,
        Map<String, Instant> consents,
        Map<String, Instant> applicantConsents,
        Optional<Instant> at) {}
