package kr.ieum.simulator.family;

/**
 * A relative as named in somebody's certificate.
 *
 * @param name in Hangul or, for a foreigner, in letters
 * @param number 13 digits; empty in an older entry, which then links by name only
 */
public record Kin(String name, String number) {

    /** Nobody is entered. */
    public static final Kin NONE = new Kin("", "");

    /** Whether somebody is entered. */
    public boolean entered() {
        return !name.isEmpty();
    }
}
