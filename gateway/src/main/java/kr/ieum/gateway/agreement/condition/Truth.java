package kr.ieum.gateway.agreement.condition;

/** Strong Kleene truth: a missing fact is unknown, which closes grants and keeps limits (design §6 rule 2). */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    /** The truth of a known value. */
    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Conjunction: the lesser of the two. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Disjunction: the greater of the two. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Negation; unknown stays unknown. */
    public Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
