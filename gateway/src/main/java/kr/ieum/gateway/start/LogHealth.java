package kr.ieum.gateway.start;

import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogState;
import kr.ieum.gateway.log.publish.PublishedLog;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * What health says of the disclosure log, in a word. The answer stays 200: signing in and reading go on (P1), so that a load balancer must not
 * take the node away.
 */
record LogHealth(DisclosureLog log, PublishedLog published) implements HealthIndicator {

    /** Nothing is disclosed. */
    static final Status STOPPED = new Status("DISCLOSURES_STOPPED");

    /** Disclosures go on, and what they write isn't shown to anybody yet. */
    static final Status UNPUBLISHED = new Status("LOG_UNPUBLISHED");

    @Override
    public Health health() {
        Status status = switch (log.state()) {
            case LogState.Writable writable -> published.waitingSince().isEmpty() ? Status.UP : UNPUBLISHED;
            case LogState.Unwritable unwritable -> STOPPED;
            case LogState.Closed closed -> STOPPED;
        };
        return Health.status(status).build();
    }
}
