package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * The terms of one active agreement version as the engine applies them: references resolved, classes unfolded into
 * agencies, dates turned into instants, conditions checked.
 *
 * @param kind the one kind of requests that the agreement answers
 * @param registers the registers of the providers
 * @param searchBy the attributes by which registers may be searched, each with its bases and registers
 * @param ceilings bind the grants of this agreement; those that protect a person bind every grant of the snapshot
 * @param combinations attributes that this agreement never releases to complete a combination
 * @param obligations duties before and after
 * @param afterCheck what may be checked afterwards, where the agreement is one for emergencies
 */
public record Terms(
        String agreement,
        int version,
        RequestKind kind,
        String task,
        List<Consumer> consumers,
        Set<String> registers,
        Period term,
        Optional<Hours> hours,
        Map<AttributeKey, Search> searchBy,
        List<Grant> grants,
        List<Ceiling> ceilings,
        List<Combination> combinations,
        List<Obligation> obligations,
        Volume volume,
        Optional<AfterCheck> afterCheck) {

    /** Makes it immutable. */
    public Terms {
        consumers = List.copyOf(consumers);
        registers = Set.copyOf(registers);
        searchBy = Map.copyOf(searchBy);
        grants = List.copyOf(grants);
        ceilings = List.copyOf(ceilings);
        combinations = List.copyOf(combinations);
        obligations = List.copyOf(obligations);
        if ((kind == RequestKind.EMERGENCY) != afterCheck.isPresent()) {
            throw new IllegalArgumentException("emergencies are checked afterwards, and nothing else is");
        }
    }

    /**
     * A consumer party.
     *
     * @param agencies the agencies with the periods of their accession
     * @param systems the systems that may ask; empty for any
     * @param role the role the official must have, where one is asked for
     * @param minAssurance least level of assurance of the login
     */
    public record Consumer(
            Map<String, List<Period>> agencies, Set<String> systems, Optional<String> role, int minAssurance) {}

    /** The permission to search registers by an attribute. */
    public record Search(List<Basis> bases, Set<String> registers) {

        /** Makes it immutable. */
        public Search {
            bases = List.copyOf(bases);
            registers = Set.copyOf(registers);
        }
    }

    /** A legal basis that may be cited, with the time it is in force. */
    public record Basis(String id, Period inForce) {}

    /**
     * A grant.
     *
     * @param declaredRelationSuffices whether it applies before a register has confirmed the declared relation; such a
     *     grant serves the verification itself and is for {@link Use#DECIDE} alone (stage 0 of design §4)
     */
    public record Grant(
            String id,
            String clause,
            Set<Use> uses,
            Recipient recipient,
            Set<Relation> relations,
            boolean declaredRelationSuffices,
            Set<String> registers,
            Condition when,
            Optional<Consent> consent,
            List<GrantedAttribute> attributes) {

        /** Makes it immutable. */
        public Grant {
            uses = Set.copyOf(uses);
            relations = Set.copyOf(relations);
            registers = Set.copyOf(registers);
            attributes = List.copyOf(attributes);
        }
    }

    /** An attribute of a grant in its maximal form; {@code bases} in the order in which they are cited. */
    public record GrantedAttribute(AttributeKey attribute, Form form, List<Basis> bases) {}

    /**
     * Consent that a grant needs.
     *
     * @param key under which the request carries it: {@code agreement/grant} or {@link ConsentForm#key}
     * @param of whose consent it is
     */
    public record Consent(String key, Duration maxAge, Of of) {

        /** Whose consent is asked for. */
        public enum Of {
            /** Each subject's own. */
            EACH,
            /** Each subject's own, unless the subject is known to be no adult; whoever's age isn't known needs it. */
            EACH_ADULT,
            /** The applicant's, for all subjects of the case. */
            APPLICANT
        }
    }

    /** A ceiling: attributes it covers are released in no form above {@code max} while {@code when} isn't false. */
    public record Ceiling(String id, Set<AttributeKey> attributes, Form max, Condition when) {

        /** Whether it protects a person from the applicant, so that its effect must look like an ordinary cause. */
        public boolean isProtection() {
            return when.speaksOfRestriction();
        }
    }

    /**
     * Attributes of which never all are released about one subject (rule 13). Whatever completes the set is refused, beginning
     * with what stands last in the list; one of an agreement refuses only what that agreement releases.
     */
    public record Combination(String id, List<AttributeKey> attributes) {

        /** Makes it immutable. */
        public Combination {
            attributes = List.copyOf(attributes);
        }
    }

    /** Agreed volumes; an empty one is unlimited. */
    public record Volume(Optional<Integer> perDay, Optional<Integer> perOfficialHour) {}

    /** The same terms with other grants. */
    public Terms withGrants(List<Grant> other) {
        return new Terms(
                agreement,
                version,
                kind,
                task,
                consumers,
                registers,
                term,
                hours,
                searchBy,
                other,
                ceilings,
                combinations,
                obligations,
                volume,
                afterCheck);
    }

    /** The same terms with other ceilings. */
    public Terms withCeilings(List<Ceiling> other) {
        return new Terms(
                agreement,
                version,
                kind,
                task,
                consumers,
                registers,
                term,
                hours,
                searchBy,
                grants,
                other,
                combinations,
                obligations,
                volume,
                afterCheck);
    }

    /** The same terms with other combinations. */
    public Terms withCombinations(List<Combination> other) {
        return new Terms(
                agreement,
                version,
                kind,
                task,
                consumers,
                registers,
                term,
                hours,
                searchBy,
                grants,
                ceilings,
                other,
                obligations,
                volume,
                afterCheck);
    }

    /** The same terms with other obligations. */
    public Terms withObligations(List<Obligation> other) {
        return new Terms(
                agreement,
                version,
                kind,
                task,
                consumers,
                registers,
                term,
                hours,
                searchBy,
                grants,
                ceilings,
                combinations,
                other,
                volume,
                afterCheck);
    }

    boolean isCheckedAfterwards(AfterCheck.Deferred what) {
        return afterCheck.filter(check -> check.deferred().contains(what)).isPresent();
    }
}
