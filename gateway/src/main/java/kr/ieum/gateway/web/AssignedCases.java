package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import kr.ieum.gateway.cases.CaseAnswer;
import kr.ieum.gateway.cases.CaseSystem;
import kr.ieum.gateway.cases.FaultyCase;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;

/** The cases an official works on today; nothing else is shown on a screen or reachable from one. */
public final class AssignedCases {

    private final CaseSystem caseSystem;
    private final CaseHandles handles;
    private final Clock clock;
    private final ZoneId zone;

    AssignedCases(CaseSystem caseSystem, CaseHandles handles, Clock clock, ZoneId zone) {
        this.caseSystem = caseSystem;
        this.handles = handles;
        this.clock = clock;
        this.zone = zone;
    }

    /** What the case system said about one's cases. */
    public sealed interface Listed {

        /**
         * One's cases, the latest first; none is a list too.
         *
         * @param faulty those of them that can't be read
         */
        record Cases(List<OpenCase> cases, List<FaultyCase> faulty) implements Listed {}

        /** The case system can't be asked now. */
        record Unavailable() implements Listed {}
    }

    /** What became of opening one case. */
    sealed interface Opened {

        /** It is the official's. */
        record Yours(OpenCase openCase, String handle) implements Opened {}

        /** It is the official's, and can't be read. */
        record Faulty(FaultyCase what) implements Opened {}

        /** It doesn't exist or isn't the official's; nobody can tell which. */
        record NotYours() implements Opened {}

        /** The case system can't be asked now. */
        record Unavailable() implements Opened {}
    }

    /** All cases of an official. */
    public Listed of(Official official) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        return switch (caseSystem.assignedTo(official.agency(), official.id())) {
            case CaseAnswer.Found(var cases, var faulty) ->
                new Listed.Cases(
                        cases.stream()
                                .filter(found -> found.isAssignedTo(official.id(), today))
                                .sorted(Comparator.comparing(OpenCase::receivedAt)
                                        .reversed()
                                        .thenComparing(OpenCase::number))
                                .toList(),
                        faulty.stream()
                                .filter(found -> found.isAssignedTo(official.id(), today))
                                .sorted(Comparator.comparing(FaultyCase::number))
                                .toList());
            case CaseAnswer.None none -> new Listed.Cases(List.of(), List.of());
            case CaseAnswer.Unavailable unavailable -> new Listed.Unavailable();
        };
    }

    Opened byHandle(Official official, String handle) {
        return open(official, number -> handles.matches(handle, official.id(), number));
    }

    Opened byNumber(Official official, String number) {
        return open(official, number::equals);
    }

    String handle(Official official, OpenCase openCase) {
        return handles.of(official.id(), openCase.number());
    }

    private Opened open(Official official, Predicate<String> wanted) {
        return switch (of(official)) {
            case Listed.Cases(var cases, var faulty) ->
                cases.stream()
                        .filter(one -> wanted.test(one.number()))
                        .findFirst()
                        .<Opened>map(one -> new Opened.Yours(one, handle(official, one)))
                        .or(() -> faulty.stream()
                                .filter(one -> wanted.test(one.number()))
                                .findFirst()
                                .map(Opened.Faulty::new))
                        .orElseGet(Opened.NotYours::new);
            case Listed.Unavailable unavailable -> new Opened.Unavailable();
        };
    }
}
