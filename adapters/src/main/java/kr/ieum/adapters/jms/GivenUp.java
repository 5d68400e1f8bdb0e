package kr.ieum.adapters.jms;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last questions that were given up: an answer to one of them is late, not unasked. Thread-safe. */
final class GivenUp {

    private static final int KEPT = 10_000;

    private final Map<String, Boolean> correlations = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    };

    synchronized void add(String correlation) {
        correlations.put(correlation, true);
    }

    /** Whether the question was given up; it is answered now. */
    synchronized boolean remove(String correlation) {
        return correlations.remove(correlation) != null;
    }
}
