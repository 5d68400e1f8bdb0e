package kr.ieum.gateway.log.leaf;

/** The closed list of grounds on which anything may be asked (design §1, P10). The codes stand in leaves for ever. */
public enum RequestKind {
    CASE(1),
    EVENT(2),
    SCREENING(3),
    OWN_DATA(4),
    EMERGENCY(5);

    private final int code;

    RequestKind(int code) {
        this.code = code;
    }

    /** The byte that stands for this kind in a leaf. */
    public int code() {
        return code;
    }
}
