package kr.ieum.gateway.oversight;

import java.util.List;

/** What an agreement may oblige those to who received something; the closed list of design §6 rule 9, and its disposal. */
public enum DutyKind {
    /** To delete it, so long after the case was closed. */
    DELETE,
    /** To hear the person before deciding against them on the strength of it. */
    HEAR_BEFORE_ADVERSE,
    /** To tell the person what was received. */
    NOTIFY_SUBJECT,
    /** To tell the provider what was done with it. */
    REPORT_USE,
    /** To delete it, so long after the agreement has ended. */
    DELETE_AT_END,
    /** To give it back and keep no copy, so long after the agreement has ended. */
    RETURN_AT_END;

    /** Whether its time runs from the end of the case and not from the disclosure. */
    public boolean runsFromTheCasesEnd() {
        return this == DELETE;
    }

    /** Whether its time runs from the end of the agreement; before that nobody has anything to do. */
    public boolean runsFromTheAgreementsEnd() {
        return this == DELETE_AT_END || this == RETURN_AT_END;
    }

    /** The words with which it is fulfilled. */
    public List<DutyWord> words() {
        return switch (this) {
            case DELETE, DELETE_AT_END -> List.of(DutyWord.DELETED, DutyWord.KEPT_BY_LAW);
            case HEAR_BEFORE_ADVERSE -> List.of(DutyWord.HEARD, DutyWord.NOT_DECIDED_AGAINST);
            case NOTIFY_SUBJECT -> List.of(DutyWord.NOTIFIED);
            case REPORT_USE -> List.of(DutyWord.REPORTED);
            case RETURN_AT_END -> List.of(DutyWord.RETURNED, DutyWord.KEPT_BY_LAW);
        };
    }
}
