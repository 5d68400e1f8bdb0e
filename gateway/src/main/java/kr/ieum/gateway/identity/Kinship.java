package kr.ieum.gateway.identity;

import java.util.Set;

/**
 * Whom an official must never look up: the own person and the relatives declared under the Act on the Prevention of Conflict
 * of Interest Related to Duties of Public Servants, as keyed references that name nobody.
 */
public record Kinship(PersonReference self, Set<PersonReference> relatives) {

    /** Makes it immutable. */
    public Kinship {
        relatives = Set.copyOf(relatives);
    }
}
