package kr.ieum.gateway.journey;

/** Case numbers of the demo (simulator/README.md, "Named cases"). */
final class Cases {

    static final String HEALTHY = "3000000-2026-04-0012345";
    static final String CONFLICT_EMPLOYMENT = "3000000-2026-04-0012347";
    static final String RECHECK = "3000000-2026-04-0012348";
    static final String RECEIVED_ONLY = "3000000-2026-04-0012349";
    static final String PROTECTED = "3000000-2026-04-0012350";
    static final String CHANGED_NUMBER = "3000000-2026-04-0012351";
    static final String DECEASED_APPLICANT = "3000000-2026-04-0012352";
    static final String UNRELATED_MEMBER = "3000000-2026-04-0012353";
    static final String UNDETERMINED_OBLIGOR = "3000000-2026-04-0012354";
    static final String OBLIGOR_OVER = "3000000-2026-04-0012355";
    static final String OWN_CASE = "3000000-2026-04-0012361";
    static final String RELATIVES_CASE = "3000000-2026-04-0012362";
    static final String COLLEAGUES_CASE = "3000000-2026-04-0012363";
    static final String APPEAL = "3000000-2026-04-0012364";
    static final String CANARY = "3000000-2026-04-0099001";
    static final String BUILDING_PERMIT = "3000000-2026-05-0000201";
    static final String BUILDING_PERMIT_NO_CONSENT = "3000000-2026-05-0000202";
    static final String BUILDING_PERMIT_SEVERAL = "3000000-2026-05-0000203";
    static final String BUILDING_PERMIT_BAD_PARCEL = "3000000-2026-05-0000204";
    static final String BUILDING_PERMIT_CHANGED_NUMBER = "3000000-2026-05-0000205";
    static final String INHERITANCE = "3000000-2026-07-0000101";
    static final String INHERITANCE_SECOND_RANK = "3000000-2026-07-0000102";
    static final String PROTECTED_HER_OWN = "3780000-2026-04-0004002";
    static final String NOBODYS = "3000000-2026-04-0000000";

    private Cases() {}
}
