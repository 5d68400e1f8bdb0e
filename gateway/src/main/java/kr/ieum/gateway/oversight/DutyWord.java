package kr.ieum.gateway.oversight;

/** How a duty was fulfilled, from a closed list: nothing that somebody would have to write, and so nothing personal. */
public enum DutyWord {
    DELETED(DutyKind.DELETE),
    /** A statute demands that it is kept for longer. */
    KEPT_BY_LAW(DutyKind.DELETE),
    HEARD(DutyKind.HEAR_BEFORE_ADVERSE),
    NOT_DECIDED_AGAINST(DutyKind.HEAR_BEFORE_ADVERSE),
    NOTIFIED(DutyKind.NOTIFY_SUBJECT),
    REPORTED(DutyKind.REPORT_USE);

    private final DutyKind kind;

    DutyWord(DutyKind kind) {
        this.kind = kind;
    }

    /** Which duty it fulfils. */
    public DutyKind kind() {
        return kind;
    }
}
