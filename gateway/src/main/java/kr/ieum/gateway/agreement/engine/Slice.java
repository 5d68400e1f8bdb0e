package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * What an agency has to do with a task: the agreements that name both, of whatever time. Agencies that acceded to the same agreements
 * at the same times share one.
 *
 * @param active ordered as authorities are
 */
@SuppressWarnings("ArrayRecordComponent")
record Slice(TaskTable task, Member[] active, Member[] suspended) {

    /** Of a task and an agency that no agreement names together. */
    static Slice empty() {
        return new Slice(TaskTable.empty(), new Member[0], new Member[0]);
    }

    /** What holds of its periods at a time. */
    Times times(Instant time, Duration skew) {
        return new Times(task, time, skew);
    }

    /**
     * An agreement with the consumer parties that include the agency: of each the number of the agency's periods of accession, then that
     * of the {@link Standing} that it asks for. Members are compared as objects, not by what they hold.
     */
    static final class Member {

        private final AgreementTable agreement;
        private final int[] parties;

        Member(AgreementTable agreement, int... parties) {
            this.agreement = agreement;
            this.parties = parties;
        }

        AgreementTable agreement() {
            return agreement;
        }

        boolean isInScope(Times times) {
            if (!times.isIn(agreement.term())) {
                return false;
            }
            for (int i = 0; i < parties.length; i += 2) {
                if (times.isIn(parties[i])) {
                    return true;
                }
            }
            return false;
        }

        boolean admits(Scope scope) {
            for (int i = 0; i < parties.length; i += 2) {
                if (scope.times().isIn(parties[i]) && scope.hasStanding(parties[i + 1])) {
                    return true;
                }
            }
            return false;
        }
    }
}
