package kr.ieum.gateway.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.ieum.gateway.reliance.Reliance;
import kr.ieum.gateway.reliance.Reliances;

/** Records in memory; with the log lost it records nothing. */
final class ScriptedReliances implements Reliances {

    private final Map<String, List<Reliance>> byCase = new ConcurrentHashMap<>();
    volatile boolean logLost;

    @Override
    public Recorded record(String agency, String caseNumber, Reliance reliance) {
        if (logLost) {
            return Recorded.LOG_UNAVAILABLE;
        }
        List<Reliance> known = byCase.computeIfAbsent(agency + caseNumber, key -> new CopyOnWriteArrayList<>());
        if (known.stream()
                .anyMatch(one -> one.lookup().equals(reliance.lookup())
                        && one.conflict().equals(reliance.conflict())
                        && one.subject() == reliance.subject())) {
            return Recorded.BEFORE;
        }
        known.addFirst(reliance);
        return Recorded.DONE;
    }

    @Override
    public List<Reliance> of(String agency, String caseNumber) {
        return List.copyOf(byCase.getOrDefault(agency + caseNumber, List.of()));
    }
}
