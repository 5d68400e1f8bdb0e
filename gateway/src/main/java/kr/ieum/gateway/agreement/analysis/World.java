package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.condition.ConditionFacts;
import kr.ieum.gateway.agreement.condition.TimeVariable;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.yaml.YamlMap;

/** One combination of the facts that conditions can ask for. There are finitely many, so that all of them can be tried. */
record World(Relation relation, Map<Variable, String> texts, boolean restricted, Instant now)
        implements ConditionFacts {

    World {
        texts = Map.copyOf(texts);
    }

    /** Every combination that any condition of these agreements can tell apart, for subjects of a relation. */
    static List<World> all(References references, Relation relation, Agreement... agreements) {
        List<Condition> conditions = Stream.of(agreements)
                .flatMap(agreement -> Stream.concat(
                        agreement.grants().stream().map(Agreement.Grant::when),
                        agreement.limits().stream().map(Agreement.Limit::when)))
                .toList();
        Set<Variable> named = conditions.stream()
                .flatMap(condition -> condition.variables().stream())
                .filter(variable -> variable != Variable.SUBJECT_RELATION)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Map<Variable, String>> texts = List.of(Map.of());
        for (Variable variable : named) {
            texts = crossed(texts, variable, values(references, variable));
        }
        List<Boolean> restrictions =
                conditions.stream().anyMatch(Condition::speaksOfRestriction) ? List.of(false, true) : List.of(false);
        List<World> worlds = new ArrayList<>();
        for (Instant moment : moments(conditions)) {
            for (boolean restricted : restrictions) {
                texts.forEach(values -> worlds.add(new World(relation, values, restricted, moment)));
            }
        }
        return List.copyOf(worlds);
    }

    private static List<Map<Variable, String>> crossed(
            List<Map<Variable, String>> some, Variable variable, List<String> values) {
        List<Map<Variable, String>> all = new ArrayList<>();
        for (Map<Variable, String> one : some) {
            for (String value : values) {
                Map<Variable, String> more = new EnumMap<>(Variable.class);
                more.putAll(one);
                more.put(variable, value);
                all.add(more);
            }
        }
        return all;
    }

    private static List<String> values(References references, Variable variable) {
        return switch (variable) {
            case CASE_STAGE -> codes(references, "case-stage");
            case CASE_KIND -> codes(references, "case-kind");
            case SUBJECT_LIVES_WITH_APPLICANT -> List.of("yes", "no");
            case SUBJECT_RELATION -> List.of();
        };
    }

    private static List<String> codes(References references, String list) {
        return references.codes().find(list).stream()
                .flatMap(codes -> codes.codes().stream())
                .map(CodeList.Code::code)
                .distinct()
                .toList();
    }

    /** A moment on either side of every instant that a condition names. */
    private static List<Instant> moments(List<Condition> conditions) {
        Set<Instant> moments = new TreeSet<>();
        conditions.forEach(condition -> collect(condition, moments));
        if (moments.isEmpty()) {
            return List.of(Instant.EPOCH);
        }
        List<Instant> all = new ArrayList<>();
        all.add(moments.iterator().next().minusSeconds(1));
        all.addAll(moments);
        return all;
    }

    private static void collect(Condition condition, Set<Instant> moments) {
        switch (condition) {
            case Condition.Before before -> moments.add(before.instant());
            case Condition.Within within -> moments.add(Instant.EPOCH.plus(within.span()));
            case Condition.Not not -> collect(not.inner(), moments);
            case Condition.All all -> all.parts().forEach(part -> collect(part, moments));
            case Condition.Any any -> any.parts().forEach(part -> collect(part, moments));
            case Condition.Constant constant -> {}
            case Condition.OneOf oneOf -> {}
            case Condition.RestrictedTowardsApplicant pair -> {}
        }
    }

    @Override
    public Optional<String> text(Variable variable) {
        return variable == Variable.SUBJECT_RELATION
                ? Optional.of(YamlMap.spelling(relation))
                : Optional.ofNullable(texts.get(variable));
    }

    /** The case was opened at the epoch: what conditions tell apart is how much time has passed since. */
    @Override
    public Optional<Instant> moment(TimeVariable variable) {
        return Optional.of(Instant.EPOCH);
    }

    @Override
    public Duration skew() {
        return Duration.ZERO;
    }

    @Override
    public Optional<Boolean> restrictedTowardsApplicant() {
        return Optional.of(restricted);
    }
}
