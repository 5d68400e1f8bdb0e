package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.Map;
import kr.ieum.schemas.model.AttributeKey;

/**
 * A snapshot compiled for deciding: immutable, shared by all threads, and complete, so that no decision looks anything up elsewhere.
 *
 * <p>One hash look-up finds the {@link Slice} of a task and an agency. An agreement is compiled once ({@link AgreementTable}), however
 * many agencies it names. Attributes and registers are numbered, so that what an agreement grants is a bit set with counts, and
 * what it grants of an attribute is found without hashing and lies in flat arrays ({@link RowTable}): with a thousand agreements it is
 * memory that takes time, not arithmetic. Forms are numbered per task and attribute in the order of preference, what ceilings leave of
 * them is a table of steps ({@link Limits}), and each outcome with its authority is made here, never while deciding.
 */
@SuppressWarnings("ArrayRecordComponent")
record CompiledPolicy(
        long policyEpoch,
        Duration skew,
        Map<Key, Slice> slices,
        Slice empty,
        Ordinals<AttributeKey> attributes,
        Ordinals<String> registers,
        Combination[] national) {

    /** By what a slice is found. Names of tasks and agencies are alike, so their hashes are spread. */
    record Key(String task, String agency) {

        private static final int SPREAD = 0x9E37_79B1;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && task.equals(key.task) && agency.equals(key.agency);
        }

        @Override
        public int hashCode() {
            return (task.hashCode() * SPREAD + agency.hashCode()) * SPREAD;
        }
    }

    Slice slice(String task, String agency) {
        return slices.getOrDefault(new Key(task, agency), empty);
    }
}
