package kr.ieum.gateway.web;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.gateway.agreement.request.ImpersonalText;
import kr.ieum.gateway.audit.Whose;
import kr.ieum.schemas.model.SubjectKey;

/** Whom an auditor names in a form's or a request's body, and why. What was typed is never said back. */
public final class NamedInSearch {

    private static final Pattern PERSON = Pattern.compile("[0-9]{6}-?[0-9]{7}");
    private static final Pattern PARCEL = Pattern.compile("[0-9]{19}");
    private static final Pattern OFFICIAL = Pattern.compile("[a-z][a-z0-9._-]{1,63}");
    private static final int LONGEST_NUMBER = 40;

    private NamedInSearch() {}

    /**
     * Who is meant; nothing where the text isn't of that kind.
     *
     * @param kind {@code person}, {@code parcel}, {@code case} or {@code official}
     */
    public static Optional<Whose> of(String kind, String text) {
        String named = text.strip();
        return switch (kind) {
            case "person" ->
                PERSON.matcher(named).matches()
                        ? Optional.of(new Whose.Subject(SubjectKey.ofPerson(named.replace("-", ""))))
                        : Optional.empty();
            case "parcel" ->
                PARCEL.matcher(named).matches()
                        ? Optional.of(new Whose.Subject(SubjectKey.ofParcel(named)))
                        : Optional.empty();
            case "case" ->
                named.isEmpty() || named.length() > LONGEST_NUMBER
                        ? Optional.empty()
                        : Optional.of(new Whose.Case(named));
            case "official" -> OFFICIAL.matcher(named).matches() ? Optional.of(new Whose.Of(named)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The reason in one line; nothing where it is none or holds what may stand for a person. */
    public static Optional<String> reason(String text) {
        return ImpersonalText.of(text)
                .map(said -> said.text().replaceAll("\\R", " "))
                .filter(said -> !said.isBlank());
    }
}
