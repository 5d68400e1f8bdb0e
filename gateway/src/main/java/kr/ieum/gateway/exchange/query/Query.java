package kr.ieum.gateway.exchange.query;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * A query as a system states it.
 *
 * @param official for whom the system asks, by the id on the roll of officials
 * @param about 1 to {@value #MAX_SUBJECTS} different subjects, by the keys that the case has for them
 * @param wanted 1 to {@value #MAX_ATTRIBUTES} attributes
 * @param mode what one attribute that isn't granted leads to
 * @param use what the values are for: {@code DISPLAY} or {@code DECIDE}
 * @param asOf the day of the decision that an appeal contests
 * @param beforehand what the official did of what agreements ask for
 */
public record Query(
        String task,
        String caseNumber,
        String official,
        List<SubjectKey> about,
        List<Wanted> wanted,
        Mode mode,
        Use use,
        Optional<LocalDate> asOf,
        Beforehand beforehand) {

    /** Most subjects of one query. */
    public static final int MAX_SUBJECTS = 20;

    /** Most attributes of one query. */
    public static final int MAX_ATTRIBUTES = 100;

    /** Makes it immutable. */
    public Query {
        about = List.copyOf(about);
        wanted = List.copyOf(wanted);
    }

    /** What one attribute too many leads to (design §6 rule 14). */
    public enum Mode {
        /** The whole is refused. */
        REJECT,
        /** The rest is answered, and of it the reason. */
        FILTER
    }

    /**
     * An attribute.
     *
     * @param register where it is fetched; may be left open where the federation has it in one place or the task's view says which
     * @param form the form wanted among incomparable ones
     */
    public record Wanted(AttributeKey attribute, Optional<String> register, Optional<Form> form) {}

    /** The same without some attributes; at least one stays. */
    public Query without(Collection<AttributeKey> attributes) {
        return new Query(
                task,
                caseNumber,
                official,
                about,
                wanted.stream()
                        .filter(one -> !attributes.contains(one.attribute()))
                        .toList(),
                mode,
                use,
                asOf,
                beforehand);
    }

    @Override
    public String toString() {
        return "Query[" + task + ", " + about.size() + " subjects, " + wanted.size() + " attributes]";
    }
}
