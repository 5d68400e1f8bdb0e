package kr.ieum.gateway.agreement.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;

/**
 * The decision on a request: refused whole, or one outcome for each subject and asked attribute.
 */
public sealed interface Decision {

    /** The policy epoch of the snapshot that decided; the transaction of the intent compares it (design §10). */
    long policyEpoch();

    /** Nothing may be asked at all. */
    record Refused(long policyEpoch, Reason reason, Optional<AttributeKey> about) implements Decision {}

    /**
     * Outcomes in the order subjects × asked: index {@code subject * asked.size() + asked}.
     *
     * @param volumes counters that must be reserved before anything is released (rule 8)
     * @param further by what a register may be searched as well for what an agreement releases; its grants don't open
     *     another's search (rule 5)
     * @param duties what the agreements that release anything oblige to afterwards, by agreement and obligation (rule 9)
     */
    record Decided(
            long policyEpoch,
            List<Outcome> outcomes,
            List<VolumeLimit> volumes,
            Set<FurtherSearch> further,
            List<Duty> duties)
            implements Decision {

        /** Makes it immutable. */
        public Decided {
            outcomes = List.copyOf(outcomes);
            volumes = List.copyOf(volumes);
            further = further instanceof FurtherSearches ? further : Set.copyOf(further);
            duties = List.copyOf(duties);
        }

        /** A decision that opens no further search and obliges to nothing. */
        public Decided(long policyEpoch, List<Outcome> outcomes, List<VolumeLimit> volumes) {
            this(policyEpoch, outcomes, volumes, Set.of(), List.of());
        }

        /** Whether what an authority releases from a register may be searched by this attribute as well. */
        public boolean isSearchedBy(AttributeKey attribute, String register, Authority authority) {
            return further.contains(new FurtherSearch(authority.agreement(), register, attribute));
        }
    }

    /** An agreement permits searching a register by an attribute that the request would search by as well. */
    record FurtherSearch(String agreement, String register, AttributeKey attribute) {}

    /** An obligation of an agreement version that what it releases brings about. */
    record Duty(String agreement, int version, String obligation) {}

    /** The outcome for one subject and attribute. */
    sealed interface Outcome {

        /**
         * May be released in this form, citing exactly one authority (design P4).
         *
         */
        record Permitted(Form form, Authority authority) implements Outcome {}

        /**
         * May not be released.
         *
         * @param authority the agreement that nearly applied, where one does, for the explanation
         */
        record Denied(Reason reason, Optional<Authority> authority) implements Outcome {}
    }

    /**
     * The one authority a released value cites.
     *
     * @param basis id of the legal basis within the agreement
     */
    record Authority(String agreement, int version, String grant, String clause, String basis)
            implements Comparable<Authority> {
        @Override
        public int compareTo(Authority other) {
            int byAgreement = agreement.compareTo(other.agreement);
            int byVersion = byAgreement != 0 ? byAgreement : Integer.compare(version, other.version);
            return byVersion != 0 ? byVersion : grant.compareTo(other.grant);
        }
    }

    /**
     * A counter to reserve exactly; {@code perOfficial} counters are per hour and official, others per day and agreement.
     */
    record VolumeLimit(String agreement, int version, boolean perOfficial, int limit, int amount) {

        VolumeLimit times(int subjects) {
            return new VolumeLimit(agreement, version, perOfficial, limit, amount * subjects);
        }
    }
}
