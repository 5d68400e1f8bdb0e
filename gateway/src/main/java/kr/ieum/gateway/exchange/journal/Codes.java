package kr.ieum.gateway.exchange.journal;

import java.util.regex.Pattern;

/** What may stand in the journal as a word: ids of the configuration and constants. */
final class Codes {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/@-]{0,79}");

    /** Stands for what isn't one. */
    private static final String NONE = "";

    private Codes() {}

    static String only(String text) {
        return CODE.matcher(text).matches() ? text : NONE;
    }
}
