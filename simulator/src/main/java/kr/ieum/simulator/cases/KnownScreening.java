package kr.ieum.simulator.cases;

/** The screenings (사전 선별) that the case system holds as approved. */
public enum KnownScreening {
    /** Jongno-gu looks through its recipients of basic livelihood once a quarter. */
    RECIPIENTS("3000000-2026-S-0000001", "livelihood-screening", "조사", "3000000", 100_000),
    /** The same in Seongnam. */
    SEONGNAM("3780000-2026-S-0000001", "livelihood-screening", "조사", "3780000", 100_000),
    /** One of Jongno-gu that is over. */
    CLOSED("3000000-2026-S-0000002", "livelihood-screening", "종결", "3000000", 100_000),
    /** One that was approved for a few people only. */
    SMALL("3000000-2026-S-0000003", "livelihood-screening", "조사", "3000000", 150);

    private final String number;
    private final String task;
    private final String stage;
    private final String jurisdiction;
    private final int most;

    KnownScreening(String number, String task, String stage, String jurisdiction, int most) {
        this.number = number;
        this.task = task;
        this.stage = stage;
        this.jurisdiction = jurisdiction;
        this.most = most;
    }

    /** 선별번호. */
    public String number() {
        return number;
    }

    String task() {
        return task;
    }

    String stage() {
        return stage;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    int most() {
        return most;
    }
}
