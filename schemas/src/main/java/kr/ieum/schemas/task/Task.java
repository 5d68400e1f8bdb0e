package kr.ieum.schemas.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.Localized;

/**
 * A task of use (이용사무): what law and agreement speak of, and the purpose of every request (design §2).
 *
 * @param function code of its small function
 * @param articles the governing articles
 * @param replaces documents (구비서류) that citizens need not bring
 * @param minimumItems attributes without which the task can't be done
 * @param validFrom first day, where one is stated
 * @param validTo last day, where one is stated
 */
public record Task(
        String id,
        Localized name,
        String function,
        List<Article> articles,
        List<Localized> replaces,
        List<AttributeKey> minimumItems,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {

    /** Makes it immutable. */
    public Task {
        articles = List.copyOf(articles);
        replaces = List.copyOf(replaces);
        minimumItems = List.copyOf(minimumItems);
    }

    /** Whether the task exists on that day. */
    public boolean inForce(LocalDate day) {
        return validFrom.filter(day::isBefore).isEmpty()
                && validTo.filter(day::isAfter).isEmpty();
    }

    /**
     * An article that governs a task.
     *
     * @param kind how strong it is
     * @param act name of the act
     * @param article such as {@code 제22조}
     */
    public record Article(Kind kind, Localized act, String article) {

        /** Strength of a governing text; an administrative rule is no statute and is shown as weaker. */
        public enum Kind {
            STATUTE,
            DECREE,
            ADMINISTRATIVE_RULE
        }
    }
}
