package kr.ieum.adapters;

import java.time.Instant;
import java.util.Set;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What is asked of a register: one subject, the permitted source fields, and until when. Its text never shows the key.
 *
 * @param key the subject's key with its kind, one that the register {@linkplain RegisterAdapter#keyKinds() can be asked by}; a register that
 *     can be asked by several kinds tells them apart by it
 * @param sourceFields the permitted source fields; the adapter hands on no other
 * @param deadline after which nothing of this question may remain running
 * @param correlation random id of this question for the operator's log, no personal value
 */
public record RegisterQuestion(SubjectKey key, Set<String> sourceFields, Instant deadline, String correlation) {

    /** Makes it immutable. */
    public RegisterQuestion {
        sourceFields = Set.copyOf(sourceFields);
    }

    @Override
    public String toString() {
        return "RegisterQuestion[" + correlation + ", " + sourceFields + ", until " + deadline + "]";
    }
}
