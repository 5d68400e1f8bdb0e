package kr.ieum.gateway.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import kr.ieum.gateway.cases.OpenCase;
import kr.ieum.gateway.identity.Official;

/** Says in words for whom, and from when until when, an official stands in on a case (대직). */
final class StandIn {

    private final Directory officials;
    private final Clock clock;
    private final ZoneId zone;

    StandIn(Directory officials, Clock clock, ZoneId zone) {
        this.officials = officials;
        this.clock = clock;
        this.zone = zone;
    }

    /** Nothing where the official works on the case in person. */
    Optional<String> of(OpenCase openCase, Official official, Words words) {
        return openCase.deputyship(official.id(), LocalDate.ofInstant(clock.instant(), zone))
                .map(deputy -> words.say(
                        "deputy.for",
                        officials
                                .known(openCase.official())
                                .map(absent -> words.in(absent.name()))
                                .orElse(openCase.official()),
                        words.date(deputy.from()),
                        words.date(deputy.until())));
    }
}
