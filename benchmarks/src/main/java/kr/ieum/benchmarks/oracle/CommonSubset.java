package kr.ieum.benchmarks.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.SubjectFacts;
import kr.ieum.gateway.agreement.engine.Fact;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Terms.Ceiling;
import kr.ieum.gateway.agreement.engine.Terms.Grant;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Answer;

/**
 * The part of an agreement that XACML and Cedar can both say: agencies with the time of their accession, system, role, assurance, task,
 * relation (declared or verified), uses, recipient, register, conditions, whole values or nothing, terms and own cases. Reduced forms,
 * searches, derivation, consent, hours, combinations, duties and explanations have no counterpart there.
 */
final class CommonSubset {

    private CommonSubset() {}

    /**
     * Checks agreements.
     *
     * @throws IllegalArgumentException when one says what the others can't
     */
    static List<Terms> checked(List<Terms> all) {
        for (Terms terms : all) {
            boolean inside = terms.kind() == RequestKind.CASE
                    && terms.hours().isEmpty()
                    && terms.combinations().isEmpty()
                    && terms.obligations().isEmpty()
                    && terms.grants().stream().allMatch(CommonSubset::isInside)
                    && terms.ceilings().stream().map(Ceiling::max).allMatch(Form.ABSENT::equals);
            if (!inside) {
                throw new IllegalArgumentException("outside of the common subset: " + terms.agreement());
            }
        }
        return all;
    }

    private static boolean isInside(Grant grant) {
        return grant.consent().isEmpty()
                && grant.attributes().stream()
                        .allMatch(granted -> granted.form().equals(Form.CLEAR)
                                && granted.bases().stream()
                                        .anyMatch(basis -> basis.inForce().equals(Period.ALWAYS)));
    }

    /** Checks a request. */
    static DecisionRequest checked(DecisionRequest request) {
        boolean inside = request.kind() == RequestKind.CASE
                && request.asked().stream()
                        .noneMatch(asked -> asked.asKey() || asked.form().isPresent())
                && request.subjects().stream()
                        .noneMatch(subject -> is(subject.relationVerified(), Answer.NO)
                                || is(subject.alive(), Answer.NO)
                                || is(subject.outranked(), Answer.YES));
        if (!inside) {
            throw new IllegalArgumentException("outside of the common subset: a request of " + request.task());
        }
        return request;
    }

    /** The registers in which a grant counts, which are also the agreement's. */
    static Set<String> registers(Terms terms, Grant grant) {
        Set<String> both = new HashSet<>(grant.registers());
        both.retainAll(terms.registers());
        return both;
    }

    /** Agencies that are consumers in each period, so that a policy names each period once. */
    static Map<Period, Set<String>> agencies(Terms.Consumer consumer) {
        Map<Period, Set<String>> byPeriod =
                new TreeMap<>(Comparator.comparing(Period::from).thenComparing(Period::until));
        consumer.agencies()
                .forEach((agency, periods) -> periods.forEach(period ->
                        byPeriod.computeIfAbsent(period, p -> new HashSet<>()).add(agency)));
        return byPeriod;
    }

    /** Text facts that are known: of the case, and of the subject where one is given. */
    static Map<String, String> texts(DecisionRequest request, SubjectFacts subject) {
        Map<String, String> texts = new TreeMap<>();
        DecisionRequest.CaseFacts facts = request.caseFacts();
        put(texts, "caseStage", facts.stage(), Function.identity());
        put(texts, "caseKind", facts.kind(), Function.identity());
        put(texts, "caseTask", facts.task(), Function.identity());
        put(texts, "jurisdiction", facts.jurisdiction(), Function.identity());
        put(texts, "assigned", facts.assignedToRequester(), Object::toString);
        put(texts, "verified", subject.relationVerified(), Enum::name);
        put(texts, "restricted", subject.restrictedTowardsApplicant(), Object::toString);
        texts.put("subjectRelation", word(subject.relation()));
        if (!is(subject.livesWithApplicant(), Answer.UNDETERMINED)) {
            put(texts, "livesWithApplicant", subject.livesWithApplicant(), CommonSubset::word);
        }
        return texts;
    }

    /** The name under which a variable's fact is given. */
    static String nameOf(Variable variable) {
        return switch (variable) {
            case CASE_STAGE -> "caseStage";
            case CASE_KIND -> "caseKind";
            case SUBJECT_RELATION -> "subjectRelation";
            case SUBJECT_LIVES_WITH_APPLICANT -> "livesWithApplicant";
        };
    }

    /** How a word of ours is spelt in agreements. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names in order, so that the same agreements always give the same text. */
    static List<String> words(Set<? extends Enum<?>> values) {
        return values.stream().map(CommonSubset::word).sorted().collect(Collectors.toList());
    }

    /** Milliseconds since the epoch, in which both languages compare times. */
    static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    /** Whether an end of a period is one. */
    static boolean isBound(Instant instant) {
        return !instant.equals(Instant.MIN) && !instant.equals(Instant.MAX);
    }

    private static <T> void put(Map<String, String> texts, String name, Fact<T> fact, Function<T, String> text) {
        if (fact instanceof Fact.Known<T> known) {
            texts.put(name, text.apply(known.value()));
        }
    }

    private static <T> boolean is(Fact<T> fact, T value) {
        return fact instanceof Fact.Known<T> known && known.value().equals(value);
    }
}
