package kr.ieum.gateway.agreement.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Situation;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.Engine;
import kr.ieum.gateway.agreement.engine.Hours;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms;

/**
 * Finds requests that two versions answer differently: what one of the versions lets somebody see is asked of both, at their edges.
 */
final class Contrasts {

    private final Terms earlier;
    private final Terms later;
    private final Engine before;
    private final Engine after;
    private final Answers answers;
    private final List<Sight> sights = new ArrayList<>();

    Contrasts(Policy policy, Terms earlier, Terms later) {
        this.earlier = earlier;
        this.later = later;
        Policy former = policy.with(List.of(earlier));
        Policy next = policy.with(List.of(later));
        this.before = former.engine();
        this.after = next.engine();
        this.answers = new Answers(policy);
        addSights(former, earlier);
        addSights(next, later);
    }

    private void addSights(Policy policy, Terms terms) {
        SightFinder finder = new SightFinder(policy);
        for (Terms.Consumer consumer : terms.consumers()) {
            for (String agency : representatives(consumer)) {
                sights.addAll(finder.of(
                        terms,
                        consumer,
                        agency,
                        consumer.agencies().getOrDefault(agency, List.of()),
                        attribute -> true));
            }
        }
        sights.removeIf(sight -> sight.via() instanceof Sight.Via.Implied);
    }

    /** One agency of those that both versions treat alike, and every one that they don't. */
    private Set<String> representatives(Terms.Consumer consumer) {
        Set<String> some = new LinkedHashSet<>();
        Set<List<Period>> kinds = new HashSet<>();
        for (String agency : new TreeSet<>(consumer.agencies().keySet())) {
            List<Period> both = Stream.of(earlier, later)
                    .map(terms -> terms.consumers().stream()
                            .flatMap(one -> one.agencies().getOrDefault(agency, List.of()).stream())
                            .toList())
                    .flatMap(periods -> Stream.concat(periods.stream(), Stream.of(Period.ALWAYS)))
                    .toList();
            if (kinds.add(both)) {
                some.add(agency);
            }
        }
        return some;
    }

    /** A request that shows how the access to an attribute differs in a situation. */
    Optional<Contrast> of(AttributeChange change) {
        List<Sight> about = sights.stream()
                .filter(sight -> sight.attribute().equals(change.attribute())
                        && sight.relation() == change.relation()
                        && sight.recipient() == change.recipient())
                .toList();
        Stream<DecisionRequest> asked = about.stream()
                .map(sight -> sight.witness().request())
                .flatMap(request -> change.uses().stream()
                        .sorted()
                        .map(use -> Variants.of(request).uses(Set.of(use)).request()));
        List<DecisionRequest> plain = asked.toList();
        Stream<DecisionRequest> inSituation = change.witness().stream()
                .map(AttributeChange.Witness::situation)
                .flatMap(situation -> plain.stream().map(request -> in(situation, request)));
        return first(Stream.concat(inSituation, plain.stream()), change.change());
    }

    private static DecisionRequest in(Situation situation, DecisionRequest request) {
        return Variants.of(request).situation(situation).request();
    }

    /** A request that shows how what concerns all grants differs. */
    Optional<Contrast> of(TermChange.Kind kind, Change change) {
        if (change == Change.SAME) {
            return Optional.empty();
        }
        Stream<DecisionRequest> probes =
                sights.stream().map(sight -> sight.witness().request()).flatMap(request -> variants(kind, request));
        return switch (kind) {
            case PER_DAY, PER_OFFICIAL_HOUR, OBLIGATIONS -> firstOtherwise(probes, change);
            default -> first(probes, change);
        };
    }

    private Stream<DecisionRequest> variants(TermChange.Kind kind, DecisionRequest request) {
        Variants variants = Variants.of(request);
        return switch (kind) {
            case KIND, TASK, PROVIDERS, SEARCH, PER_DAY, PER_OFFICIAL_HOUR -> Stream.of(request);
            case CONSUMERS ->
                requesters()
                        .map(requester -> variants.requester(new DecisionRequest.Requester(
                                        request.requester().agency(),
                                        requester.system(),
                                        "",
                                        requester.roles(),
                                        requester.assurance()))
                                .request());
            case TERM ->
                Stream.of(earlier.term(), later.term())
                        .flatMap(term -> Stream.of(term.from(), term.until().minusSeconds(1)))
                        .map(time -> variants.time(time).request());
            case HOURS ->
                Stream.of(earlier.hours(), later.hours())
                        .flatMap(Optional::stream)
                        .flatMap(hours -> edges(hours, request.time()))
                        .map(time -> variants.time(time).request());
            case CONSENT ->
                Stream.concat(
                        Stream.of(variants.consents(Map.of()).request()),
                        Stream.of(earlier, later)
                                .flatMap(terms -> terms.grants().stream())
                                .flatMap(grant -> grant.consent().stream())
                                .distinct()
                                .map(consent -> variants.consents(Map.of(
                                                consent.key(), request.time().minus(consent.maxAge())))
                                        .request()));
            case AFTER_CHECK ->
                Stream.of(
                        variants.unverified().request(),
                        variants.consents(Map.of()).request(),
                        variants.unverified().consents(Map.of()).request());
            case OBLIGATIONS -> Stream.of(variants.met(Set.of()).request(), request);
            case COMBINATIONS ->
                Stream.of(earlier, later)
                        .flatMap(terms -> terms.combinations().stream())
                        .map(combination ->
                                variants.asking(combination.attributes()).request());
        };
    }

    /** Requesters at the edges of what either version asks of them. */
    private Stream<DecisionRequest.Requester> requesters() {
        List<Terms.Consumer> consumers = Stream.of(earlier, later)
                .flatMap(terms -> terms.consumers().stream())
                .toList();
        Set<String> systems = new TreeSet<>(Set.of("any"));
        Set<Set<String>> roles = new LinkedHashSet<>(Set.of(Set.of()));
        Set<Integer> assurances = new TreeSet<>();
        consumers.forEach(consumer -> {
            systems.addAll(consumer.systems());
            consumer.role().ifPresent(role -> roles.add(Set.of(role)));
            assurances.add(consumer.minAssurance());
        });
        return assurances.stream()
                .flatMap(assurance -> roles.stream()
                        .flatMap(role -> systems.stream()
                                .map(system -> new DecisionRequest.Requester("", system, "", role, assurance))));
    }

    private static Stream<Instant> edges(Hours hours, Instant around) {
        return Stream.iterate(around.atZone(hours.zone()).toLocalDate(), day -> day.plusDays(1))
                .limit(7)
                .flatMap(day -> Stream.of(
                                hours.fromMinute(),
                                hours.untilMinute() - 1,
                                hours.untilMinute(),
                                hours.fromMinute() - 1)
                        .map(minute -> day.atStartOfDay()
                                .plusMinutes(minute)
                                .atZone(hours.zone())
                                .toInstant()));
    }

    private Optional<Contrast> first(Stream<DecisionRequest> requests, Change wanted) {
        return requests.distinct()
                .map(request -> new Contrast(request, before.decide(request), after.decide(request)))
                .filter(contrast -> {
                    Change shown = answers.change(contrast.request(), contrast.before(), contrast.after());
                    return shown != Change.SAME
                            && ((wanted.widens() && shown.widens()) || (wanted.narrows() && shown.narrows()));
                })
                .findFirst();
    }

    /** What is answered may be the same, and yet bind otherwise: another volume is reserved, or other duties follow. */
    private Optional<Contrast> firstOtherwise(Stream<DecisionRequest> requests, Change wanted) {
        List<DecisionRequest> all = requests.distinct().toList();
        return first(all.stream(), wanted)
                .or(() -> all.stream()
                        .map(request -> new Contrast(request, before.decide(request), after.decide(request)))
                        .filter(contrast -> contrast.before() instanceof Decision.Decided one
                                && contrast.after() instanceof Decision.Decided other
                                && (!volumes(one).equals(volumes(other))
                                        || !duties(one).equals(duties(other))))
                        .findFirst());
    }

    private static Set<List<Object>> volumes(Decision.Decided decided) {
        return decided.volumes().stream()
                .map(volume -> List.<Object>of(volume.perOfficial(), volume.limit()))
                .collect(Collectors.toSet());
    }

    private static Set<String> duties(Decision.Decided decided) {
        return decided.duties().stream().map(Decision.Duty::obligation).collect(Collectors.toSet());
    }
}
