package kr.ieum.gateway.correction;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What may stand in a note: some words, and no resident number in any spelling. */
final class NoteRules {

    static final int LONGEST = 200;

    /** Six digits that may be a date of birth, perhaps a separator, and a seventh: the beginning of a resident number. */
    private static final Pattern RESIDENT_NUMBER = Pattern.compile("\\d{2}[01]\\d[0-3]\\d[\\p{Punct}\\s·]*[0-9*]");

    /** Thirteen digits, however they are written. */
    private static final Pattern THIRTEEN = Pattern.compile("(?:\\d[\\p{Punct}\\s·]*){13}");

    private NoteRules() {}

    static boolean isTooLong(String note) {
        return note.length() > LONGEST;
    }

    static boolean namesSomebody(String note) {
        String digits = Normalizer.normalize(note, Normalizer.Form.NFKC);
        return RESIDENT_NUMBER.matcher(digits).find()
                || THIRTEEN.matcher(digits).find();
    }

    static boolean hasControls(String note) {
        return note.codePoints()
                .anyMatch(point -> Character.isISOControl(point)
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
