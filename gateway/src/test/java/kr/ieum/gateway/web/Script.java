package kr.ieum.gateway.web;

/** What the scripted use cases do, for tests outside this package. */
public final class Script {

    public static final String VIEW = ScriptedLookups.VIEW;
    public static final String INVESTIGATOR = ScriptedCases.INVESTIGATOR;
    public static final String DEPUTY = ScriptedCases.DEPUTY;
    public static final String OTHER_CITY = ScriptedCases.OTHER_CITY;
    public static final String PASSWORD = ScriptedOfficials.PASSWORD;
    public static final String HEALTHY = ScriptedCases.HEALTHY;
    public static final String PARTIAL = ScriptedCases.PARTIAL;
    public static final String REFUTED = ScriptedCases.REFUTED;
    public static final String DECEASED = ScriptedCases.DECEASED;
    public static final String LOG_LOST = ScriptedCases.LOG_LOST;
    public static final String REFUSED_AT_START = ScriptedCases.REFUSED_AT_START;
    public static final String LOG_LOST_AT_START = ScriptedCases.LOG_LOST_AT_START;
    public static final String BREAKS = ScriptedCases.BREAKS;
    public static final String CONFLICT = ScriptedCases.CONFLICT;
    public static final String VOLUME = ScriptedCases.VOLUME;

    public static final String MALFORMED = ScriptedCases.MALFORMED;

    public static final String HEAD = ScriptedOfficials.HEAD;
    public static final String AUDITOR = "bae.junseo";
    public static final String NEAR = ScriptedCases.NEAR;
    public static final String NEARS_OFFICIAL = ScriptedCases.NEARS_OFFICIAL;

    private final ScriptedCases cases;

    Script(ScriptedCases cases) {
        this.cases = cases;
    }

    /** Gives the case of a conflict of interest to the official who has it, whoever took it over. */
    public void nearCaseAsBefore() {
        cases.reassign("3000000", NEAR, NEARS_OFFICIAL, HEAD);
    }

    /** Has the case system keep one of the investigator's cases in a way that can't be read, or mends it. */
    public void caseMalformed(boolean malformed) {
        cases.malformed = malformed;
    }

    /** Says why the log takes no look-up: because it can't be written, or because nobody vouches for it. */
    public void unvouched(boolean unvouched) {
        cases.unvouched = unvouched;
    }

    /** Silences the case system, or lets it speak again. */
    public void caseSystemAvailable(boolean available) {
        cases.available = available;
    }
}
