package kr.ieum.gateway.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What waits for the former keys of its subject: a question that is asked by them too starts, with all its keys, once they are
 * known. It waits of everybody alike, so that how long a register took doesn't tell who has had another number. Not thread-safe: all
 * calls come from the thread that runs the release.
 */
final class KeyStage {

    private final ReleaseRequest request;
    private final Map<String, JoinedRegister> registers;
    private final LocalDate today;
    private final FormerKeys formerKeys;
    private final List<Plan.Question> atOnce = new ArrayList<>();
    private final Map<Integer, List<Plan.Question>> waiting = new HashMap<>();
    /** Registers that are being asked for keys, by subject. */
    private final Map<Integer, String> pending = new HashMap<>();

    /** @param asking the questions of the plan that will be asked, whose registers have no planned stop */
    KeyStage(
            Plan plan,
            List<Plan.Question> asking,
            ReleaseRequest request,
            Map<String, JoinedRegister> registers,
            LocalDate today) {
        this.request = request;
        this.registers = registers;
        this.today = today;
        this.formerKeys = new FormerKeys(request.keysSought());
        Set<Plan.Permitted> asked = asking.stream()
                .flatMap(question -> question.items().stream())
                .filter(Plan.Permitted::asKey)
                .collect(Collectors.toCollection(HashSet::new));
        asked.forEach(item -> pending.put(item.subject(), item.register()));
        plan.permitted().stream()
                .filter(item -> item.asKey() && !asked.contains(item))
                .forEach(item -> formerKeys.silent(item.register()));
        for (Plan.Question question : asking) {
            if (question.byFormer() && pending.containsKey(question.keyOwner())) {
                waiting.computeIfAbsent(question.keyOwner(), owner -> new ArrayList<>())
                        .add(question);
            } else {
                atOnce.add(question);
            }
        }
    }

    FormerKeys formerKeys() {
        return formerKeys;
    }

    /** Whether keys are being waited for at all. */
    boolean isPending() {
        return !pending.isEmpty();
    }

    /** Whether all that will be known of the subject's former keys is known. */
    boolean isSettled(int subject) {
        return !pending.containsKey(subject);
    }

    /** What is asked at once. */
    List<KeyedQuestion> begin() {
        return keyed(atOnce);
    }

    /** What has waited for this answer. */
    List<KeyedQuestion> after(Plan.Question question, RegisterAnswer answer) {
        List<Plan.Question> further = new ArrayList<>();
        for (Plan.Permitted item : question.items()) {
            if (item.asKey() && pending.remove(item.subject()) != null) {
                keys(item, answer)
                        .ifPresentOrElse(
                                keys -> formerKeys.known(item.subject(), keys),
                                () -> formerKeys.silent(item.register()));
                further.addAll(
                        Optional.ofNullable(waiting.remove(item.subject())).orElse(List.of()));
            }
        }
        return keyed(further);
    }

    /** No longer is waited: what is left is asked without, and what the answer may still tell of keys isn't taken. */
    List<KeyedQuestion> without() {
        pending.values().forEach(formerKeys::silent);
        pending.clear();
        List<Plan.Question> left =
                waiting.values().stream().flatMap(List::stream).toList();
        waiting.clear();
        return keyed(left);
    }

    private Optional<List<SubjectKey>> keys(Plan.Permitted item, RegisterAnswer answer) {
        JoinedRegister register = registers.get(item.register());
        return register == null ? Optional.empty() : new FormerKeyReading(register, request, today).keys(item, answer);
    }

    private List<KeyedQuestion> keyed(List<Plan.Question> questions) {
        return KeyedQuestion.of(questions, request, formerKeys, registers);
    }
}
