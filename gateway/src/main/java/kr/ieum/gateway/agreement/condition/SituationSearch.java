package kr.ieum.gateway.agreement.condition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One search for situations, over the groups of values that some conditions tell apart. */
final class SituationSearch {

    private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final Vocabulary vocabulary;
    private final Duration skew;
    private final Situations.Settled settled;
    private final List<Condition> atoms;
    private final List<Dimension> dimensions = new ArrayList<>();
    private final Truth[] least;
    private final Truth[] most;
    private final Draft draft = new Draft();

    /** One variable: the atoms that ask for it, and a value for each way in which they can come out together. */
    private record Dimension(List<Integer> atoms, List<Choice> choices) {}

    /** A value of a variable, or that it is missing, with the truths of the atoms that ask for it. */
    private record Choice(Consumer<Draft> set, List<Truth> truths) {}

    /** The facts chosen so far; moments of the case are counted back from the time of the request. */
    private static final class Draft {
        private final Map<Variable, String> texts = new EnumMap<>(Variable.class);
        private final Map<TimeVariable, Duration> elapsed = new EnumMap<>(TimeVariable.class);
        private Optional<Boolean> restricted = Optional.of(false);
        private Instant now = ANY_TIME;
    }

    SituationSearch(
            Collection<Condition> conditions, Vocabulary vocabulary, Duration skew, Situations.Settled settled) {
        this.vocabulary = vocabulary;
        this.skew = skew;
        this.settled = settled;
        this.atoms = List.copyOf(atoms(conditions));
        this.least = new Truth[atoms.size()];
        this.most = new Truth[atoms.size()];
        draft.texts.putAll(settled.texts());
        settled.now().ifPresent(now -> draft.now = now);
        Map<Object, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < atoms.size(); i++) {
            places.computeIfAbsent(variable(atoms.get(i)), variable -> new ArrayList<>())
                    .add(i);
        }
        places.values().forEach(its -> dimensions.add(dimension(its)));
        dimensions.sort(Comparator.comparingInt(dimension -> dimension.choices().size()));
    }

    /** The atoms of conditions, each once. */
    static Collection<Condition> atoms(Collection<Condition> conditions) {
        Set<Condition> atoms = new LinkedHashSet<>();
        conditions.forEach(condition -> collect(condition, atoms));
        return atoms;
    }

    private static void collect(Condition condition, Set<Condition> atoms) {
        switch (condition) {
            case Condition.Constant constant -> {}
            case Condition.Not not -> collect(not.inner(), atoms);
            case Condition.All all -> all.parts().forEach(part -> collect(part, atoms));
            case Condition.Any any -> any.parts().forEach(part -> collect(part, atoms));
            case Condition.OneOf oneOf -> atoms.add(oneOf);
            case Condition.Before before -> atoms.add(before);
            case Condition.Within within -> atoms.add(within);
            case Condition.RestrictedTowardsApplicant pair -> atoms.add(pair);
        }
    }

    /** What an atom asks for: a text, a moment of the case, the time, or the pair. */
    private static Object variable(Condition atom) {
        return switch (atom) {
            case Condition.OneOf oneOf -> oneOf.variable();
            case Condition.Within within -> within.since();
            case Condition.Before before -> Condition.Before.class;
            default -> Condition.RestrictedTowardsApplicant.class;
        };
    }

    private Dimension dimension(List<Integer> places) {
        List<Condition> asking = places.stream().map(atoms::get).toList();
        Stream<Consumer<Draft>> values = switch (asking.getFirst()) {
            case Condition.OneOf oneOf -> texts(oneOf.variable(), asking);
            case Condition.Within within -> moments(within.since(), asking);
            case Condition.Before before -> times(asking);
            default ->
                Stream.of(Optional.of(false), Optional.of(true), Optional.<Boolean>empty())
                        .map(restricted -> to -> to.restricted = restricted);
        };
        Map<List<Truth>, Choice> groups = new LinkedHashMap<>();
        values.forEach(set -> {
            Draft alone = new Draft();
            alone.now = draft.now;
            set.accept(alone);
            Situation situation = situation(alone);
            List<Truth> truths =
                    asking.stream().map(atom -> atom.evaluate(situation)).toList();
            groups.putIfAbsent(truths, new Choice(set, truths));
        });
        return new Dimension(List.copyOf(places), List.copyOf(groups.values()));
    }

    private Stream<Consumer<Draft>> texts(Variable variable, List<Condition> asking) {
        String only = settled.texts().get(variable);
        if (only != null) {
            return Stream.of(to -> to.texts.put(variable, only));
        }
        SortedSet<String> named = new TreeSet<>();
        asking.forEach(atom -> named.addAll(((Condition.OneOf) atom).constants()));
        Stream<Consumer<Draft>> words = vocabulary.of(variable, named).map(word -> to -> to.texts.put(variable, word));
        return Vocabulary.alwaysKnown().contains(variable)
                ? words
                : Stream.concat(words, Stream.of(to -> to.texts.remove(variable)));
    }

    /** How long ago it was: just short of every edge, on it, and just past it. */
    private Stream<Consumer<Draft>> moments(TimeVariable variable, List<Condition> asking) {
        SortedSet<Duration> edges = new TreeSet<>();
        for (Condition atom : asking) {
            Duration span = ((Condition.Within) atom).span();
            edges.add(span.minus(skew));
            edges.add(span.plus(skew));
        }
        return Stream.of(
                        edges.stream().map(edge -> edge.minus(INSTANT)).map(Optional::of),
                        edges.stream().map(Optional::of),
                        edges.stream().map(edge -> edge.plus(INSTANT)).map(Optional::of),
                        Stream.of(Optional.<Duration>empty()))
                .flatMap(some -> some)
                .map(elapsed -> to -> elapsed.ifPresentOrElse(
                        since -> to.elapsed.put(variable, since), () -> to.elapsed.remove(variable)));
    }

    private Stream<Consumer<Draft>> times(List<Condition> asking) {
        if (settled.now().isPresent()) {
            return Stream.of(to -> to.now = settled.now().get());
        }
        SortedSet<Instant> edges = new TreeSet<>();
        for (Condition atom : asking) {
            edges.add(((Condition.Before) atom).instant().minus(skew));
            edges.add(((Condition.Before) atom).instant().plus(skew));
        }
        return Stream.concat(Stream.of(edges.first().minus(INSTANT)), edges.stream())
                .map(time -> to -> to.now = time);
    }

    private Situation situation(Draft from) {
        Map<TimeVariable, Instant> moments = new EnumMap<>(TimeVariable.class);
        from.elapsed.forEach((variable, since) -> moments.put(variable, from.now.minus(since)));
        return new Situation(from.texts, from.restricted, moments, from.now, skew);
    }

    /** The first situation that meets all demands. */
    Optional<Situation> first(List<Demand> demands) {
        List<Node> nodes =
                demands.stream().map(demand -> node(demand.condition())).toList();
        List<Situation> found = new ArrayList<>(1);
        search(
                0,
                () -> {
                    for (int i = 0; i < nodes.size(); i++) {
                        if (!demands.get(i)
                                .isWithin(nodes.get(i).least(), nodes.get(i).most())) {
                            return false;
                        }
                    }
                    return true;
                },
                situation -> {
                    found.add(situation);
                    return false;
                });
        return found.stream().findFirst();
    }

    /** Every situation, until the viewer has seen enough. */
    void all(Predicate<Situation> viewer) {
        search(0, () -> true, viewer);
    }

    private boolean search(int depth, BooleanSupplier open, Predicate<Situation> viewer) {
        if (depth == 0) {
            Arrays.fill(least, Truth.FALSE);
            Arrays.fill(most, Truth.TRUE);
        }
        if (!open.getAsBoolean()) {
            return true;
        }
        if (depth == dimensions.size()) {
            return viewer.test(situation(draft));
        }
        Dimension dimension = dimensions.get(depth);
        for (Choice choice : dimension.choices()) {
            choice.set().accept(draft);
            for (int i = 0; i < dimension.atoms().size(); i++) {
                int atom = dimension.atoms().get(i);
                least[atom] = choice.truths().get(i);
                most[atom] = choice.truths().get(i);
            }
            if (!search(depth + 1, open, viewer)) {
                return false;
            }
        }
        for (int atom : dimension.atoms()) {
            least[atom] = Truth.FALSE;
            most[atom] = Truth.TRUE;
        }
        return true;
    }

    /** A condition over numbered atoms, with bounds of its truth while some of them are open. */
    private interface Node {
        Truth least();

        Truth most();
    }

    private record Bounds(Supplier<Truth> lower, Supplier<Truth> upper) implements Node {
        @Override
        public Truth least() {
            return lower.get();
        }

        @Override
        public Truth most() {
            return upper.get();
        }
    }

    private Node node(Condition condition) {
        return switch (condition) {
            case Condition.Constant constant -> {
                Truth truth = Truth.of(constant.value());
                yield new Bounds(() -> truth, () -> truth);
            }
            case Condition.Not not -> {
                Node inner = node(not.inner());
                yield new Bounds(() -> inner.most().not(), () -> inner.least().not());
            }
            case Condition.All all -> {
                List<Node> parts = all.parts().stream().map(this::node).toList();
                yield new Bounds(() -> and(parts, Node::least), () -> and(parts, Node::most));
            }
            case Condition.Any any -> {
                List<Node> parts = any.parts().stream().map(this::node).toList();
                yield new Bounds(() -> or(parts, Node::least), () -> or(parts, Node::most));
            }
            default -> {
                int place = atoms.indexOf(condition);
                yield new Bounds(() -> least[place], () -> most[place]);
            }
        };
    }

    private static Truth and(List<Node> parts, Function<Node, Truth> bound) {
        Truth truth = Truth.TRUE;
        for (Node part : parts) {
            truth = truth.and(bound.apply(part));
        }
        return truth;
    }

    private static Truth or(List<Node> parts, Function<Node, Truth> bound) {
        Truth truth = Truth.FALSE;
        for (Node part : parts) {
            truth = truth.or(bound.apply(part));
        }
        return truth;
    }
}
