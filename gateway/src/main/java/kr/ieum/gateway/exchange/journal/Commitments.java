package kr.ieum.gateway.exchange.journal;

import java.util.Optional;
import java.util.UUID;
import kr.ieum.gateway.log.tree.Digest;

/** Leads from a commitment to a subject, as a leaf of the log shows it, to the exchange that made it. */
@FunctionalInterface
public interface Commitments {

    /** The correlation id; nothing where no leaf has that commitment. */
    Optional<UUID> correlationOf(Digest commitment);
}
