package kr.ieum.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is looked for in a list of the federation. It stands in the address: names of agreements, tasks and registers are
 * nobody's secret.
 *
 * @param text parts that must all be there
 * @param choice one of the list's states, or empty
 */
record Sought(String text, String choice) {

    private static final int LONGEST = 60;

    /** Bounds what is looked for. */
    Sought {
        text = text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        choice = choice.matches("[a-z-]{0,30}") ? choice : "";
    }

    /** Whether everything is wanted. */
    public boolean isEmpty() {
        return text.isEmpty() && choice.isEmpty();
    }

    /** Whether these texts, together, hold all that is looked for. */
    boolean matches(List<String> texts, String itsChoice) {
        String all = String.join(" ", texts).toLowerCase(Locale.ROOT);
        return (choice.isEmpty() || choice.equals(itsChoice))
                && Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(all::contains);
    }

    /** What an address of another page carries. */
    String query() {
        return (text.isEmpty() ? "" : "q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&")
                + (choice.isEmpty() ? "" : "state=" + choice + "&");
    }
}
