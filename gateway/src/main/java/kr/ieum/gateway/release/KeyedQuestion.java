package kr.ieum.gateway.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.ieum.schemas.model.SubjectKey;

/**
 * A question with one of the keys that its register is asked by: the owner's own, and each former one where the agreement lets the
 * register be searched by it. All are asked under the same intent, at the same time.
 */
record KeyedQuestion(Plan.Question question, SubjectKey key, Set<String> sourceFields) {

    String register() {
        return question.register();
    }

    /** Every question with every key. Where there are two keys, what tells the register's records apart is asked for as well. */
    static List<KeyedQuestion> of(
            List<Plan.Question> questions,
            ReleaseRequest request,
            FormerKeys formerKeys,
            Map<String, JoinedRegister> registers) {
        List<KeyedQuestion> all = new ArrayList<>();
        for (Plan.Question question : questions) {
            SubjectKey own = request.subjectKeys().get(question.keyOwner());
            List<SubjectKey> former = question.byFormer() ? formerKeys.of(question.keyOwner()) : List.of();
            Set<String> fields = new HashSet<>(question.sourceFields());
            JoinedRegister register = registers.get(question.register());
            if (!former.isEmpty() && register != null) {
                fields.addAll(register.mapping().identity());
            }
            all.add(new KeyedQuestion(question, own, fields));
            former.forEach(key -> all.add(new KeyedQuestion(question, key, fields)));
        }
        return List.copyOf(all);
    }

    /** Whether other questions wait for its answer, which holds keys that they are asked by. */
    boolean leadsOn() {
        return question.items().stream().anyMatch(Plan.Permitted::asKey);
    }

    @Override
    public int hashCode() {
        return 31 * question.hashCode() + key.hashCode();
    }

    @Override
    public String toString() {
        return "KeyedQuestion[" + question.register() + ", …]";
    }
}
