package kr.ieum.gateway.agreement.engine;

/** Who receives what a grant releases (design §2). */
public enum Recipient {
    OFFICIAL,
    APPLICANT_RESULT,
    /** The subject itself, who asked for its own data. */
    SUBJECT
}
