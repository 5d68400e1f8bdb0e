package kr.ieum.gateway.rig;

/** A moment of the write path at which the rig can kill, named after what comes next. */
enum Step {
    LOCK("FROM log_head"),
    SWAP("UPDATE log_head SET size"),
    EPOCH("FROM policy_epoch"),
    RECORDS("INTO decision_record"),
    GROUP("INTO log_group"),
    COMMIT("commit"),
    FORCE("CHECKPOINT SYNC"),
    ANSWER("answer");

    private final String words;

    Step(String words) {
        this.words = words;
    }

    /** Whether this statement, or call, is the step's. */
    boolean begins(String sql) {
        return sql.contains(words);
    }
}
