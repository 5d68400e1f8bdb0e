package kr.ieum.gateway.web;

import java.util.Optional;

/**
 * The tour as it runs.
 *
 * @param tour nothing outside the demo
 */
public record DemoTour(Optional<Tour> tour, Scenes scenes) {

    /** What a node without the demo has. */
    public static final DemoTour NONE = new DemoTour(Optional.empty(), scene -> false);
}
