package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the parties of an agreement for emergencies agreed on: help first, check afterwards (design P10). Everything that
 * isn't named here must hold beforehand, as in any other request.
 *
 * @param deferred what may be checked afterwards instead
 * @param within how long after the request the check is due
 * @param by who checks it
 */
public record AfterCheck(Set<Deferred> deferred, Duration within, By by) {

    /** The closed list of what may be checked afterwards. */
    public enum Deferred {
        /**
         * That a register confirms the relation which the case declares. One that a register refutes refuses all the same, and
         * in a case about somebody deceased nothing waits.
         */
        RELATION,
        /** The consent that a grant needs. */
        CONSENT
    }

    /** The closed list of those who may check; each has a page on which such requests wait. */
    public enum By {
        TEAM_HEAD
    }

    /** Makes it immutable. */
    public AfterCheck {
        deferred = Set.copyOf(deferred);
    }

    /** Whether somebody of this relation makes a case one of inheritance, in which death and rank must be known beforehand. */
    public static boolean isOfInheritance(Relation relation) {
        return relation == Relation.DECEASED || relation == Relation.HEIR;
    }

    /** What is to be checked where two agreements answered: what either left open, by the earlier time. */
    AfterCheck and(AfterCheck other) {
        Set<Deferred> either = EnumSet.copyOf(deferred);
        either.addAll(other.deferred);
        return new AfterCheck(either, within.compareTo(other.within) <= 0 ? within : other.within, by);
    }

    /** When the check of a request of that time is due. */
    public Instant due(Instant requested) {
        return requested.plus(within);
    }
}
