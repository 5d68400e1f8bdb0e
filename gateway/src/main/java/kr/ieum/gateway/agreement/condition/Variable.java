package kr.ieum.gateway.agreement.condition;

import java.util.Arrays;
import java.util.Optional;

/** The closed list of text variables a condition may name; {@code now} and the restriction pair stand beside it. */
public enum Variable {
    /** Stage of the case, a code of the list {@code case-stage}. */
    CASE_STAGE("case.stage"),
    /** Kind of the case, a code of the list {@code case-kind}. */
    CASE_KIND("case.kind"),
    /** Declared relation of the subject, spelt as in agreements ({@code benefit-unit}). */
    SUBJECT_RELATION("subject.relation"),
    /** {@code yes} or {@code no}; undetermined counts as missing. */
    SUBJECT_LIVES_WITH_APPLICANT("subject.livesWithApplicant");

    private final String spelling;

    Variable(String spelling) {
        this.spelling = spelling;
    }

    /** The variable's name in a condition. */
    public String spelling() {
        return spelling;
    }

    static Optional<Variable> of(String spelling) {
        return Arrays.stream(values()).filter(v -> v.spelling.equals(spelling)).findFirst();
    }
}
