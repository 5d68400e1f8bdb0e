package kr.ieum.gateway.disclosure;

import java.util.List;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.schemas.model.SubjectKey;

/**
 * An intent that is about to be written, and what its leaf hides.
 *
 * @param relation how the subject stands to the case, in the model's word
 * @param subject whom it is about
 * @param others everybody else of the case
 */
public record Intended(
        Leaf.Intent leaf, Openings openings, Relation relation, SubjectKey subject, List<SubjectKey> others) {

    /** How a subject stands to a case, as far as it decides what the subject may be told of it. */
    public enum Relation {
        /** Whose case it is. */
        APPLICANT,
        /** Whose estate the case is about; nobody is told in their stead. */
        DECEASED,
        /** Everybody else whom the case names. */
        MEMBER
    }

    /** Makes it immutable. */
    public Intended {
        others = List.copyOf(others);
    }

    @Override
    public String toString() {
        return "Intended[" + leaf.lookup() + ", " + relation + "]";
    }
}
