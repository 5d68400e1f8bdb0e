package kr.ieum.gateway.web;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.audit.IndexFollower;
import kr.ieum.gateway.audit.IndicatorWatch;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.RequestKind;
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupRecords;

/** Refused look-ups in the screens' log, for what is found and made of them. */
public final class ScriptedFindings {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** So long ago that it has ended. */
    private static final Duration AGO = Duration.ofMinutes(2);

    private final DisclosureLog log;
    private final LookupRecords records;
    private final IndexFollower follower;
    private final IndicatorWatch watch;
    private final Clock clock;

    ScriptedFindings(
            DisclosureLog log, LookupRecords records, IndexFollower follower, IndicatorWatch watch, Clock clock) {
        this.log = log;
        this.records = records;
        this.follower = follower;
        this.watch = watch;
        this.clock = clock;
    }

    /** A look-up of this official of Jongno-gu that was refused two minutes ago. */
    public void refused(String official, String reason) throws CompanionRefused {
        UUID id = UUID.randomUUID();
        Instant at = clock.instant().minus(AGO);
        log.append(
                List.of(new Leaf.Refusal(
                        at,
                        id,
                        RequestKind.CASE,
                        "3000000",
                        "basic-livelihood",
                        reason,
                        Opening.fresh(Purpose.SUBJECT, "", RANDOM).commitment(),
                        Opening.fresh(Purpose.CASE, ScriptedCases.HEALTHY, RANDOM)
                                .commitment(),
                        Opening.fresh(Purpose.OFFICIAL, official, RANDOM).commitment())),
                List.of(records.begun(new LookupBegin(
                        id,
                        official,
                        "3000000",
                        Optional.of(ScriptedCases.HEALTHY),
                        Optional.empty(),
                        at,
                        "basic-livelihood",
                        ScriptedLookups.VIEW,
                        List.of("identity")))));
    }

    /** Looks at what is due, as the node's timer does. */
    public void look() {
        follower.catchUp(Duration.ofSeconds(5));
        while (watch.look() > 0) {
            // what is due is looked at in portions
        }
    }
}
