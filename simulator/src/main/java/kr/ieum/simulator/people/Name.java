package kr.ieum.simulator.people;

/**
 * A personal name.
 *
 * @param text Hangul with the surname first, or letters
 * @param hanja the same in Hanja, may be empty
 */
record Name(String text, String hanja) {

    /** The surname with its Hanja; one syllable, as all generated ones. */
    Name surname() {
        return new Name(text.substring(0, 1), hanja.isEmpty() ? "" : hanja.substring(0, 1));
    }
}
