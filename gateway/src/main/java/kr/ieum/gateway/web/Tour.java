package kr.ieum.gateway.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Localized;

/**
 * The demo's tour: cases to open with one click, each as the official whose work it is, each with what to look at. It belongs
 * to the demo's configuration and exists nowhere else.
 *
 * @param stops in the order in which they are told
 * @param also further cases to try, which stand beside the tour and have no number
 */
public record Tour(List<Stop> stops, List<Stop> also) {

    /** Makes it immutable. */
    public Tour {
        stops = List.copyOf(stops);
        also = List.copyOf(also);
    }

    /**
     * One case of the tour.
     *
     * @param id short and stable; stands in addresses
     * @param official who signs in
     * @param caseNumber which case is opened
     * @param scene how simulated registers behave meanwhile, by register; the others are well
     * @param look what to look at, in order
     */
    public record Stop(
            String id,
            Localized title,
            String official,
            String caseNumber,
            Map<String, Mood> scene,
            List<Localized> look) {

        /** Makes it immutable. */
        public Stop {
            scene = Map.copyOf(scene);
            look = List.copyOf(look);
        }
    }

    /**
     * How a simulated register behaves.
     *
     * @param mode a word of the simulator, such as {@code slow} or {@code dead}
     * @param millis for {@code slow}: how long each answer takes
     */
    public record Mood(String mode, int millis) {}

    Optional<Stop> find(String id) {
        return Stream.concat(stops.stream(), also.stream())
                .filter(stop -> stop.id().equals(id))
                .findFirst();
    }

    /** From 1; 0 for one that stands beside the tour. */
    int position(Stop stop) {
        return stops.indexOf(stop) + 1;
    }

    /** Where the tour goes on, which it doesn't from a case beside it. */
    Optional<Stop> after(Stop stop) {
        int position = position(stop);
        return position > 0 && position < stops.size() ? Optional.of(stops.get(position)) : Optional.empty();
    }
}
