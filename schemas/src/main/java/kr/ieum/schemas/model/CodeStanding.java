package kr.ieum.schemas.model;

import kr.ieum.schemas.yaml.Localized;

/**
 * Whether a code is in force, and for an abolished one how its successor is known, or why there is none. A successor is
 * never guessed: what isn't certain has a stated reason instead.
 */
public enum CodeStanding {
    IN_FORCE("사용 중인 코드입니다.", "The code is in force."),
    /** The list or the table of successors names it. */
    DECLARED("폐지되었고, 승계 코드가 신고되어 있습니다.", "Abolished; its successor is on record."),
    /** Exactly one code in force has the same full name. */
    SAME_NAME(
            "폐지되었고, 전체 이름이 같은 사용 중인 코드가 하나뿐이어서 그 코드로 승계합니다.",
            "Abolished; exactly one code in force has the same full name, which succeeds it."),
    /** Exactly one code in force has the same name beneath what succeeded the code above. */
    BELOW_SUCCESSOR(
            "폐지되었고, 상위 코드를 승계한 코드 아래에 이름이 같은 사용 중인 코드가 하나뿐이어서 그 코드로 승계합니다.",
            "Abolished; beneath the successor of the code above it exactly one code in force has the same name."),
    /** The table of successors names several. */
    SPLIT(
            "폐지되었고, 승계 코드가 여럿 신고되어 있어 하나로 정할 수 없습니다.",
            "Abolished; several successors are on record, so that none stands for it alone."),
    /** The table of successors says that nothing succeeds it. */
    ENDED("폐지되었고, 승계 코드가 없다고 신고되어 있습니다.", "Abolished; it is on record that nothing succeeds it."),
    /** More than one code in force has its name. */
    AMBIGUOUS(
            "폐지되었고, 이름이 같은 사용 중인 코드가 둘 이상이어서 승계 코드를 정할 수 없습니다.",
            "Abolished; several codes in force have its name, so that none can be told to succeed it."),
    NOT_ON_RECORD("폐지되었고, 승계 코드 기록이 없습니다.", "Abolished, with no successor on record.");

    private final String ko;
    private final String en;

    CodeStanding(String ko, String en) {
        this.ko = ko;
        this.en = en;
    }

    /** Whether it is a code of no use any more. */
    public boolean abolished() {
        return this != IN_FORCE;
    }

    /** Whether one successor is known. */
    public boolean succeeded() {
        return this == DECLARED || this == SAME_NAME || this == BELOW_SUCCESSOR;
    }

    /** The sentence for people. */
    public Localized text() {
        return new Localized(ko, en);
    }
}
