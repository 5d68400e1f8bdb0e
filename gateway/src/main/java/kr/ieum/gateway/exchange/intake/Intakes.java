package kr.ieum.gateway.exchange.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All places from which records are taken here. */
public final class Intakes implements AutoCloseable {

    private final List<Taking> places;

    /** Nothing is taken before {@link #start}. */
    public Intakes(List<? extends Taking> places) {
        this.places = List.copyOf(places);
    }

    /** Begins to take. */
    public void start() {
        places.forEach(Taking::start);
    }

    /** From where nothing can be taken now, and why. */
    public Map<String, String> hindered() {
        Map<String, String> hindered = new TreeMap<>();
        places.forEach(place -> place.hindrance().ifPresent(word -> hindered.put(place.place(), word)));
        return hindered;
    }

    /** Takes nothing more, and returns when what is under way is settled or left where it lies. */
    @Override
    public void close() {
        places.forEach(Taking::close);
    }
}
