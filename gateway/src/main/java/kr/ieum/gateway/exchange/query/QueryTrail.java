package kr.ieum.gateway.exchange.query;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.exchange.journal.Step;
import kr.ieum.gateway.exchange.journal.Trail;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.RegisterResult;
import kr.ieum.gateway.release.ReleasedField;

/** What a query leaves in the journal: codes and times of its stages, and of each register, never what it said. */
final class QueryTrail {

    /** The gates are open and the first intent is durable. */
    static final String GRANTED = "GRANTED";

    /**
     * States in which the agreement that a field cites didn't grant it. Whether a granted value was withheld isn't told apart: the journal must not
     * tell who is protected.
     */
    private static final Set<FieldState> NOT_GRANTED =
            EnumSet.of(FieldState.NOT_GRANTED, FieldState.NO_CONSENT, FieldState.DECLINED_BY_SUBJECT);

    private final Trail trail;
    private final Set<String> told = new HashSet<>();

    QueryTrail(Trail trail) {
        this.trail = trail;
    }

    /** A register has answered, or won't; it may be told of in several panels. */
    void answered(RegisterResult result) {
        trail.agreements(result.fields().stream()
                .filter(field -> !NOT_GRANTED.contains(field.state()))
                .map(ReleasedField::authority)
                .flatMap(Optional::stream)
                .map(QueryTrail::version)
                .distinct()
                .toList());
        if (result.status() != RegisterResult.Status.NOT_ASKED && told.add(result.register() + " " + result.part())) {
            Duration from = trail.now().minus(result.elapsed());
            trail.step(
                    Step.Kind.SENT,
                    from,
                    result.elapsed(),
                    result.register(),
                    result.status().name());
        }
    }

    private static AgreementVersion version(Authority authority) {
        return new AgreementVersion(authority.agreement(), authority.version());
    }

    /** The outcome as the journal has it. */
    static String code(QueryOutcome outcome) {
        return switch (outcome) {
            case QueryOutcome.Answered(var answer) -> answer.completeness().partial() ? "PARTIAL" : "COMPLETE";
            case QueryOutcome.Unsent(var id) -> "NOT_SENT";
            case QueryOutcome.Refused(var id, var reason, var excess) -> reason.name();
            case QueryOutcome.UnknownTask() -> "UNKNOWN_TASK";
            case QueryOutcome.UnknownAttribute(var attribute) -> "UNKNOWN_ATTRIBUTE";
            case QueryOutcome.SeveralRegisters(var attribute, var registers) -> "SEVERAL_REGISTERS";
            case QueryOutcome.LogUnavailable(var unvouched) -> "LOG_UNAVAILABLE";
        };
    }
}
