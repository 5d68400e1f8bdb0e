package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.Disposal;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads what the consumer owes: duties of each request, {@code {id: O1, type: delete, after: case.closed, within: P30D}}, and what
 * becomes of everything when the agreement ends, {@code {onEnd: delete, within: P30D}}. Rule numbers: {@link AgreementReader}.
 */
final class DutyReader {

    private static final String CASE_CLOSED = "case.closed";
    private static final Duration LONGEST = Duration.ofDays(3660);

    private final RequestKind kind;
    private final Set<String> ids;

    DutyReader(RequestKind kind, Set<String> ids) {
        this.kind = kind;
        this.ids = ids;
    }

    List<Obligation> obligations(YamlMap map) {
        List<Obligation> obligations = new ArrayList<>();
        for (YamlMap item : map.maps("obligations")) {
            try (item) {
                obligation(item).ifPresent(obligations::add);
            }
        }
        return List.copyOf(obligations);
    }

    private Optional<Obligation> obligation(YamlMap item) {
        String id = AgreementReader.partId(item, ids);
        String text = item.text("type");
        Optional<Obligation.Type> type = Stream.of(Obligation.Type.values())
                .filter(known -> known.spelling().equals(text))
                .findFirst();
        Optional<String> after = item.optionalText("after");
        Optional<Duration> within = within(item);
        if (type.isEmpty()) {
            item.fault(
                    "type",
                    "A11",
                    "is not a known obligation",
                    "use one of: "
                            + Stream.of(Obligation.Type.values())
                                    .map(Obligation.Type::spelling)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        type.ifPresent(known -> checkTimes(item, known, after, within));
        return type.map(known -> new Obligation(id, known, within));
    }

    /** A29: a duty that nobody could say when it is due, or that is due at no time, is none. */
    private void checkTimes(YamlMap item, Obligation.Type type, Optional<String> after, Optional<Duration> within) {
        boolean timed = switch (type) {
            case DELETE, NOTIFY_SUBJECT, REPORT_USE -> true;
            case CONFIRM_PURPOSE, STATE_REASON, HEAR_BEFORE_ADVERSE -> false;
        };
        if (timed && !item.has("within")) {
            item.fault("within", "A29", "is not there, so that the duty is never due", "write within: P30D");
        }
        if (!timed && within.isPresent()) {
            item.fault("within", "A29", "sets a time for what is due at once", "remove it");
        }
        if (type == Obligation.Type.DELETE && !after.equals(Optional.of(CASE_CLOSED))) {
            item.fault("after", "A29", "doesn't say after what is deleted", "write after: " + CASE_CLOSED);
        }
        if (type != Obligation.Type.DELETE && after.isPresent()) {
            item.fault("after", "A29", "is for deletion alone", "remove it; the time counts from the release");
        }
        if (after.isPresent() && !kind.hasCase()) {
            item.fault("after", "A26", "waits for a case that there isn't", "choose another obligation");
        }
        if (type.phase() == Obligation.Phase.BEFORE && !kind.hasOfficial()) {
            item.fault("type", "A26", "asks an official where none asks", "choose another obligation");
        }
    }

    Optional<Disposal> disposal(YamlMap map) {
        return map.optionalMap("disposal").map(disposal -> {
            try (disposal) {
                disposal.text("within");
                return new Disposal(
                        disposal.choice("onEnd", Disposal.OnEnd.class),
                        within(disposal).orElse(Duration.ZERO));
            }
        });
    }

    private static Optional<Duration> within(YamlMap item) {
        Optional<Duration> within = item.optionalDuration("within");
        within.filter(time -> !time.isPositive() || time.compareTo(LONGEST) > 0)
                .ifPresent(time -> item.fault("within", "A29", "is no time", "write a duration from PT1S to P3660D"));
        return within;
    }
}
