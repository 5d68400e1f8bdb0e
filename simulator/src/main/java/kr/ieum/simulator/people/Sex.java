package kr.ieum.simulator.people;

/** Sex as the registers write it. */
enum Sex {
    MALE("1", "남"),
    FEMALE("2", "여");

    private final String code;
    private final String word;

    Sex(String code, String word) {
        this.code = code;
        this.word = word;
    }

    String code() {
        return code;
    }

    String word() {
        return word;
    }
}
