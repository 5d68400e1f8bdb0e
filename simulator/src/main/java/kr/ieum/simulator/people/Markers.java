package kr.ieum.simulator.people;

/** Unique texts for the canaries: rare syllables, rare Hanja, days 29 to 31 of years nobody else is given. */
final class Markers {

    private static final int RARE_SYLLABLES = 0xBF00;
    private static final int OTHER_SYLLABLES = 0xCE60;
    private static final int RARE_HANJA = 0x9EA0;

    private int names = 0;
    private int hanja = 0;
    private int children = 0;
    private int reports = 0;
    private int bases = 0;

    String name() {
        names++;
        return "곽" + Character.toString(RARE_SYLLABLES + 5 * names) + Character.toString(OTHER_SYLLABLES + 3 * names);
    }

    String hanja() {
        hanja++;
        return "郭" + Character.toString(RARE_HANJA + 2 * hanja) + Character.toString(RARE_HANJA + 2 * hanja + 40);
    }

    String childBorn() {
        children++;
        return "199" + children + "0829";
    }

    String reported() {
        reports++;
        return "198" + reports + "1231";
    }

    String base() {
        bases++;
        return "경상남도 진주시 " + Character.toString(RARE_SYLLABLES + 1 + 4 * bases) + "뜌동 " + (97_310 + bases) + "번지";
    }
}
