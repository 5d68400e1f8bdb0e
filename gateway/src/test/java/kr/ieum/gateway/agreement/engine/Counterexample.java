package kr.ieum.gateway.agreement.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.gateway.agreement.engine.Terms.Grant;

/** A world and a request that show a fault, made as small as they still show it, and readable. */
record Counterexample(PolicyWorld world, DecisionRequest request, Engine.Excess excess) {

    /** Leaves out one thing after another for as long as the fault stays. */
    Counterexample smallest(Predicate<Counterexample> fails) {
        Counterexample smallest = this;
        Optional<Counterexample> next = Optional.of(this);
        while (next.isPresent()) {
            smallest = next.get();
            next = smallest.smaller().filter(fails).findFirst();
        }
        return smallest;
    }

    private Stream<Counterexample> smaller() {
        Stream<PolicyWorld> worlds = Stream.of(
                        each(world.active(), world::withActive),
                        each(world.suspended(), world::withSuspended),
                        each(
                                world.national().ceilings(),
                                less -> world.withNational(
                                        new NationalRules(less, world.national().combinations()))),
                        each(
                                world.national().combinations(),
                                less -> world.withNational(
                                        new NationalRules(world.national().ceilings(), less))),
                        world.skew().isZero() ? Stream.<PolicyWorld>of() : Stream.of(world.withSkew(Duration.ZERO)),
                        inside(world.active(), Counterexample::smaller, world::withActive),
                        inside(world.suspended(), Counterexample::smaller, world::withSuspended))
                .flatMap(Function.identity());
        return Stream.concat(
                worlds.map(less -> new Counterexample(less, request, excess)),
                smaller(request).map(less -> new Counterexample(world, less, excess)));
    }

    private static Stream<Terms> smaller(Terms terms) {
        return Stream.of(
                        each(terms.grants(), terms::withGrants),
                        each(terms.ceilings(), terms::withCeilings),
                        each(terms.combinations(), terms::withCombinations),
                        each(terms.obligations(), terms::withObligations),
                        terms.hours().stream().map(hours -> without(terms, true, false)),
                        terms.volume().perDay().or(terms.volume()::perOfficialHour).stream()
                                .map(volume -> without(terms, false, true)),
                        inside(terms.grants(), Counterexample::smaller, terms::withGrants))
                .flatMap(Function.identity());
    }

    private static Terms without(Terms terms, boolean hours, boolean volume) {
        return new Terms(
                terms.agreement(),
                terms.version(),
                terms.kind(),
                terms.task(),
                terms.consumers(),
                terms.registers(),
                terms.term(),
                hours ? Optional.empty() : terms.hours(),
                terms.searchBy(),
                terms.grants(),
                terms.ceilings(),
                terms.combinations(),
                terms.obligations(),
                volume ? new Terms.Volume(Optional.empty(), Optional.empty()) : terms.volume(),
                terms.afterCheck());
    }

    private static Stream<Grant> smaller(Grant grant) {
        Stream<Grant> conditions = smaller(grant.when())
                .map(when -> new Grant(
                        grant.id(),
                        grant.clause(),
                        grant.uses(),
                        grant.recipient(),
                        grant.relations(),
                        grant.declaredRelationSuffices(),
                        grant.registers(),
                        when,
                        grant.consent(),
                        grant.attributes()));
        Stream<Grant> attributes = each(
                grant.attributes(),
                less -> new Grant(
                        grant.id(),
                        grant.clause(),
                        grant.uses(),
                        grant.recipient(),
                        grant.relations(),
                        grant.declaredRelationSuffices(),
                        grant.registers(),
                        grant.when(),
                        grant.consent(),
                        less));
        return Stream.concat(conditions, attributes);
    }

    private static Stream<Condition> smaller(Condition condition) {
        return switch (condition) {
            case Condition.Not not -> Stream.of(not.inner());
            case Condition.All all -> all.parts().stream();
            case Condition.Any any -> any.parts().stream();
            default -> condition.equals(Condition.always()) ? Stream.of() : Stream.of(Condition.always());
        };
    }

    private static Stream<DecisionRequest> smaller(DecisionRequest request) {
        UnaryOperator<Asked> unnamed =
                asked -> new Asked(asked.attribute(), asked.register(), Optional.empty(), asked.asKey());
        return Stream.of(
                        each(request.subjects(), less -> with(request, less, request.asked(), request.met())),
                        each(request.asked(), less -> with(request, request.subjects(), less, request.met())),
                        each(
                                List.copyOf(request.met()),
                                less -> with(request, request.subjects(), request.asked(), Set.copyOf(less))),
                        inside(
                                request.asked(),
                                asked -> asked.form().map(form -> unnamed.apply(asked)).stream(),
                                less -> with(request, request.subjects(), less, request.met())))
                .flatMap(Function.identity());
    }

    private static DecisionRequest with(
            DecisionRequest request, List<DecisionRequest.SubjectFacts> subjects, List<Asked> asked, Set<String> met) {
        return new DecisionRequest(
                request.requester(),
                request.kind(),
                request.task(),
                request.caseFacts(),
                subjects,
                request.recipient(),
                request.uses(),
                asked,
                request.searchBy(),
                request.alsoBy(),
                met,
                request.time());
    }

    /** Without each of the items in turn. */
    private static <T, W> Stream<W> each(List<T> items, Function<List<T>, W> whole) {
        return Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(i -> {
            List<T> less = new ArrayList<>(items);
            less.remove(i.intValue());
            return whole.apply(less);
        });
    }

    /** With each of the items made smaller in turn. */
    private static <T, W> Stream<W> inside(List<T> items, Function<T, Stream<T>> smaller, Function<List<T>, W> whole) {
        return Stream.iterate(0, i -> i < items.size(), i -> i + 1)
                .flatMap(i -> smaller.apply(items.get(i)).map(one -> {
                    List<T> other = new ArrayList<>(items);
                    other.set(i, one);
                    return whole.apply(other);
                }));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("skew " + world.skew() + ", " + excess + "\n");
        world.active().forEach(terms -> show(text, "", terms));
        world.suspended().forEach(terms -> show(text, "suspended ", terms));
        world.national()
                .ceilings()
                .forEach(ceiling -> text.append("national ").append(ceiling).append('\n'));
        world.national()
                .combinations()
                .forEach(rule -> text.append("national ").append(rule).append('\n'));
        text.append("request ")
                .append(request.kind())
                .append(' ')
                .append(request.task())
                .append(" by ");
        text.append(request.requester()).append(" at ").append(request.time()).append('\n');
        text.append("  to ").append(request.recipient()).append(" for ").append(request.uses());
        text.append(", met ").append(request.met()).append(", searched by ").append(new TreeMap<>(request.searchBy()));
        text.append(", also by ")
                .append(request.alsoBy())
                .append("\n  ")
                .append(request.caseFacts())
                .append('\n');
        request.subjects()
                .forEach(subject -> text.append("  about ").append(subject).append('\n'));
        request.asked().forEach(asked -> text.append("  asks ").append(asked).append('\n'));
        return shortened(text.toString());
    }

    private static void show(StringBuilder text, String state, Terms terms) {
        text.append(state)
                .append("agreement ")
                .append(terms.agreement())
                .append('/')
                .append(terms.version());
        text.append(' ')
                .append(terms.kind())
                .append(' ')
                .append(terms.task())
                .append(' ')
                .append(terms.term());
        terms.hours().ifPresent(hours -> text.append(' ').append(hours));
        terms.afterCheck().ifPresent(check -> text.append(' ').append(check));
        text.append("\n  consumers ")
                .append(terms.consumers())
                .append(" registers ")
                .append(terms.registers());
        text.append("\n  search ").append(new TreeMap<>(terms.searchBy())).append('\n');
        Stream.of(terms.grants(), terms.ceilings(), terms.combinations(), terms.obligations())
                .flatMap(List::stream)
                .forEach(part -> text.append("  ").append(part).append('\n'));
    }

    /** Words that every line would repeat. */
    private static String shortened(String text) {
        Map<String, String> words = Map.of(
                "Optional.empty", "-",
                "Missing[reason=test]", "?",
                ", source=test]", "]",
                "Period[from=-1000000000-01-01T00:00:00Z, until=+1000000000-12-31T23:59:59.999999999Z]", "always",
                "-1000000000-01-01T00:00:00Z", "ever",
                "+1000000000-12-31T23:59:59.999999999Z", "ever");
        String shorter = text;
        for (String word : words.keySet().stream()
                .sorted((one, other) -> other.length() - one.length())
                .collect(Collectors.toList())) {
            shorter = shorter.replace(word, words.get(word));
        }
        return shorter;
    }
}
