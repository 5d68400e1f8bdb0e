package kr.ieum.gateway.web;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.yaml.Localized;

/** Why something may or may not be seen, in words for the official (design §6 rule 10). Thread-safe. */
public interface Grounds {

    /** The words behind an authority, if its agreement is known. */
    Optional<Ground> of(Authority authority);

    /** Why something is refused or withheld. */
    Localized reason(Reason reason);

    /** What would be needed, or what to do now. */
    Localized remedy(Reason reason);

    /**
     * One grant of an agreement in words.
     *
     * @param clause id of the clause, such as {@code C3}
     * @param clauseText what the clause says
     * @param bases the legal bases the grant cites, the cited one first
     */
    record Ground(Localized title, String clause, Localized clauseText, List<Basis> bases) {

        /** Makes it immutable. */
        public Ground {
            bases = List.copyOf(bases);
        }
    }

    /**
     * A legal basis in words.
     *
     * @param article act and article
     * @param weaker whether it is an administrative rule, weaker than statute or decree
     */
    record Basis(Localized article, boolean weaker) {}
}
