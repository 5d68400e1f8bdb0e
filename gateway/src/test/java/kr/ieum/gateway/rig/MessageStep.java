package kr.ieum.gateway.rig;

/** A moment in a message's life at which the rig can kill, named after what comes next. */
enum MessageStep {
    HAND_IN(MessageChild.HANDED_IN),
    ACCEPT("INTO exchange_message"),
    OUTBOX("INTO exchange_delivery"),
    COMMIT("commit"),
    TELL("tell"),
    CLAIM("SET state = 'CLAIMED'"),
    SEND("send"),
    SENT("sent"),
    END("WHERE id = ? AND claim = ? FOR UPDATE"),
    COUNT("SET open_deliveries = open_deliveries - 1"),
    AGAIN("SET state = 'WAITING'");

    private final String words;

    MessageStep(String words) {
        this.words = words;
    }

    /** Whether this statement, or call, is the step's. */
    boolean begins(String sql) {
        return sql.contains(words);
    }
}
