package kr.ieum.gateway.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.release.Accompaniment;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.Prepared;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.RegisterResult.Part;
import kr.ieum.gateway.release.Release;
import kr.ieum.gateway.release.ReleasePath;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.schemas.model.AttributeKey;

/** A look-up whose first stage has its durable intent: the verification, or the panels where a task verifies nothing. */
final class RunningLookup implements Lookup {

    private static final Set<FieldState> SILENT =
            EnumSet.of(FieldState.LATE, FieldState.SOURCE_ERROR, FieldState.CLOSED_UNTIL);

    private static final Set<RegisterResult.Status> FAILED =
            EnumSet.of(RegisterResult.Status.LATE, RegisterResult.Status.CLOSED, RegisterResult.Status.FAILED);

    private static final Set<FieldState> DENIED = EnumSet.of(
            FieldState.NOT_GRANTED, FieldState.NO_CONSENT, FieldState.DECLINED_BY_SUBJECT, FieldState.WITHHELD);

    private final LookupPlan plan;
    private final OpenCase openCase;
    private final Optional<Instant> checkDue;
    private final Release first;
    private final ReleasePath releases;
    private final Accompaniment beside;
    private final Clock clock;

    RunningLookup(
            LookupPlan plan,
            OpenCase openCase,
            Optional<Instant> checkDue,
            Release first,
            ReleasePath releases,
            Accompaniment beside,
            Clock clock) {
        this.plan = plan;
        this.openCase = openCase;
        this.checkDue = checkDue;
        this.first = first;
        this.releases = releases;
        this.beside = beside;
        this.clock = clock;
    }

    @Override
    public String id() {
        return plan.id().toString();
    }

    @Override
    public Shell shell() {
        return new Shell(plan.view(), openCase, plan.panels(), plan.asOf(), checkDue, plan.finalAt());
    }

    @Override
    public void run(Consumer<Event> events) throws InterruptedException {
        List<ReleasedField> verified = new ArrayList<>();
        Prepared showing = new Prepared.Ready(first);
        if (plan.verifies()) {
            first.run(result -> verified.addAll(result.fields()));
            showing = releases.prepare(plan.showing(verified), LookupPlan.SHOWING, List.of(), beside);
        }
        switch (showing) {
            case Prepared.Refused(var reason, var excess) -> events.accept(new Event.Refused(reason, excess));
            case Prepared.LogUnavailable(var unvouched) -> events.accept(new Event.LogUnavailable(unvouched));
            case Prepared.Ready(var release) -> {
                List<ReleasedField> shown = new ArrayList<>();
                List<ReleasedField> openBySilence = new ArrayList<>();
                ConflictFinder conflicts = new ConflictFinder(plan.view().conflicts());
                Consumer<RegisterResult> results = result -> {
                    shown.addAll(result.fields());
                    if (result.part() == Part.SENT_ON && FAILED.contains(result.status())) {
                        result.fields().stream()
                                .filter(field -> field.state() == FieldState.UNDETERMINED)
                                .forEach(openBySilence::add);
                    }
                    panels(result, result.part() == Part.OWN ? conflicts.with(result) : List.of(), events);
                };
                Supplier<Completeness> completeness =
                        () -> completeness(verified, shown, openBySilence, release.silentForKeys());
                Optional<QueryScope.Wholeness> wholeness = plan.query().map(QueryScope::wholeness);
                if (wholeness.isPresent()) {
                    release.run(results, () -> wholeness.get().leaves(completeness.get()));
                } else {
                    release.run(results);
                }
                events.accept(new Event.Ended(completeness.get()));
            }
        }
    }

    private void panels(RegisterResult result, List<Conflict> conflicts, Consumer<Event> events) {
        List<Conflict> untold = new ArrayList<>(conflicts);
        for (Panel panel : plan.panels()) {
            if (panel.register().equals(result.register()) && panel.part() == result.part()) {
                Set<AttributeKey> own = panel.items().stream()
                        .map(ViewDefinition.Item::attribute)
                        .collect(Collectors.toSet());
                List<Conflict> told = untold.stream()
                        .filter(conflict -> own.stream()
                                .anyMatch(attribute -> conflict.rule().concerns(result.register(), attribute)))
                        .toList();
                events.accept(new Event.PanelReady(
                        panel.id(),
                        new RegisterResult(
                                result.register(),
                                result.part(),
                                result.status(),
                                result.elapsed(),
                                result.deadline(),
                                result.fields().stream()
                                        .filter(f -> own.contains(f.attribute()))
                                        .toList(),
                                result.receipts()),
                        told));
                untold.removeAll(told);
            }
        }
    }

    /** Completeness is counted over permitted fields; a register silent in stage 0 is missing too (design §7). */
    private Completeness completeness(
            List<ReleasedField> verified,
            List<ReleasedField> shown,
            List<ReleasedField> openBySilence,
            Set<String> silentForKeys) {
        List<ReleasedField> permitted =
                shown.stream().filter(f -> !DENIED.contains(f.state())).toList();
        Set<String> missing = new TreeSet<>();
        permitted.stream()
                .filter(RunningLookup::isSilent)
                .map(ReleasedField::register)
                .forEach(missing::add);
        verified.stream()
                .filter(RunningLookup::isSilent)
                .map(ReleasedField::register)
                .forEach(missing::add);
        missing.addAll(silentForKeys);
        openBySilence.stream().map(ReleasedField::register).forEach(missing::add);
        int answered = (int) permitted.stream().filter(f -> !isSilent(f)).count() - openBySilence.size();
        return new Completeness(
                permitted.size(), answered, Set.copyOf(missing), Duration.between(plan.startedAt(), clock.instant()));
    }

    private static boolean isSilent(ReleasedField field) {
        return SILENT.contains(field.state());
    }
}
