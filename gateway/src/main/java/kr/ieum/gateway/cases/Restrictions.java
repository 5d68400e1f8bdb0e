package kr.ieum.gateway.cases;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.schemas.model.SubjectKey;

/** Pairs of people between whom nothing may be told: a protected person, and somebody towards whom (design §6). */
@FunctionalInterface
public interface Restrictions {

    /** Whether disclosure about the subject towards the other person is restricted; missing where nobody can tell. */
    Fact<Boolean> isRestricted(String subjectNumber, String towardsNumber);

    /** The same by keys: nobody but a person is protected, and only towards a person. */
    default Fact<Boolean> isRestricted(SubjectKey subject, SubjectKey towards) {
        return subject.is(SubjectKey.PERSON) && towards.is(SubjectKey.PERSON)
                ? isRestricted(subject.text(), towards.text())
                : new Fact.Known<>(false, "no-person");
    }

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
