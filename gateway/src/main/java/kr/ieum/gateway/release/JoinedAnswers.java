package kr.ieum.gateway.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.schemas.mapping.NativeRecord;

/**
 * Joins what a register answers to the several keys of one subject into the answer about that subject. An answer that is missing
 * makes the whole one missing: half of what somebody owns, shown as if it were all, would be wrong.
 */
final class JoinedAnswers {

    private final Map<String, JoinedRegister> registers;
    private final Map<Plan.Question, Integer> keys = new HashMap<>();
    private final Map<Plan.Question, List<RegisterAnswer>> answers = new HashMap<>();

    JoinedAnswers(Map<String, JoinedRegister> registers) {
        this.registers = registers;
    }

    /** These are about to be asked, all keys of a question together; the same questions again. */
    List<KeyedQuestion> expecting(List<KeyedQuestion> questions) {
        questions.forEach(each -> keys.merge(each.question(), 1, Integer::sum));
        return questions;
    }

    /** Takes one answer; the joined one once all keys of the question have been answered. */
    Optional<RegisterAnswer> with(KeyedQuestion question, RegisterAnswer answer) {
        List<RegisterAnswer> all = answers.computeIfAbsent(question.question(), q -> new ArrayList<>());
        all.add(answer);
        if (all.size() < keys.getOrDefault(question.question(), 1)) {
            return Optional.empty();
        }
        return Optional.of(all.size() == 1 ? answer : joined(question.question(), all));
    }

    private RegisterAnswer joined(Plan.Question question, List<RegisterAnswer> all) {
        List<NativeRecord> records = new ArrayList<>();
        Instant assertedAt = Instant.MAX;
        Instant fetchedAt = Instant.MIN;
        boolean held = false;
        for (RegisterAnswer each : all) {
            switch (each) {
                case RegisterAnswer.Found found -> {
                    held = true;
                    records.addAll(found.records());
                    assertedAt = earlier(assertedAt, found.assertedAt());
                    fetchedAt = later(fetchedAt, found.fetchedAt());
                }
                case RegisterAnswer.NotHeld notHeld -> {
                    assertedAt = earlier(assertedAt, notHeld.assertedAt());
                    fetchedAt = later(fetchedAt, notHeld.fetchedAt());
                }
                case RegisterAnswer.Late _,
                        RegisterAnswer.ClosedUntil _,
                        RegisterAnswer.Unreachable _,
                        RegisterAnswer.Malformed _ -> {
                    return each;
                }
            }
        }
        return held
                ? new RegisterAnswer.Found(distinct(question, records), assertedAt, fetchedAt)
                : new RegisterAnswer.NotHeld(assertedAt, fetchedAt);
    }

    /** Each record once, by what tells the register's records apart; what was fetched for that alone goes no further. */
    private List<NativeRecord> distinct(Plan.Question question, List<NativeRecord> records) {
        JoinedRegister register = registers.get(question.register());
        Set<String> identity = register == null ? Set.of() : register.mapping().identity();
        Set<Map<String, String>> seen = new HashSet<>();
        List<NativeRecord> distinct = new ArrayList<>();
        for (NativeRecord each : records) {
            Map<String, String> own = new LinkedHashMap<>();
            identity.forEach(field -> each.field(field).ifPresent(text -> own.put(field, text)));
            if (own.isEmpty() || own.size() < identity.size() || seen.add(own)) {
                distinct.add(each.keeping(question.sourceFields()));
            }
        }
        return List.copyOf(distinct);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
