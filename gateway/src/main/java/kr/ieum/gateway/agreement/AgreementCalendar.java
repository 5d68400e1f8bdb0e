package kr.ieum.gateway.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node in step with the calendar and with the other nodes: it takes the steps that are due, whichever node does so
 * first, and reads the set in force anew when somebody else has changed it. Every node has one, so none has to live for the
 * others; between the day and the step the engine's own check of the term keeps closed what is over.
 */
public final class AgreementCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(AgreementCalendar.class);

    private final AgreementStore store;
    private final ActiveAgreements active;
    private final Transitions transitions;
    private final Clock clock;
    private final ZoneId zone;
    private LocalDate doneFor = LocalDate.MIN;
    private long doneIn = -1;
    private boolean failing;

    /**
     * Joins the parts.
     *
     * @param zone of the federation, in which its days begin
     */
    public AgreementCalendar(
            AgreementStore store, ActiveAgreements active, Transitions transitions, Clock clock, ZoneId zone) {
        this.store = store;
        this.active = active;
        this.transitions = transitions;
        this.clock = clock;
        this.zone = zone;
    }

    /** Looks once; call it about every second. One small query, unless a day has begun or the policy epoch has moved. */
    public synchronized void look() {
        try {
            long epoch = store.policyEpoch();
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            if (epoch != active.policyEpoch()) {
                active.refresh().forEach(fault -> LOG.error("agreement not in force: {}", fault));
            }
            if ((epoch != doneIn || !today.equals(doneFor)) && transitions.takeDueSteps()) {
                doneFor = today;
                doneIn = active.policyEpoch();
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("the agreements' calendar can't be kept; it goes on trying", e);
            }
            failing = true;
        }
    }
}
