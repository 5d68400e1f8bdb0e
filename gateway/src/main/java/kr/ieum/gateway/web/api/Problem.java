package kr.ieum.gateway.web.api;

import java.util.Map;
import java.util.Optional;

/**
 * One problem.
 *
 * @param member the member of the body at fault, only if it is one that the API knows
 * @param lookup id of the refused look-up in the disclosure log
 * @param reason why a look-up was refused
 * @param more further members that belong to the type alone
 * @param incident id under which the cause stands in the operator's log
 */
record Problem(
        ProblemType type,
        Optional<String> member,
        Optional<String> lookup,
        Optional<ReasonText> reason,
        Optional<String> incident,
        Map<String, Object> more) {

    /** Makes it immutable. */
    Problem {
        more = Map.copyOf(more);
    }

    /** A reason as a stable code and in words. */
    record ReasonText(String code, String text, String remedy) {}

    static Problem of(ProblemType type) {
        return with(type, Map.of());
    }

    static Problem with(ProblemType type, Map<String, Object> more) {
        return new Problem(type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), more);
    }

    static Problem at(ProblemType type, String member) {
        return new Problem(type, Optional.of(member), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    static Problem refused(ProblemType type, String lookup, ReasonText reason) {
        return new Problem(
                type, Optional.empty(), Optional.of(lookup), Optional.of(reason), Optional.empty(), Map.of());
    }

    static Problem incident(String incident) {
        return new Problem(
                ProblemType.INTERNAL_ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(incident),
                Map.of());
    }
}
