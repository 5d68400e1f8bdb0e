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
}
