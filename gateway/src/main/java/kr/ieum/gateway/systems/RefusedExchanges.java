package kr.ieum.gateway.systems;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;

/**
 * What the edge refused a registered system before it could ask anything: a wrong signature, a nonce that was used, another system's key.
 * One leaf for each system and fault in a minute, with their number, so that nobody fills the log by asking wrongly: at most as many
 * leaves a minute as systems are registered times faults there are. It is an act of administration and no refusal, for a refusal
 * names task, case and subject, of which the edge has believed nothing yet.
 */
public final class RefusedExchanges {

    /** What the leaf says was done. */
    public static final String ACTION = "exchange-refused";

    private static final String INSTALLATION = "ieum";

    private final Map<Refused, Integer> counted = new ConcurrentHashMap<>();
    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;

    /** Refusals that enter this log. */
    public RefusedExchanges(DisclosureLog log, Clock clock, SecureRandom random) {
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    private record Refused(SystemId system, String fault) {}

    /**
     * Counts one; it is written with the next {@link #write}.
     *
     * @param system whose certificate the connection had
     * @param fault name of the fault, of a closed list
     */
    public void count(SystemId system, String fault) {
        counted.merge(new Refused(system, fault), 1, (one, other) -> one == Integer.MAX_VALUE ? one : one + other);
    }

    /**
     * Writes what was counted since the last time. Where the log can't be written it stays counted.
     *
     * @throws LogUnavailable when nothing can be written
     */
    public void write() {
        List<Refused> refused = new ArrayList<>(counted.keySet());
        for (int from = 0; from < refused.size(); from += DisclosureLog.MAX_LEAVES) {
            append(refused.subList(from, Math.min(refused.size(), from + DisclosureLog.MAX_LEAVES)));
        }
    }

    private void append(List<Refused> refused) {
        Instant now = clock.instant();
        List<Leaf> leaves = new ArrayList<>();
        Map<Refused, Integer> taken = new ConcurrentHashMap<>();
        for (Refused one : refused) {
            Optional.ofNullable(counted.remove(one)).ifPresent(times -> {
                taken.put(one, times);
                leaves.add(leaf(now, one, times));
            });
        }
        if (leaves.isEmpty()) {
            return;
        }
        try {
            log.append(leaves, List.of());
        } catch (LogUnavailable e) {
            taken.forEach((one, times) -> counted.merge(one, times, Integer::sum));
            throw e;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("there is no companion", e);
        }
    }

    /** In clear: whose, what, how often. */
    private Leaf leaf(Instant now, Refused refused, int times) {
        return Leaf.Admin.closed(
                now,
                INSTALLATION,
                ACTION,
                refused.system().text() + " " + refused.fault() + " " + times,
                INSTALLATION,
                "",
                random);
    }
}
