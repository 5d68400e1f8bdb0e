package kr.ieum.gateway.agreement.engine;

import java.util.List;

/**
 * What an agency has to do with a task: the agreements that name both, of whatever time. Agencies that acceded to the same agreements
 * at the same times share one.
 *
 * @param programs the task's condition programs
 * @param active ordered as authorities are
 */
record Slice(ConditionProgram[] programs, List<Member> active, List<Member> suspended) {

    static final Slice EMPTY = new Slice(new ConditionProgram[0], List.of(), List.of());

    /** An agreement with the consumer parties that include the agency. Members are compared as objects, not by what they hold. */
    static final class Member {

        private final AgreementTable agreement;
        private final List<Admission> admissions;

        Member(AgreementTable agreement, List<Admission> admissions) {
            this.agreement = agreement;
            this.admissions = List.copyOf(admissions);
        }

        AgreementTable agreement() {
            return agreement;
        }

        boolean isInScope(Moment time) {
            if (!time.isIn(agreement.terms().term())) {
                return false;
            }
            for (int i = 0; i < admissions.size(); i++) {
                if (time.isInOneOf(admissions.get(i).periods)) {
                    return true;
                }
            }
            return false;
        }

        boolean admits(DecisionRequest.Requester requester, Moment time) {
            for (int i = 0; i < admissions.size(); i++) {
                Admission admission = admissions.get(i);
                if (time.isInOneOf(admission.periods) && admission.consumer.admits(requester)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A consumer party with the periods of the agency's accession; compared as an object, too. */
    static final class Admission {

        private final Terms.Consumer consumer;
        private final List<Period> periods;

        Admission(Terms.Consumer consumer, List<Period> periods) {
            this.consumer = consumer;
            this.periods = List.copyOf(periods);
        }
    }
}
