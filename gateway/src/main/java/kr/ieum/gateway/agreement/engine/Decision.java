package kr.ieum.gateway.agreement.engine;

import java.util.List;
import java.util.Optional;
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
     */
    record Decided(long policyEpoch, List<Outcome> outcomes, List<VolumeLimit> volumes) implements Decision {}

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
    record VolumeLimit(String agreement, int version, boolean perOfficial, int limit, int amount) {}
}
