package kr.ieum.gateway.web.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.web.ReasonWords;

/**
 * One problem.
 *
 * @param member the member of the body at fault, only if it is one that the API knows
 * @param lookup id of the refused look-up in the disclosure log
 * @param reason why a look-up was refused
 * @param more further members that belong to the type alone
 * @param incident id under which the cause stands in the operator's log
 */
public record Problem(
        ProblemType type,
        Optional<String> member,
        Optional<String> lookup,
        Optional<ReasonText> reason,
        Optional<String> incident,
        Map<String, Object> more) {

    /** Makes it immutable. */
    public Problem {
        more = Map.copyOf(more);
    }

    /** A reason as a stable code and in words. */
    public record ReasonText(String code, String text, String remedy) {}

    public static Problem of(ProblemType type) {
        return with(type, Map.of());
    }

    public static Problem with(ProblemType type, Map<String, Object> more) {
        return new Problem(type, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), more);
    }

    public static Problem at(ProblemType type, String member) {
        return new Problem(type, Optional.of(member), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    public static Problem refused(ProblemType type, String lookup, ReasonText reason) {
        return new Problem(
                type, Optional.empty(), Optional.of(lookup), Optional.of(reason), Optional.empty(), Map.of());
    }

    /** A refused look-up or query; a case that isn't one's own reads like one that doesn't exist. */
    public static Problem refused(String lookupId, Reason reason, ReasonWords reasons, Locale locale) {
        ProblemType type = switch (reason) {
            case CASE_NOT_ACCESSIBLE -> ProblemType.CASE_NOT_ACCESSIBLE;
            case CASE_UNVERIFIED -> ProblemType.CASE_SYSTEM_UNAVAILABLE;
            case VOLUME -> ProblemType.VOLUME_EXHAUSTED;
            case NO_EMERGENCY_AGREEMENT -> ProblemType.BREAK_GLASS_NOT_AGREED;
            case EMERGENCY_ONLY -> ProblemType.BREAK_GLASS_REQUIRED;
            default -> ProblemType.REFUSED;
        };
        return refused(
                type,
                lookupId,
                new Problem.ReasonText(
                        ApiNames.of(reason), reasons.reason(reason, locale), reasons.remedy(reason, locale)));
    }

    public static Problem incident(String incident) {
        return new Problem(
                ProblemType.INTERNAL_ERROR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(incident),
                Map.of());
    }

    /** The same with further members that belong to it alone. */
    public Problem and(Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.putAll(members);
        return new Problem(type, member, lookup, reason, incident, all);
    }
}
