package kr.ieum.benchmarks;

/** What a query consists of, each measured alone. */
enum ExchangePart {
    SIGNATURES("request verified and answer signed"),
    DECISION("25 attributes decided"),
    MAPPING("25 attributes mapped"),
    REGISTER("the register's record read"),
    CASE("the case system asked"),
    LOG_H2("intent and release durable on H2"),
    LOG_POSTGRESQL("intent and release durable on PostgreSQL");

    private final String words;

    ExchangePart(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The durable append on that database. */
    static ExchangePart log(LogStore.Kind kind) {
        return switch (kind) {
            case H2 -> LOG_H2;
            case POSTGRESQL -> LOG_POSTGRESQL;
        };
    }

    /** One caller's work, again and again. */
    interface Work {

        void once() throws Exception;
    }
}
