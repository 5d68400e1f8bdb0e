package kr.ieum.gateway.web;

import java.io.Serializable;
import java.util.Locale;
import kr.ieum.gateway.cases.OpenCase;

/**
 * What an official looks for among their cases. Kept in the session: a name or number typed here must not stand in an
 * address.
 *
 * @param text part of a number or of the applicant's name
 * @param stage code of the stage, or empty
 */
record CaseFilter(String text, String stage) implements Serializable {

    static final CaseFilter NONE = new CaseFilter("", "");
    private static final int LONGEST = 60;

    /** Bounds what is kept. */
    CaseFilter {
        text = text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        stage = stage.length() > LONGEST ? "" : stage;
    }

    boolean matches(OpenCase openCase) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return (stage.isEmpty() || openCase.stage().equals(stage))
                && (wanted.isEmpty()
                        || openCase.number().toLowerCase(Locale.ROOT).contains(wanted)
                        || openCase.subjects().stream()
                                .limit(1)
                                .anyMatch(applicant -> applicant
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted)));
    }

    /** Whether everything matches. */
    public boolean isEmpty() {
        return text.isEmpty() && stage.isEmpty();
    }
}
