package kr.ieum.gateway.cases;

/** A consumer agency's case system: the source of the facts about cases. Thread-safe; blocks until its own deadline. */
public interface CaseSystem {

    /** The case with this number, whoever works on it. */
    CaseAnswer find(String caseNumber);

    /** The cases an official works on today, in person or as deputy. */
    CaseAnswer assignedTo(String official);
}
