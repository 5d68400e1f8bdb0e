package kr.ieum.gateway.exchange.message;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.disclosure.KeyDestroyed;
import kr.ieum.gateway.exchange.message.AsideRows.Aside;
import kr.ieum.gateway.exchange.message.DeliveryRows.End;
import kr.ieum.gateway.exchange.message.Subscribers.Subscribed;
import kr.ieum.gateway.log.Companion;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.PolicyEpoch;
import kr.ieum.gateway.log.VolumeReservation;
import kr.ieum.gateway.log.leaf.Commitment.Purpose;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person does about deliveries: pauses a destination and lets it go on, replays or discards what was put aside. Each act stands in the
 * log, in one transaction with its effect. A replay is a new decision under the agreements of now: it may be another text than the first
 * time, or none. Every method throws {@link kr.ieum.gateway.log.LogUnavailable} when the log can't be written; then nothing was done.
 */
public final class Interventions {

    private static final int MAX_TRIES = 8;
    private static final Logger LOG = LoggerFactory.getLogger(Interventions.class);

    private final DataSource database;
    private final DisclosureLog log;
    private final Subscribers subscribers;
    private final Outbox outbox;
    private final Clock clock;
    private final SecureRandom random;

    /** Joins the parts. */
    public Interventions(
            DataSource database,
            DisclosureLog log,
            Subscribers subscribers,
            Outbox outbox,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.log = log;
        this.subscribers = subscribers;
        this.outbox = outbox;
        this.clock = clock;
        this.random = random;
    }

    /** Who does it, as the session says. */
    public record Operator(String agency, String official) {}

    /** What became of a replay. */
    public enum Replay {
        /** It waits to be delivered. */
        WAITS,
        /** Today's agreements let nothing go there; it has ended. */
        NOTHING_GOES,
        /** It isn't put aside, or isn't any more. */
        NOT_ASIDE
    }

    /** Nothing is claimed for a destination from now on; what is under way goes on to its end. */
    public void pause(Operator who, String destination) {
        Instant now = now();
        act(who, "destination-paused", destination, now, connection -> {
            DestinationRows.pause(connection, destination, Optional.of(now));
        });
    }

    /** Lets a destination go on. */
    public void resume(Operator who, String destination) {
        act(who, "destination-resumed", destination, now(), connection -> {
            DestinationRows.pause(connection, destination, Optional.empty());
        });
        outbox.grown();
    }

    /**
     * What is put aside, oldest first.
     *
     * @param cause code of the last failure; all where empty
     * @param most 1 or more
     */
    public List<UUID> aside(String destination, Optional<String> cause, int most) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return AsideRows.list(connection, destination, cause, most);
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries can't be read", e);
        }
    }

    /** Gives up what was put aside; false when it isn't, or isn't any more. */
    public boolean discard(Operator who, UUID delivery) {
        Optional<Aside> aside = find(delivery);
        if (aside.isEmpty()) {
            return false;
        }
        Instant now = now();
        try {
            log.append(
                    List.of(act(who, "delivery-discarded", delivery.toString(), now)),
                    List.of(connection -> AsideRows.end(connection, aside.get(), End.DISCARDED, now)));
            return true;
        } catch (DeliveryRows.Lost e) {
            return false;
        } catch (CompanionRefused e) {
            throw unknown(e);
        }
    }

    /** Decides anew on what was put aside, and hands that over in its place. */
    public Replay replay(Operator who, UUID delivery) {
        Set<String> exhausted = new HashSet<>();
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Aside> aside = find(delivery);
            if (aside.isEmpty()) {
                return Replay.NOT_ASIDE;
            }
            Instant now = now();
            Handed handed = aside.get().handed(outbox, now);
            try {
                Subscribed decided =
                        subscribers.decide(handed, Set.of(aside.get().destination()), exhausted);
                Subscribed.Told told = switch (decided) {
                    case Subscribed.Told one -> one;
                    case Subscribed.Refused refused -> {
                        log.append(List.of(refused.leaf()), List.of());
                        yield new Subscribed.Told(aside.get().conversation(), List.of(), List.of());
                    }
                };
                write(who, aside.get(), told, now);
                outbox.grown();
                return told.addressed().isEmpty() ? Replay.NOTHING_GOES : Replay.WAITS;
            } catch (DeliveryRows.Lost e) {
                return Replay.NOT_ASIDE;
            } catch (PolicyEpoch.Moved e) {
                subscribers.moved(e.expected());
            } catch (VolumeReservation.Exceeded e) {
                exhausted.add(e.reservation().agreement());
            } catch (KeyDestroyed e) {
                LOG.info("delivery {}: a key was destroyed while its replay was decided", delivery);
            } catch (CompanionRefused e) {
                throw unknown(e);
            }
        }
        throw new IllegalStateException("agreements changed " + MAX_TRIES + " times while a replay was decided");
    }

    private void write(Operator who, Aside aside, Subscribed.Told told, Instant now) throws CompanionRefused {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(act(who, "delivery-replayed", aside.id().toString(), now));
        int first = leaves.size();
        List<Leaf.Intent> intents = Outbox.intents(told);
        leaves.addAll(intents);
        List<Companion> companions = new ArrayList<>(told.beside());
        companions.add(connection -> AsideRows.moreDeliveries(
                connection, aside.message(), told.addressed().size()));
        companions.add(connection -> AsideRows.end(connection, aside, End.REPLAYED, now));
        companions.add(outbox.rows(aside.message(), told, now, Optional.of(aside.id())));
        outbox.recentIntents().written(intents, log.append(leaves, companions), first);
    }

    private Optional<Aside> find(UUID delivery) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            return AsideRows.find(connection, delivery);
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries can't be read", e);
        }
    }

    private void act(Operator who, String action, String object, Instant now, Companion effect) {
        try {
            log.append(List.of(act(who, action, object, now)), List.of(effect));
        } catch (CompanionRefused e) {
            throw unknown(e);
        }
    }

    private Leaf act(Operator who, String action, String object, Instant now) {
        return new Leaf.Admin(
                now,
                who.agency(),
                action,
                object,
                Opening.fresh(Purpose.OFFICIAL, who.official(), random).commitment(),
                Opening.fresh(Purpose.PAYLOAD, object, random).commitment());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static IllegalStateException unknown(CompanionRefused e) {
        return new IllegalStateException("unknown refusal of an intervention: " + e.getClass(), e);
    }
}
