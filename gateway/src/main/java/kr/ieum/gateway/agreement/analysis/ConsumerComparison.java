package kr.ieum.gateway.agreement.analysis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Period;
import kr.ieum.gateway.agreement.engine.Terms.Consumer;

/** Who may ask under two versions: every kind of requester that the consumer parties tell apart is tried on both. */
final class ConsumerComparison {

    private static final int LOWEST_ASSURANCE = 1;

    private ConsumerComparison() {}

    private record Requester(String agency, Instant time, Set<String> roles, String system, int assurance) {}

    static Change of(List<Consumer> before, List<Consumer> after) {
        List<Consumer> all = Stream.concat(before.stream(), after.stream()).toList();
        List<Set<String>> roles = new ArrayList<>(List.of(Set.of()));
        Set<String> everyRole = new TreeSet<>();
        Set<String> systems = new TreeSet<>(Set.of(""));
        Set<Integer> assurances = new TreeSet<>(Set.of(LOWEST_ASSURANCE));
        Set<String> agencies = new TreeSet<>();
        all.forEach(consumer -> {
            consumer.role().ifPresent(everyRole::add);
            systems.addAll(consumer.systems());
            assurances.add(consumer.minAssurance());
            agencies.addAll(consumer.agencies().keySet());
        });
        everyRole.forEach(role -> roles.add(Set.of(role)));
        boolean widened = false;
        boolean narrowed = false;
        Set<List<List<Period>>> seen = new HashSet<>();
        for (String agency : agencies) {
            if (!seen.add(all.stream()
                    .map(consumer -> consumer.agencies().getOrDefault(agency, List.of()))
                    .toList())) {
                continue;
            }
            for (Instant time : times(agency, all)) {
                for (Set<String> role : roles) {
                    for (String system : systems) {
                        for (int assurance : assurances) {
                            Requester one = new Requester(agency, time, role, system, assurance);
                            boolean admittedBefore = admits(before, one);
                            boolean admittedAfter = admits(after, one);
                            widened |= admittedAfter && !admittedBefore;
                            narrowed |= admittedBefore && !admittedAfter;
                        }
                    }
                }
            }
        }
        return Change.of(widened, narrowed);
    }

    private static List<Instant> times(String agency, List<Consumer> consumers) {
        Moments moments = new Moments(Duration.ZERO);
        List<Period> periods = consumers.stream()
                .flatMap(consumer -> consumer.agencies().getOrDefault(agency, List.of()).stream())
                .toList();
        return moments.pieces(periods, Set.of()).stream()
                .flatMap(piece -> moments.within(piece, Optional.empty()).stream())
                .toList();
    }

    private static boolean admits(List<Consumer> consumers, Requester one) {
        return consumers.stream()
                .anyMatch(consumer -> consumer.agencies().getOrDefault(one.agency(), List.of()).stream()
                                .anyMatch(period -> period.contains(one.time()))
                        && (consumer.systems().isEmpty() || consumer.systems().contains(one.system()))
                        && consumer.role().map(one.roles()::contains).orElse(true)
                        && one.assurance() >= consumer.minAssurance());
    }
}
