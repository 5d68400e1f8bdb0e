package kr.ieum.gateway.oversight;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Leaf;

/** Writes what somebody did about a look-up or a case as an admin leaf, together with the row that says so. */
public final class Acts {

    private final DisclosureLog log;
    private final Clock clock;
    private final SecureRandom random;

    /** Acts on this log. */
    public Acts(DisclosureLog log, Clock clock, SecureRandom random) {
        this.log = log;
        this.clock = clock;
        this.random = random;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Leaf and row, or neither.
     *
     * @param object id of what it was done to, a look-up's or a request's
     * @param content enters by commitment only
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    void record(String agency, String action, String object, String official, String content, Companion row) {
        try {
            attempt(agency, action, object, official, content, row);
        } catch (CompanionRefused e) {
            throw new IllegalStateException("a row of " + action + " refuses nothing", e);
        }
    }

    /**
     * Leaf and row, or neither, where the row may refuse because somebody else was faster.
     *
     * @param content enters by commitment only
     * @throws CompanionRefused what the row said; then nothing was done
     * @throws kr.ieum.gateway.log.LogUnavailable when the log can't be written; then nothing was done
     */
    void attempt(String agency, String action, String object, String official, String content, Companion row)
            throws CompanionRefused {
        Leaf leaf = Leaf.Admin.closed(now(), agency, action, object, official, content, random);
        log.append(List.of(leaf), List.of(row));
    }
}
