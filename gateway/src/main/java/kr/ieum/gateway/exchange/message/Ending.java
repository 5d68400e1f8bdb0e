package kr.ieum.gateway.exchange.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.message.DeliveryRows.Claimed;
import kr.ieum.gateway.exchange.message.DeliveryRows.End;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogEntry;
import kr.ieum.gateway.log.LogReader;
import kr.ieum.gateway.log.leaf.AgreementVersion;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.LeafFormat;
import kr.ieum.gateway.log.leaf.MalformedLeaf;
import kr.ieum.gateway.log.leaf.Position;

/**
 * Ends deliveries: state, receipt and leaves in one append. Where something left, a release leaf answers the intent; where nobody knows whether
 * it did, none does, and the log goes on to say "asked, outcome unknown".
 */
final class Ending {

    private final DisclosureLog log;
    private final LogReader reader;
    private final RecentIntents recent;

    Ending(DataSource database, DisclosureLog log, RecentIntents recent) {
        this.log = log;
        this.recent = recent;
        this.reader = new LogReader(database);
    }

    /** @throws DeliveryRows.Lost when the claim was lost meanwhile; then nothing is written */
    void write(Claimed claimed, End end, String cause, Instant now) throws DeliveryRows.Lost {
        Leaf.Delivery delivery = delivery(claimed.leaf());
        List<Leaf> leaves = new ArrayList<>();
        if (end == End.DELIVERED || end == End.REFUSED) {
            release(claimed, delivery, now).ifPresent(leaves::add);
        }
        leaves.add(new Leaf.Delivery(
                now,
                delivery.message(),
                delivery.agency(),
                delivery.agreement(),
                end.name().toLowerCase(Locale.ROOT),
                delivery.attributes(),
                delivery.subject(),
                delivery.payload()));
        try {
            log.append(leaves, List.of(connection -> DeliveryRows.end(connection, claimed, end, cause, now)));
        } catch (DeliveryRows.Lost e) {
            throw e;
        } catch (CompanionRefused e) {
            throw new IllegalStateException("unknown refusal of an ending: " + e.getClass(), e);
        }
    }

    private Optional<Leaf.Release> release(Claimed claimed, Leaf.Delivery delivery, Instant now) {
        if (claimed.lookup().isEmpty() || claimed.release().isEmpty()) {
            return Optional.empty();
        }
        Leaf.Release written = (Leaf.Release) decode(claimed.release().get());
        return Optional.of(new Leaf.Release(
                now,
                intent(claimed.lookup().get(), delivery),
                written.register(),
                written.outcomes(),
                written.values()));
    }

    private Position intent(UUID lookup, Leaf.Delivery delivery) {
        return recent.take(lookup, delivery).orElseGet(() -> find(lookup, delivery));
    }

    private Position find(UUID lookup, Leaf.Delivery delivery) {
        return reader.findByLookup(lookup).stream()
                .filter(entry -> entry.leaf() instanceof Leaf.Intent intent
                        && intent.agency().equals(delivery.agency())
                        && intent.agreement().equals(delivery.agreement()))
                .map(LogEntry::position)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("delivery of " + delivery.message() + " has no intent"));
    }

    /** Under which a delivery leaves. */
    static Optional<AgreementVersion> agreement(Claimed claimed) {
        return Optional.of(delivery(claimed.leaf()).agreement());
    }

    private static Leaf.Delivery delivery(byte[] bytes) {
        return (Leaf.Delivery) decode(bytes);
    }

    private static Leaf decode(byte[] bytes) {
        try {
            return LeafFormat.decode(bytes);
        } catch (MalformedLeaf e) {
            throw new IllegalStateException("a delivery's leaf can't be read", e);
        }
    }
}
