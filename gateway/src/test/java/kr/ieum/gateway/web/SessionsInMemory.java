package kr.ieum.gateway.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.gateway.oversight.OpenSessions;

/** Open sessions of a single node. */
final class SessionsInMemory implements OpenSessions {

    private final Map<String, Opened> open = new ConcurrentHashMap<>();

    @Override
    public Optional<Opened> open(String official, Opened session) {
        return Optional.ofNullable(open.put(official, session));
    }

    @Override
    public Optional<Opened> current(String official) {
        return Optional.ofNullable(open.get(official));
    }

    @Override
    public void close(String official, String marker) {
        open.computeIfPresent(official, (id, one) -> one.marker().equals(marker) ? null : one);
    }
}
