package kr.ieum.gateway.start;

import java.util.List;
import java.util.Map;
import kr.ieum.gateway.exchange.roll.Rolls;
import kr.ieum.gateway.identity.SystemId;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.schemas.model.SubjectKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom the demo's systems hold, taken in once; what they change since stays as it is. */
final class DemoRolls {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRolls.class);

    private DemoRolls() {}

    /** A log that may not grow holds up no start: without a roll nobody is told anything. */
    static void take(Map<SystemId, List<SubjectKey>> held, Rolls rolls) {
        try {
            held.forEach((system, members) -> {
                if (rolls.size(system) == 0) {
                    rolls.change(system, members, List.of());
                }
            });
        } catch (LogUnavailable e) {
            LOG.warn("the rolls of the demo's systems aren't taken in: {}", e.getMessage());
        }
    }
}
