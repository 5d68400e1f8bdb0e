package kr.ieum.gateway.web;

import java.util.Locale;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;

/** Reasons in words for whoever answers, and which part of a field's authority and reason may be told at all. */
public final class ReasonWords {

    private final Grounds grounds;

    ReasonWords(Grounds grounds) {
        this.grounds = grounds;
    }

    /** Why. */
    public String reason(Reason reason, Locale locale) {
        return grounds.reason(reason).in(locale);
    }

    /** What would be needed, or what to do. */
    public String remedy(Reason reason, Locale locale) {
        return grounds.remedy(reason).in(locale);
    }

    /** The authority that may be named; a withheld field names none, whatever caused it (design §6 rule 10). */
    public static Optional<Authority> authority(ReleasedField field) {
        return field.state() == FieldState.WITHHELD ? Optional.empty() : field.authority();
    }

    /** The reason that may be named; a withheld field names none, whatever caused it. */
    public static Optional<Reason> reason(ReleasedField field) {
        return field.state() == FieldState.WITHHELD ? Optional.empty() : field.reason();
    }
}
