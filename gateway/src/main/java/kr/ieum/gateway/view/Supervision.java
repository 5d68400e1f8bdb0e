package kr.ieum.gateway.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Requester;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.cases.ConflictOfInterest;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.oversight.EmergencyChecks;
import kr.ieum.gateway.oversight.LookupBegin;
import kr.ieum.gateway.oversight.LookupOutcome;
import kr.ieum.gateway.oversight.LookupRecords;

/**
 * What a look-up owes to those who oversee it: the gate of conflicts of interest, before any register is asked, a record
 * that its official, the head and the auditor see again, and of an emergency the check afterwards.
 */
public final class Supervision {

    private final ConflictOfInterest conflicts;
    private final LookupRecords records;
    private final Emergencies emergencies;
    private final EmergencyChecks checks;

    /** Joins them. */
    public Supervision(
            ConflictOfInterest conflicts, LookupRecords records, Emergencies emergencies, EmergencyChecks checks) {
        this.conflicts = conflicts;
        this.records = records;
        this.emergencies = emergencies;
        this.checks = checks;
    }

    /** In which ways an agency may ask for a task at that time. */
    Offer offer(String task, String agency, Instant time) {
        return emergencies.of(task, agency, time);
    }

    /**
     * Why the official must not have to do with this case. A case that isn't the official's is left to the gate that
     * answers neutrally: nobody learns here whom somebody else's case is about.
     */
    Optional<Reason> refusal(Requester requester, OpenCase openCase, LocalDate today) {
        if (!isOwn(requester, openCase, today)) {
            return Optional.empty();
        }
        return switch (conflicts.of(requester.official(), openCase.subjects())) {
            case NONE -> Optional.empty();
            case SELF, RELATIVE, COLLEAGUE -> Optional.of(Reason.CONFLICT_OF_INTEREST);
            case UNKNOWN -> Optional.of(Reason.CONFLICT_UNVERIFIED);
        };
    }

    private static boolean isOwn(Requester requester, OpenCase openCase, LocalDate today) {
        return openCase.jurisdiction().equals(requester.agency()) && openCase.isAssignedTo(requester.official(), today);
    }

    /**
     * The record of its beginning, to stand or fall with its first leaf. A number that is no case of the official's isn't
     * kept: it may be anything, a resident number too.
     *
     * @param check what is checked afterwards, where the agreements allow that it was called an emergency
     */
    List<Companion> begun(LookupPlan plan, Optional<OpenCase> openCase, LocalDate today, Optional<AfterCheck> check) {
        Optional<String> standsInFor = openCase.filter(open ->
                        open.deputyship(plan.requester().official(), today).isPresent())
                .map(OpenCase::official);
        LookupBegin begin = new LookupBegin(
                plan.id(),
                plan.requester().official(),
                plan.requester().agency(),
                openCase.filter(open -> isOwn(plan.requester(), open, today)).map(OpenCase::number),
                standsInFor,
                plan.startedAt(),
                plan.view().task(),
                plan.view().id(),
                plan.panels().stream().map(ViewDefinition.Panel::id).toList(),
                plan.stated().map(StatedReason::text));
        return Stream.concat(
                        Stream.of(records.begun(begin)),
                        plan.breakGlass().stream()
                                .flatMap(word -> check.stream()
                                        .map(agreed -> checks.begun(
                                                begin,
                                                word.reason(),
                                                agreed.deferred().stream()
                                                        .sorted()
                                                        .map(Enum::name)
                                                        .toList(),
                                                agreed.due(plan.startedAt())))))
                .toList();
    }

    void refused(UUID lookup, Reason reason) {
        records.ended(lookup, LookupOutcome.REFUSED, Optional.of(reason.name()), List.of());
    }

    /** The same look-up, whose end is noted however it ends. */
    Lookup watched(Lookup lookup) {
        return new Watched(lookup);
    }

    private final class Watched implements Lookup {

        private final Lookup lookup;

        Watched(Lookup lookup) {
            this.lookup = lookup;
        }

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
            try {
                lookup.run(event -> {
                    note(event);
                    events.accept(event);
                });
            } catch (InterruptedException e) {
                ended(LookupOutcome.LEFT);
                throw e;
            } catch (RuntimeException e) {
                ended(LookupOutcome.BROKEN);
                throw e;
            }
        }

        private void note(Event event) {
            switch (event) {
                case Event.PanelReady panel -> {}
                case Event.Refused(var reason, var _) -> refused(UUID.fromString(id()), reason);
                case Event.LogUnavailable unavailable -> ended(LookupOutcome.NOT_LOGGED);
                case Event.Ended(var completeness) ->
                    records.ended(
                            UUID.fromString(id()),
                            completeness.partial() ? LookupOutcome.PARTIAL : LookupOutcome.COMPLETE,
                            Optional.empty(),
                            completeness.missing());
            }
        }

        private void ended(LookupOutcome outcome) {
            records.ended(UUID.fromString(id()), outcome, Optional.empty(), List.of());
        }
    }
}
