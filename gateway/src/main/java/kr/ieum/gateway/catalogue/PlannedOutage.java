package kr.ieum.gateway.catalogue;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A time in which something is planned not to answer.
 *
 * @param register which register; the gateway itself where there is none
 * @param what the register's title, or why the gateway stops
 */
public record PlannedOutage(Optional<String> register, Localized what, Instant begin, Instant end) {}
