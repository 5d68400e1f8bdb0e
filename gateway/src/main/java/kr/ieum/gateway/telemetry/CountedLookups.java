package kr.ieum.gateway.telemetry;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.view.Beforehand;
import kr.ieum.gateway.view.BreakGlass;
import kr.ieum.gateway.view.Lookup;
import kr.ieum.gateway.view.Lookups;
import kr.ieum.gateway.view.Offer;
import kr.ieum.gateway.view.QueryScope;
import kr.ieum.gateway.view.ViewDefinition;

/** Look-ups and queries, counted. */
public final class CountedLookups implements Lookups {

    private static final String SCREEN = "screen";
    private static final String RESULT = "result";
    private static final String QUERY = "query";

    /** Stands for whatever name a caller made up: a tag's values are a closed list. */
    private static final String UNKNOWN = "unknown";

    private final Lookups lookups;
    private final Meters meters;

    /** The same look-ups, counted by these meters. */
    public CountedLookups(Lookups lookups, Meters meters) {
        this.lookups = lookups;
        this.meters = meters;
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
    public Offer offer(Requester requester, ViewDefinition view) {
        return lookups.offer(requester, view);
    }

    @Override
    public Optional<Started> shut(Requester requester, OpenCase openCase) {
        return lookups.shut(requester, openCase);
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
        return counted(
                requester,
                taskOf(view),
                SCREEN,
                lookups.start(requester, view, caseNumber, panels, asOf, breakGlass, beforehand));
    }

    @Override
    public Started startResult(Requester issuer, String view, String caseNumber) {
        return counted(issuer, taskOf(view), RESULT, lookups.startResult(issuer, view, caseNumber));
    }

    @Override
    public Started query(
            Requester requester, QueryScope scope, String caseNumber, Optional<LocalDate> asOf, Beforehand beforehand) {
        return counted(
                requester,
                lookups.viewOf(scope.task()).map(ViewDefinition::task).orElse(UNKNOWN),
                QUERY,
                lookups.query(requester, scope, caseNumber, asOf, beforehand));
    }

    private String taskOf(String view) {
        return lookups.views().stream()
                .filter(each -> each.id().equals(view))
                .map(ViewDefinition::task)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private Started counted(Requester requester, String task, String way, Started started) {
        meters.started(requester.agency(), task, way, outcome(started));
        return started instanceof Started.Running(Lookup lookup)
                ? new Started.Running(new Counted(lookup, task, way, meters))
                : started;
    }

    private static String outcome(Started started) {
        return switch (started) {
            case Started.Running running -> "running";
            case Started.Refused refused -> "refused";
            case Started.UnknownView unknown -> "unknown-view";
            case Started.UnknownPanel unknown -> "unknown-panel";
            case Started.LogUnavailable unavailable -> "log-unavailable";
        };
    }

    private record Counted(Lookup lookup, String task, String way, Meters meters) implements Lookup {

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
            long begin = System.nanoTime();
            try {
                lookup.run(event -> {
                    if (event instanceof Event.PanelReady(var panel, var result, var conflicts)) {
                        // a withheld field is counted without its agreement: nothing of protection shows anywhere
                        // (design §6 rule 10)
                        result.fields()
                                .forEach(field -> meters.field(
                                        field.state() == FieldState.WITHHELD
                                                ? Optional.empty()
                                                : field.authority().map(Authority::agreement),
                                        field.register(),
                                        field.state()));
                    }
                    events.accept(event);
                });
            } finally {
                meters.ended(task, way, Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }
}
