package kr.ieum.adapters;

import java.time.Instant;
import java.util.Set;

/**
 * What is asked of a register: one subject, the permitted source fields, and until when. Its text never shows the key.
 *
 * @param kind of which kind the key is; only a kind that the register {@linkplain RegisterAdapter#keyKinds() can be asked by}
 * @param key the subject's key in the register, such as a resident number
 * @param sourceFields the permitted source fields; the adapter hands on no other
 * @param deadline after which nothing of this question may remain running
 * @param correlation random id of this question for the operator's log, no personal value
 */
public record RegisterQuestion(
        KeyKind kind, String key, Set<String> sourceFields, Instant deadline, String correlation) {

    /** Makes it immutable. */
    public RegisterQuestion {
        sourceFields = Set.copyOf(sourceFields);
    }

    /** A question about a person, by resident number: what most registers are asked. */
    public RegisterQuestion(String key, Set<String> sourceFields, Instant deadline, String correlation) {
        this(KeyKind.RESIDENT_NUMBER, key, sourceFields, deadline, correlation);
    }

    @Override
    public String toString() {
        return "RegisterQuestion[" + correlation + ", " + sourceFields + ", until " + deadline + "]";
    }
}
