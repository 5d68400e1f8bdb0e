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

    static final Slice EMPTY = new Slice(TaskTable.EMPTY, new Member[0], new Member[0]);

    /** What holds of its periods at a time. */
    Times times(Instant time, Duration skew) {
        return new Times(task, time, skew);
    }

    /** An agreement with the consumer parties that include the agency. Members are compared as objects, not by what they hold. */
    static final class Member {

        private final AgreementTable agreement;
        private final Admission[] admissions;

        Member(AgreementTable agreement, Admission... admissions) {
            this.agreement = agreement;
            this.admissions = admissions;
        }

        AgreementTable agreement() {
            return agreement;
        }

        boolean isInScope(Times times) {
            if (!times.isIn(agreement.term())) {
                return false;
            }
            for (Admission admission : admissions) {
                if (times.isIn(admission.accession)) {
                    return true;
                }
            }
            return false;
        }

        boolean admits(DecisionRequest.Requester requester, Times times) {
            for (Admission admission : admissions) {
                if (times.isIn(admission.accession) && admission.consumer.admits(requester)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A consumer party with the number of the agency's periods of accession; compared as an object, too. */
    static final class Admission {

        private final Terms.Consumer consumer;
        private final int accession;

        Admission(Terms.Consumer consumer, int accession) {
            this.consumer = consumer;
            this.accession = accession;
        }
    }
}
