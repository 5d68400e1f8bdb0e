package kr.ieum.gateway.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.OpenCase;

/** Look-ups that begin only when the machine can carry them, so that fifty at once don't make each other's registers late. */
public final class PacedLookups implements Lookups {

    private final Lookups lookups;
    private final Admission admission;

    /** The same look-ups, at the pace of this machine's processors. */
    public PacedLookups(Lookups lookups) {
        this(lookups, Admission.ofThisMachine());
    }

    PacedLookups(Lookups lookups, Admission admission) {
        this.lookups = lookups;
        this.admission = admission;
    }

    @Override
    public List<ViewDefinition> views() {
        return lookups.views();
    }

    @Override
    public Optional<ViewDefinition> viewOf(String task) {
        return lookups.viewOf(task);
    }

    @Override
    public Started start(
            Requester requester,
            String view,
            String caseNumber,
            Set<String> panels,
            Optional<LocalDate> asOf,
            Optional<BreakGlass> breakGlass,
            Beforehand beforehand) {
        return paced(() -> lookups.start(requester, view, caseNumber, panels, asOf, breakGlass, beforehand));
    }

    @Override
    public Offer offer(Requester requester, ViewDefinition view) {
        return lookups.offer(requester, view);
    }

    @Override
    public Optional<Started> shut(Requester requester, OpenCase openCase) {
        return lookups.shut(requester, openCase);
    }

    @Override
    public Started startResult(Requester issuer, String view, String caseNumber) {
        return paced(() -> lookups.startResult(issuer, view, caseNumber));
    }

    @Override
    public Started query(
            Requester requester, QueryScope scope, String caseNumber, Optional<LocalDate> asOf, Beforehand beforehand) {
        return paced(() -> lookups.query(requester, scope, caseNumber, asOf, beforehand));
    }

    private Started paced(Supplier<Started> start) {
        try (Admission.Stint _ = admission.begin()) {
            Started started = start.get();
            return started instanceof Started.Running(Lookup lookup)
                    ? new Started.Running(new Paced(lookup, admission))
                    : started;
        }
    }

    /** Let in before its start, it counts as on its way while it runs. */
    private record Paced(Lookup lookup, Admission admission) implements Lookup {

        @Override
        public String id() {
            return lookup.id();
        }

        @Override
        public Shell shell() {
            return lookup.shell();
        }

        @Override
        public void run(Consumer<Event> events) throws InterruptedException {
            try (Admission.Stint _ = admission.goOn()) {
                lookup.run(events);
            }
        }
    }
}
