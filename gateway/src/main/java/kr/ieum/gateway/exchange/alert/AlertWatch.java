package kr.ieum.gateway.exchange.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.alert.AlertRules.Threshold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures, raises and clears, and tells. Any node may look: the database knows what was raised, so that a change is told once, by whichever node
 * made it. What can't be told is tried again until it is, or until it changes; what was raised and cleared meanwhile is told as cleared alone.
 */
public final class AlertWatch {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    /** Longer than all ways together may take. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final AlertRows rows;
    private final AlertRules rules;
    private final Measures measures;
    private final List<Teller> tellers;
    private final Clock clock;

    /** Joins the parts. */
    public AlertWatch(DataSource database, AlertRules rules, Measures measures, List<Teller> tellers, Clock clock) {
        this.rows = new AlertRows(database);
        this.rules = rules;
        this.measures = measures;
        this.tellers = List.copyOf(tellers);
        this.clock = clock;
    }

    /** Looks once, and tells what has changed. */
    public void look() throws InterruptedException {
        weigh(Cause.ERROR_RATE, measures.failedPercent(rules.minutes(), rules.atLeast()), rules.errorRate());
        weigh(Cause.QUEUE_AGE, measures.oldestWaitingMinutes(), rules.queueAge());
        weigh(Cause.QUARANTINE, measures.aside(), rules.quarantine());
        tell();
    }

    /** What is raised now. */
    public List<Alert> raised() {
        return List.of(Cause.values()).stream()
                .map(rows::find)
                .flatMap(Optional::stream)
                .filter(Alert::raised)
                .toList();
    }

    private void weigh(Cause cause, long measured, Threshold threshold) {
        boolean raised = rows.find(cause).filter(Alert::raised).isPresent();
        boolean changes = raised ? measured <= threshold.clear() : measured >= threshold.raise();
        if (changes) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            LOG.warn("alert {} is {}: {}", cause, raised ? "cleared" : "raised", measured);
            rows.change(
                    new Alert(cause, !raised, now, measured),
                    tellers.stream().map(Teller::name).toList());
        }
    }

    private void tell() throws InterruptedException {
        Instant now = clock.instant();
        for (AlertRows.Untold one : rows.claim(now, now.plus(CLAIM))) {
            List<String> left = new ArrayList<>();
            for (Teller teller : tellers) {
                if (one.untold().contains(teller.name()) && !teller.tell(one.alert())) {
                    left.add(teller.name());
                }
            }
            rows.told(one.alert(), left);
        }
    }
}
