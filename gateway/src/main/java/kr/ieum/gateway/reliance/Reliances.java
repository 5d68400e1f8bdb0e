package kr.ieum.gateway.reliance;

import java.util.List;

/** The record of what was relied on. Thread-safe. */
public interface Reliances {

    /** What became of recording one. */
    enum Recorded {
        /** It is durable. */
        DONE,
        /** For this look-up and conflict it was recorded before; nothing was changed. */
        BEFORE,
        /** The disclosure log can't be written, so nothing was recorded. */
        LOG_UNAVAILABLE
    }

    /**
     * Records, once for each look-up, conflict and subject: who decides anew looks up anew.
     *
     * @param agency institution code of the official's agency
     */
    Recorded record(String agency, String caseNumber, Reliance reliance);

    /** Everything recorded in a case, the latest first. */
    List<Reliance> of(String agency, String caseNumber);
}
