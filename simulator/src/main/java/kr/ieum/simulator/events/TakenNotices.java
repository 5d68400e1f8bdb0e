package kr.ieum.simulator.events;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The notices that a system took, by what they are known again by. Thread-safe. */
final class TakenNotices {

    /** What a notice is to the system that it comes to. */
    enum Coming {
        FIRST,
        AGAIN,
        /** Its key is missing. */
        KEYLESS,
        /** Its key came with something else before. */
        ANOTHER
    }

    private final Map<String, String> taken = new ConcurrentHashMap<>();

    /** Takes it, unless it has no key or another notice has that key. */
    Coming take(String key, String notice) {
        if (key.isEmpty()) {
            return Coming.KEYLESS;
        }
        String before = taken.putIfAbsent(key, notice);
        if (before == null) {
            return Coming.FIRST;
        }
        return before.equals(notice) ? Coming.AGAIN : Coming.ANOTHER;
    }
}
