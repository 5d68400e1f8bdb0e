package kr.ieum.gateway.agreement.condition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The words that exist for the text variables of conditions. A code without a list may be any word, so that of those which no
 * condition names one stands for all.
 */
public final class Vocabulary {

    /** No variable has a list. */
    public static final Vocabulary OPEN = new Vocabulary(Map.of());

    private static final String OTHER = "OTHER";

    private final Map<Variable, ? extends List<String>> words;

    /** A vocabulary of these lists, in the order in which witnesses prefer the words. */
    public Vocabulary(Map<Variable, ? extends List<String>> words) {
        this.words = Map.copyOf(words);
    }

    /** The words to try for a variable that is compared with these. */
    Stream<String> of(Variable variable, SortedSet<String> named) {
        List<String> listed = words.get(variable);
        if (listed != null) {
            return listed.stream();
        }
        if (variable == Variable.SUBJECT_LIVES_WITH_APPLICANT) {
            return Stream.of("yes", "no");
        }
        String other = OTHER;
        while (named.contains(other)) {
            other += "-";
        }
        return Stream.concat(named.stream(), Stream.of(other));
    }

    /** The variables whose fact is never missing: how a subject stands to the case is always declared. */
    static Set<Variable> alwaysKnown() {
        return Set.of(Variable.SUBJECT_RELATION);
    }
}
