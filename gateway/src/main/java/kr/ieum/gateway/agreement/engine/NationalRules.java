package kr.ieum.gateway.agreement.engine;

import java.util.Comparator;
import java.util.List;

/**
 * What binds every agreement, whatever its parties signed (design §6 rules 6 and 13).
 *
 * @param ceilings ceilings over every grant
 * @param combinations attributes that are never released together about one subject
 */
public record NationalRules(List<Terms.Ceiling> ceilings, List<Terms.Combination> combinations) {

    /** A federation without national rules. */
    public static final NationalRules NONE = new NationalRules(List.of(), List.of());

    /** Makes it immutable; combinations bind in the order of their ids. */
    public NationalRules {
        ceilings = List.copyOf(ceilings);
        combinations = combinations.stream()
                .sorted(Comparator.comparing(Terms.Combination::id))
                .toList();
    }
}
