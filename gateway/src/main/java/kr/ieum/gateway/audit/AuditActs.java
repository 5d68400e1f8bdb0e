package kr.ieum.gateway.audit;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kr.ieum.gateway.identity.Official;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;

/** Writes what somebody did in an audit as a leaf, together with the row that says so. */
final class AuditActs {

    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;

    AuditActs(DisclosureLog log, Clock clock, SecureRandom random) {
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    Instant now() {
        return clock.instant();
    }

    /** Leaf and row, or neither, where the row refuses nothing. */
    void record(Official official, String action, UUID object, String content, Companion row) {
        try {
            attempt(official, action, object, content, row);
        } catch (CompanionRefused e) {
            throw new IllegalStateException("the row of " + action + " refuses nothing", e);
        }
    }

    /**
     * Leaf and row, or neither.
     *
     * @param content enters by commitment only
     * @throws CompanionRefused what the row said; then nothing was done
     */
    void attempt(Official official, String action, UUID object, String content, Companion row) throws CompanionRefused {
        log.append(
                List.of(Leaf.Admin.closed(
                        clock.instant(), official.agency(), action, object.toString(), official.id(), content, random)),
                List.of(row));
    }
}
