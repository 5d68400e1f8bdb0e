package kr.ieum.gateway.audit;

/** What makes a look-up worth a question. None of them proves anything: each has ordinary causes, which the texts beside it name. */
public enum Indicator {
    /** Made outside the agency's working hours. */
    OFF_HOURS,
    /** Numbers were tried that are none of the official's cases. */
    OTHERS_CASES,
    /** More different people in an hour or a day than agreed, or far more than the official's own days before. */
    MANY_SUBJECTS,
    /** The official's own person, a declared relative or a colleague was asked about, and refused. */
    OWN_HOUSEHOLD,
    /** The case was received after the look-up or only just before it. */
    CASE_YOUNGER,
    /** The case stands where it stood, days after the look-up. */
    NO_LATER_ACTION
}
