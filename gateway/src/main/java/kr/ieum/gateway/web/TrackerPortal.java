package kr.ieum.gateway.web;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.disclosure.OwnDisclosures.Told;
import kr.ieum.schemas.model.SubjectKey;

/** What a citizens' portal may ask that has identified its user itself. */
public interface TrackerPortal {

    /** Whether this is the portal's token; never where none is configured. */
    boolean admits(String token);

    /** What a person is told of a time, newest first. */
    Told told(SubjectKey subject, Instant since, Instant until, int from, int count);

    /** Since when disclosures are kept. */
    Optional<Instant> since();

    /** Whether disclosures can be read and written. */
    boolean isWell();
}
