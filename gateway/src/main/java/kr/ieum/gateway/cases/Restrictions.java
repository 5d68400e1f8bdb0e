package kr.ieum.gateway.cases;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Fact;

/** Pairs of people between whom nothing may be told: a protected person, and somebody towards whom (design §6). */
@FunctionalInterface
public interface Restrictions {

    /** Whether disclosure about the subject towards the other person is restricted; missing where nobody can tell. */
    Fact<Boolean> isRestricted(String subjectNumber, String towardsNumber);

    /**
     * Several lists as one: restricted where any list says so, otherwise missing where any list is missing. Without a list
     * the fact is missing, so that an agreement's protection holds for everybody rather than for nobody.
     */
    static Restrictions of(List<? extends Restrictions> lists) {
        List<Restrictions> all = List.copyOf(lists);
        return (subject, towards) -> {
            Fact<Boolean> unrestricted = new Fact.Missing<>("no-protection-list");
            Fact<Boolean> missing = unrestricted;
            boolean anyMissing = all.isEmpty();
            for (Restrictions list : all) {
                switch (list.isRestricted(subject, towards)) {
                    case Fact.Known<Boolean> known
                    when known.value() -> {
                        return known;
                    }
                    case Fact.Known<Boolean> known -> unrestricted = known;
                    case Fact.Missing<Boolean> unknown -> {
                        missing = unknown;
                        anyMissing = true;
                    }
                }
            }
            return anyMissing ? missing : unrestricted;
        };
    }
}
