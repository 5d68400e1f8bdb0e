package kr.ieum.gateway.start;

import kr.ieum.gateway.exchange.intake.Intakes;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What health says of the places from which records are taken, in a word. The answer stays 200, for another node would find them the same. */
record IntakeHealth(Intakes intakes) implements HealthIndicator {

    /** From one of them at least nothing can be taken; the operator's log says which, and why. */
    static final Status HINDERED = new Status("INTAKE_HINDERED");

    @Override
    public Health health() {
        return Health.status(intakes.hindered().isEmpty() ? Status.UP : HINDERED)
                .build();
    }
}
