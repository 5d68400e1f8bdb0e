package kr.ieum.schemas.model;

/**
 * A source of a derived property, as the model states it: {@code Person/birthDate}, or {@code Person/birthDate:year} where less than
 * the whole value suffices.
 *
 * @param form the least form of the source from which the property follows, as agreements spell it; checked where forms are known
 * @param file where it stands
 * @param line where it stands
 */
public record Derivation(AttributeKey attribute, String form, String file, int line) {

    /** The form of a source of which the whole value is needed. */
    public static final String WHOLE = "clear";

    /** As files spell it. */
    public String text() {
        return form.equals(WHOLE) ? attribute.text() : attribute.text() + ":" + form;
    }

    @Override
    public String toString() {
        return text();
    }
}
