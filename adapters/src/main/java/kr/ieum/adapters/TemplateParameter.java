package kr.ieum.adapters;

import java.util.List;
import java.util.Optional;

/**
 * One parameter of a transport template.
 *
 * @param name as the configuration writes it
 * @param required whether a definition without it is at fault
 * @param fallback the value where the definition gives none; empty for a required one and for one that has no effect when absent
 * @param description what it means, in one sentence
 */
public record TemplateParameter(
        String name, ParameterType type, boolean required, Optional<String> fallback, String description) {

    /** A parameter that must be given. */
    public static TemplateParameter required(String name, ParameterType type, String description) {
        return new TemplateParameter(name, type, true, Optional.empty(), description);
    }

    /** A parameter without effect when it is absent. */
    public static TemplateParameter optional(String name, ParameterType type, String description) {
        return new TemplateParameter(name, type, false, Optional.empty(), description);
    }

    /** A parameter with a value of its own when it is absent. */
    public static TemplateParameter optional(String name, ParameterType type, String fallback, String description) {
        return new TemplateParameter(name, type, false, Optional.of(fallback), description);
    }

    /** What every transport has: the register's planned stop ({@code closed}) and the zone of its clock ({@code zone}). */
    public static List<TemplateParameter> common() {
        return List.of(
                optional(
                        "closed",
                        ParameterType.HOURS,
                        "planned stop of every day; within it the register isn't asked and the answer is closed-until"),
                optional("zone", ParameterType.ZONE, "Asia/Seoul", "time zone of the register's hours and dates"));
    }
}
