package kr.ieum.gateway.cases;

/** The consumer agencies' case systems: the source of the facts about cases. Thread-safe; blocks until its own deadline. */
public interface CaseSystem {

    /**
     * The case with this number in the agency's case system, whoever works on it.
     *
     * @param agency institution code of the asking official's agency
     */
    CaseAnswer find(String agency, String caseNumber);

    /** The cases an official of the agency works on today, in person or as deputy. */
    CaseAnswer assignedTo(String agency, String official);

    /**
     * Gives a case to another official, as the head of the team has decided; a deputyship on it ends.
     *
     * @param approvedBy the head's sign-in id
     * @return whether the case system has taken it
     */
    boolean reassign(String agency, String caseNumber, String official, String approvedBy);

    /** The agency's screening with this number; a case system that keeps none has none. */
    default ScreeningAnswer screening(String agency, String number) {
        return new ScreeningAnswer.None();
    }
}
