package kr.ieum.gateway.exchange.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.keys.KeyedHash;

/**
 * What is looked for; each that is given has to fit.
 *
 * @param correlation id of a query, a message or a delivery
 * @param caseFile a case, as {@link JournalMarks} hash it
 * @param from began at this moment or later
 * @param until began before
 */
public record Criteria(
        Optional<ExchangeKind> kind,
        Optional<Result> result,
        Optional<String> agency,
        Optional<String> system,
        Optional<String> agreement,
        Optional<UUID> correlation,
        Optional<KeyedHash> caseFile,
        Optional<Instant> from,
        Optional<Instant> until) {

    /** Everything there is. */
    public static final Criteria ALL = new Criteria(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
