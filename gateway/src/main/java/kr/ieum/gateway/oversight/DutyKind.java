package kr.ieum.gateway.oversight;

import java.util.Arrays;
import java.util.List;

/** What an agreement may oblige those to who received something; the closed list of design §6 rule 9. */
public enum DutyKind {
    /** To delete it, so long after the case was closed. */
    DELETE,
    /** To hear the person before deciding against them on the strength of it. */
    HEAR_BEFORE_ADVERSE,
    /** To tell the person what was received. */
    NOTIFY_SUBJECT,
    /** To tell the provider what was done with it. */
    REPORT_USE;

    /** Whether its time runs from the end of the case and not from the disclosure. */
    public boolean runsFromTheCasesEnd() {
        return this == DELETE;
    }

    /** The words with which it is fulfilled. */
    public List<DutyWord> words() {
        return Arrays.stream(DutyWord.values())
                .filter(word -> word.kind() == this)
                .toList();
    }
}
