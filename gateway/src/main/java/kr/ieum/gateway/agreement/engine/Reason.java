package kr.ieum.gateway.agreement.engine;

/**
 * Why something is refused or withheld, in the fixed order of explanation: the first that holds is the primary reason
 * (design §6 rule 10). None depends on a record's value. Texts for officials and auditors, in Korean and English, are
 * rendered from these codes on demand.
 */
public enum Reason {
    /** The case doesn't exist, isn't this agency's or isn't this official's; one neutral reason for all three. */
    CASE_NOT_ACCESSIBLE,
    /** The case system could not be asked. */
    CASE_UNVERIFIED,
    /** A subject is the official himself, a declared relative, or a colleague of the team. */
    CONFLICT_OF_INTEREST,
    /** Whether a subject is near to the official can't be told now. */
    CONFLICT_UNVERIFIED,
    /** The case is filed under another task. */
    OTHER_TASK,
    /** A subject's declared relation was refuted by the register. */
    RELATION_REFUTED,
    /** The applicant is deceased; the case must be closed or continued by others. */
    APPLICANT_DECEASED,
    /** A register says that the person a case calls deceased lives. */
    NOT_DECEASED,
    /** An heir of prior rank stands before the applicant; who it is isn't told. */
    PRIOR_RANK_HEIR,
    /** An event about somebody whom the recipient doesn't hold on its roll; it receives nothing, not even this refusal. */
    NOT_ON_ROLL,
    /** A request for one's own data that isn't known to be by the subject itself, for itself. */
    NOT_OWN,
    /** The day asked for isn't that of a decision which the case contests. */
    AS_OF,
    /** The task is shared for emergencies only, and this request is none. */
    EMERGENCY_ONLY,
    /** Called an emergency, but no active agreement of the task declares emergencies. */
    NO_EMERGENCY_AGREEMENT,
    /** The active agreements of the task are for requests of other kinds. */
    OTHER_KIND,
    /** A search attribute is not permitted. */
    SEARCH_NOT_PERMITTED,
    /** No active agreement between these agencies covers the task. */
    NO_AGREEMENT,
    /** No grant covers the attribute from this register. */
    NO_GRANT,
    /** The grants are for other relations. */
    OTHER_RELATION,
    /** The relation could not be verified now. */
    RELATION_UNVERIFIED,
    /** The agreement asks for another role, system or assurance. */
    ROLE,
    /** The agreement is for another recipient. */
    RECIPIENT,
    /** The agreement is for another use. */
    USE,
    /** A screening is told predicates only, and what is granted is more. */
    PREDICATES_ONLY,
    /** No legal basis of the grant is in force. */
    BASIS_NOT_IN_FORCE,
    /** The agreement's condition doesn't hold, or a fact it needs is missing. */
    CONDITION,
    /** An agreement that covers this is suspended. Tells nothing of the subject: neither facts nor ceilings are looked at. */
    SUSPENDED,
    /** Consent is needed and missing, too old or withdrawn. */
    NO_CONSENT,
    /** Outside the agreed hours. */
    SCHEDULE,
    /** A duty that the agreement sets before the request isn't met. */
    OBLIGATION,
    /** A derived attribute whose sources are not all granted in sufficient forms. */
    DERIVED,
    /** A combination of attributes that a rule forbids together. */
    COMBINATION,
    /** A ceiling leaves nothing; neutral, never explained further. */
    WITHHELD,
    /** The agreed volume is exhausted. */
    VOLUME
}
