package kr.ieum.simulator.cases;

/** The cases that the demo's story and tests name; everything else is generated. */
public enum KnownCase {
    /** 윤정우: wife and son in the household, daughter at university elsewhere, father as obligor. */
    HEALTHY("3000000-2026-04-0012345", "윤정우: complete and clean"),
    /** 노경완: like the healthy one, for a register that is down. */
    DEAD_REGISTER("3000000-2026-04-0012346", "노경완: like the healthy one, for a dead register"),
    /** 강태민: registers contradict each other on employment. */
    CONFLICT_EMPLOYMENT("3000000-2026-04-0012347", "강태민: registers differ on employment"),
    /** 배도언: periodic re-check. */
    RECHECK("3000000-2026-04-0012348", "배도언: 확인조사"),
    /** 구태림: received, investigation not begun. */
    RECEIVED_ONLY("3000000-2026-04-0012349", "구태림: still in 접수"),
    /** 마준혁: his wife is protected from him. */
    PROTECTED("3000000-2026-04-0012350", "마준혁: his wife's address is protected from him"),
    /** 피나경: her number was changed. */
    CHANGED_NUMBER("3000000-2026-04-0012351", "피나경: number changed, other registers hold the former one"),
    /** 탁영배: died during the investigation. */
    DECEASED_APPLICANT("3000000-2026-04-0012352", "탁영배: died during 조사"),
    /** 석지환: names somebody unrelated as member of the benefit unit. */
    UNRELATED_MEMBER("3000000-2026-04-0012353", "석지환: names an unrelated person as 보장가구원"),
    /** 용지안: the obligor is linked by name only. */
    UNDETERMINED_OBLIGOR("3000000-2026-04-0012354", "용지안: father linked by name only"),
    /** 진소담: the obligor's income is over the threshold. */
    OBLIGOR_OVER("3000000-2026-04-0012355", "진소담: father's income over 130,000,000"),
    /** 김지현, the investigator herself. */
    OWN_CASE("3000000-2026-04-0012361", "김지현: the official's own case"),
    /** 김지훈, the investigator's brother, whom she has declared. */
    RELATIVES_CASE("3000000-2026-04-0012362", "김지훈: a declared relative of the official"),
    /** 표지호, whose wife 이수아 is the investigator's colleague. */
    COLLEAGUES_CASE("3000000-2026-04-0012363", "표지호: his wife is a colleague of the official"),
    /** 강태민 again: he appeals against a decision of a day on which he was still insured. */
    APPEAL("3000000-2026-04-0012364", "강태민: 이의신청 against the decision of 2026-09-15"),
    /** The canary household. */
    CANARY("3000000-2026-04-0099001", "every field of every register carries a marker"),
    /** 어윤재: building permit, with consent. */
    BUILDING_PERMIT("3000000-2026-05-0000201", "어윤재: building permit with consent"),
    /** 육선호: building permit, without consent. */
    BUILDING_PERMIT_NO_CONSENT("3000000-2026-05-0000202", "육선호: building permit without consent"),
    /** 어윤재: building permit on several lots, each with a hard row. */
    BUILDING_PERMIT_SEVERAL("3000000-2026-05-0000203", "어윤재: several lots, each with a hard row"),
    /** 어윤재: building permit with a parcel number of 18 digits. */
    BUILDING_PERMIT_BAD_PARCEL("3000000-2026-05-0000204", "어윤재: a parcel number of 18 digits"),
    /** 피나경: building permit on a lot of hers that the ledger keeps under her former number, and on another's. */
    BUILDING_PERMIT_CHANGED_NUMBER("3000000-2026-05-0000205", "피나경: her lot stands under her former number"),
    /** 민가온, daughter of the late 서정순. */
    INHERITANCE("3000000-2026-07-0000101", "민가온: daughter of the late 서정순; R1 and R2 differ on the day of death"),
    /** 서정만, brother of the late 서정순, who has a daughter. */
    INHERITANCE_SECOND_RANK("3000000-2026-07-0000102", "서정만: brother of the late 서정순, second rank"),
    /** 길태산: a case of Seongnam. */
    SEONGNAM("3780000-2026-04-0004001", "길태산: ordinary case of Seongnam"),
    /** 엄채연: the protected wife's own case in Seongnam. */
    PROTECTED_HER_OWN("3780000-2026-04-0004002", "엄채연: the protected wife's own case"),
    /** 시험가득: whom every register knows with something. */
    SANDBOX_COMPLETE("3000000-2026-04-0091001", "시험가득: a value in every register"),
    /** 시험없음: known everywhere, with nothing there. */
    SANDBOX_NOTHING("3000000-2026-04-0091002", "시험없음: known, and nothing there"),
    /** 시험해외: emigrated, so that most registers don't know her. */
    SANDBOX_UNKNOWN("3000000-2026-04-0091003", "시험해외: unknown to most registers"),
    /** 시험무명: a number that no register holds. */
    SANDBOX_NOT_FOUND("3000000-2026-04-0091004", "시험무명: in no register at all"),
    /** 시험사망: died a month ago. */
    SANDBOX_DECEASED("3000000-2026-04-0091005", "시험사망: has died"),
    /** 시험느림: health insurance is slow about him. */
    SANDBOX_SLOW("3000000-2026-04-0091006", "시험느림: health insurance answers too late"),
    /** 시험끊김: the vehicle register cuts the connection. */
    SANDBOX_DOWN("3000000-2026-04-0091007", "시험끊김: the vehicle register doesn't answer"),
    /** 시험점검: the vehicle register announces a stop. */
    SANDBOX_STOPPED("3000000-2026-04-0091008", "시험점검: the vehicle register announces maintenance"),
    /** 시험접수: received, investigation not begun. */
    SANDBOX_RECEIVED("3000000-2026-04-0091009", "시험접수: still in 접수"),
    /** 시험세대: with wife, son and father. */
    SANDBOX_HOUSEHOLD("3000000-2026-04-0091010", "시험세대: a household of three and an obligor");

    private final String number;
    private final String story;

    KnownCase(String number, String story) {
        this.number = number;
        this.story = story;
    }

    /** 접수번호. */
    public String number() {
        return number;
    }

    /** What the case is for. */
    public String story() {
        return story;
    }
}
