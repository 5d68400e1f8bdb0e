package kr.ieum.gateway.exchange.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.mapping.Problem;

/** Who receives what of a record, by the agreements in force. The outbox carries what it is given and decides nothing. */
public interface Subscribers {

    /**
     * Decides anew for each agency; an agency to which nothing may go is not among the answer, and nothing tells that it was thought of.
     *
     * @param only the destinations to decide for; all where empty
     * @param exhausted agreements whose volume is used up
     */
    Subscribed decide(Handed handed, Set<String> only, Set<String> exhausted);

    /** The epoch moved since the decision: the next one is made on the agreements of now. */
    void moved(long decided);

    /** The decision. */
    sealed interface Subscribed {

        /**
         * Who receives it, which may be nobody.
         *
         * @param conversation what has to arrive in the order of its acceptance, as a keyed hash; the subject as a rule
         * @param beside checks and small writes that the decision rests on
         */
        record Told(KeyedHash conversation, List<Addressed> addressed, List<Companion> beside) implements Subscribed {
            /** Makes it immutable. */
            public Told {
                addressed = List.copyOf(addressed);
                beside = List.copyOf(beside);
            }
        }

        /**
         * The record can't be taken, whoever it is for.
         *
         * @param reason a code
         * @param problem what is wrong in which place of it, where that is it; never a value
         */
        record Refused(String reason, Optional<Problem> problem, Leaf.Refusal leaf) implements Subscribed {}
    }

    /**
     * What one destination receives.
     *
     * @param disclosed what the log says of the values in it; nothing where it tells of no value
     * @param delivery written when it has ended, with time and outcome of then
     * @param payload the bytes that leave, made by the release path; they rest sealed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Addressed(
            String destination,
            Optional<Disclosed> disclosed,
            Leaf.Delivery delivery,
            String contentType,
            byte[] payload) {

        @Override
        public String toString() {
            return "Addressed[" + destination + "]";
        }
    }

    /**
     * The leaves of a disclosure.
     *
     * @param intent written in one transaction with the message, before anything leaves
     * @param outcomes in which form or state each attribute left
     * @param values commitment over all values that left
     */
    record Disclosed(Leaf.Intent intent, List<Leaf.Outcome> outcomes, Commitment values) {
        /** Makes it immutable. */
        public Disclosed {
            outcomes = List.copyOf(outcomes);
        }
    }
}
