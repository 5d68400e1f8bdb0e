package kr.ieum.gateway.agreement.engine;

/** How a subject stands to the case (design §2). */
public enum Relation {
    APPLICANT,
    BENEFIT_UNIT,
    OBLIGOR,
    REPRESENTATIVE,
    DECEASED,
    HEIR,
    OWNER,
    /** The parcel that a case is about (대지). */
    SITE,
    /** Who is on the roll of the agency that an event is sent to; there is no case. */
    ENROLLED,
    /** Who asks for data about itself; there is no case. */
    SELF
}
