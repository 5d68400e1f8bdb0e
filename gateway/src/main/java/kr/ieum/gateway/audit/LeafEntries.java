package kr.ieum.gateway.audit;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Commitment;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;

/** What is kept of a leaf for the search. */
final class LeafEntries {

    private LeafEntries() {}

    /** The entry that a leaf makes; none for releases, which change their intent's, and for keys and shards of the log itself. */
    static Optional<IndexedEntry> of(LogEntry entry) {
        Position position = entry.position();
        return switch (entry.leaf()) {
            case Leaf.Intent intent ->
                Optional.of(new IndexedEntry(
                        position,
                        intent.time(),
                        intent.agency(),
                        EntryState.OUTCOME_UNKNOWN,
                        Optional.of(intent.task()),
                        Optional.of(intent.agreement()),
                        Optional.of(intent.lookup()),
                        Optional.empty(),
                        Optional.of(intent.subject().digest()),
                        intent.asked().stream().map(Leaf.Asked::register).collect(Collectors.toSet()),
                        false,
                        ""));
            case Leaf.Refusal refusal ->
                Optional.of(new IndexedEntry(
                        position,
                        refusal.time(),
                        refusal.agency(),
                        EntryState.REFUSED,
                        Optional.of(refusal.task()),
                        Optional.empty(),
                        Optional.of(refusal.lookup()),
                        Optional.empty(),
                        Optional.of(refusal.subject().digest()),
                        Set.of(),
                        false,
                        refusal.reason()));
            case Leaf.Delivery delivery ->
                Optional.of(new IndexedEntry(
                        position,
                        delivery.time(),
                        delivery.agency(),
                        EntryState.DELIVERED,
                        Optional.empty(),
                        Optional.of(delivery.agreement()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(delivery.subject().digest()),
                        Set.of(),
                        true,
                        delivery.outcome()));
            case Leaf.Admin act ->
                Optional.of(plain(position, act, act.agency(), EntryState.ACT, act.action(), Optional.empty()));
            case Leaf.Erasure erasure ->
                Optional.of(plain(
                        position,
                        erasure,
                        erasure.agency(),
                        EntryState.KEY_DESTROYED,
                        erasure.basis(),
                        Optional.of(erasure.subject())));
            case Leaf.Release release -> Optional.empty();
            case Leaf.Key key -> Optional.empty();
            case Leaf.Shard shard -> Optional.empty();
        };
    }

    private static IndexedEntry plain(
            Position position,
            Leaf leaf,
            String agency,
            EntryState state,
            String detail,
            Optional<Commitment> subject) {
        return new IndexedEntry(
                position,
                leaf.time(),
                agency,
                state,
                Optional.empty(),
                Optional.<AgreementVersion>empty(),
                Optional.<UUID>empty(),
                Optional.empty(),
                subject.map(Commitment::digest),
                Set.of(),
                false,
                detail);
    }
}
