package kr.ieum.gateway.log.timestamp;

/** A timestamp that isn't believed, by one of the rules of {@link TrustedAuthority}. */
public final class TimestampRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    TimestampRefused(String rule, String message) {
        super(rule + ": " + message);
        this.rule = rule;
    }

    /** S1 to S7. */
    public String rule() {
        return rule;
    }
}
