package kr.ieum.gateway.exchange.message;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import kr.ieum.gateway.exchange.message.DeliveryRows.Claimed;
import kr.ieum.gateway.exchange.message.DeliveryRows.End;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.SharedWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits in the outbox, on any number of nodes and without a coordinator. A thread for each destination claims what is due there,
 * so that a slow one holds up nobody else; each delivery has a thread of its own. Order within a conversation is kept by claiming nothing
 * whose predecessor hasn't ended. Exactly once in effect rests on the delivery's id, which is the same at every attempt: a node that dies
 * between the receiver's answer and the commit leaves a delivery that is handed over again.
 */
public final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** The receiver's own format can't say what it was to be told. */
    private static final String FORMAT = "FORMAT";

    /** How many ends may wait to be durable for each attempt that may be under way. */
    private static final int ENDINGS = 8;

    private static final long SEVERAL_MILLIS = 5;

    private final DataSource database;
    private final Ending ending;
    private final Outbox outbox;
    private final Map<String, Destination> destinations;
    private final DeliverySettings settings;
    private final BackOff backOff;
    private final String node;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<Thread> threads = new ArrayList<>();
    /** Destinations that have failed since they last answered, as far as this node knows. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /**
     * Joins the parts; nothing is delivered before {@link #start}.
     *
     * @param destinations by id; what is addressed to another waits until it is configured
     * @param node name of this node, for the operator
     */
    public Deliveries(
            DataSource database,
            DisclosureLog log,
            Outbox outbox,
            Map<String, Destination> destinations,
            DeliverySettings settings,
            String node,
            Clock clock,
            RandomGenerator random) {
        // a claim that is lost is claimed again, and endings are the log's
        this.database = SharedWrites.deferred(database);
        this.ending = new Ending(database, log, outbox.recentIntents());
        this.outbox = outbox;
        this.destinations = Map.copyOf(destinations);
        this.settings = settings;
        this.backOff = new BackOff(settings.firstPause(), settings.longestPause());
        this.node = node;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes back what a node that died was delivering, without waiting for its lease. Right only where no other node can live, as on a file
     * that one process holds; to be called before {@link #start}.
     */
    public void takeBackClaims() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            int taken = DeliveryRows.takeBack(connection, clock.instant());
            if (taken > 0) {
                LOG.info("{} deliveries that were under way when this node ended are handed over again", taken);
            }
        } catch (SQLException e) {
            LOG.error(
                    "claims of an ended node can't be taken back, SQLSTATE {}; their lease ends by itself",
                    e.getSQLState());
        }
    }

    /** Begins to deliver. */
    public void start() {
        destinations.forEach((id, destination) ->
                threads.add(Thread.ofVirtual().name("deliveries-" + id).start(() -> run(id, destination))));
    }

    /** Claims nothing more, and returns when what is under way has ended, which takes as long as an attempt may. */
    @Override
    public void close() {
        closed = true;
        outbox.grown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        destinations.values().forEach(Destination::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What one destination is given at a time.
     *
     * @param attempts permits for what is sent
     * @param endings permits for what was sent and whose end isn't durable yet: writing it takes longer than many a receiver, and needn't keep
     *     the next from being sent
     */
    private record Lane(Destination destination, Semaphore attempts, Semaphore endings) {

        static Lane of(Destination destination, int parallel) {
            return new Lane(destination, new Semaphore(parallel), new Semaphore(parallel * ENDINGS));
        }
    }

    private void run(String id, Destination destination) {
        Lane lane = Lane.of(destination, settings.parallel());
        try {
            while (!closed) {
                long seen = outbox.growth();
                lane.attempts.acquire();
                int most = 1 + lane.attempts.drainPermits();
                List<Claimed> claimed = claim(id, most);
                lane.attempts.release(most - claimed.size());
                for (Claimed one : claimed) {
                    Thread.ofVirtual().name("delivery-" + one.id()).start(() -> deliver(one, lane));
                }
                if (claimed.isEmpty()) {
                    outbox.awaitGrowth(seen, settings.idle());
                } else if (claimed.size() == most) {
                    awaitSeveral(lane.attempts);
                }
            }
            lane.attempts.acquire(settings.parallel());
            lane.endings.acquire(settings.parallel() * ENDINGS);
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        }
    }

    /** Where more waits than was claimed, a moment's patience saves a claim for each single one. */
    private void awaitSeveral(Semaphore attempts) throws InterruptedException {
        int several = Math.max(1, settings.parallel() / 2);
        if (attempts.tryAcquire(several, SEVERAL_MILLIS, TimeUnit.MILLISECONDS)) {
            attempts.release(several);
        }
    }

    /** Claims and delivers what is due at this destination now, and returns when that is done; for a test that steps through. */
    int deliverDue(String id) throws InterruptedException {
        Destination destination = destinations.get(id);
        List<Claimed> claimed = claim(id, settings.parallel());
        if (destination == null) {
            return 0;
        }
        Lane lane = Lane.of(destination, settings.parallel());
        for (Claimed one : claimed) {
            lane.attempts.acquire();
            deliver(one, lane);
        }
        return claimed.size();
    }

    private List<Claimed> claim(String id, int most) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            DestinationRows.Admitted admitted = DestinationRows.admitted(connection, id, most, settings, now);
            if (admitted.failing()) {
                failing.add(id);
            }
            int deliveries = admitted.deliveries();
            return deliveries == 0
                    ? List.of()
                    : DeliveryRows.claim(connection, id, node, deliveries, now, now.plus(settings.lease()));
        } catch (SQLException e) {
            LOG.error("deliveries to {} can't be claimed, SQLSTATE {}", id, e.getSQLState());
            return List.of();
        }
    }

    /** Under a permit for the attempt, which is given back as soon as it has ended and its end may be written. */
    private void deliver(Claimed claimed, Lane lane) {
        try {
            Attempt attempt;
            try {
                attempt = attempt(claimed, lane.destination);
                lane.endings.acquire();
            } finally {
                lane.attempts.release();
            }
            try {
                conclude(claimed, attempt);
            } finally {
                lane.endings.release();
            }
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        } catch (DeliveryRows.Lost e) {
            LOG.warn("delivery {} took longer than its claim held; another node has it", claimed.id());
        } catch (LogUnavailable | SQLException e) {
            LOG.error(
                    "what became of delivery {} can't be written, it is handed over again: {}",
                    claimed.id(),
                    e instanceof SQLException sql ? "SQLSTATE " + sql.getSQLState() : e.getMessage());
        } finally {
            outbox.grown();
        }
    }

    private Attempt attempt(Claimed claimed, Destination destination) throws InterruptedException {
        byte[] payload = outbox.openPayload(claimed.id(), claimed.sealed());
        if (payload.length == 0) {
            return new Attempt.Aside(FORMAT);
        }
        return destination.deliver(new Destination.Outgoing(
                claimed.id(),
                claimed.message(),
                claimed.conversation(),
                Ending.agreement(claimed),
                claimed.contentType(),
                payload));
    }

    private void conclude(Claimed claimed, Attempt attempt) throws SQLException, DeliveryRows.Lost {
        Instant now = clock.instant();
        switch (attempt) {
            case Attempt.Delivered() -> {
                ending.write(claimed, End.DELIVERED, "", now);
                answered(claimed);
            }
            case Attempt.Aside(String cause) -> putAside(claimed, cause, now);
            case Attempt.Refused(String cause) -> {
                ending.write(claimed, End.REFUSED, cause, now);
                answered(claimed);
            }
            case Attempt.Failed(String cause) -> {
                answered(claimed);
                againOrAside(claimed, true, cause, now, claimed.failures() + 1 >= settings.attempts());
            }
            case Attempt.Unreachable(String cause) -> {
                failing.add(claimed.destination());
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(true);
                    DestinationRows.failed(connection, claimed.destination(), settings, now);
                }
                againOrAside(
                        claimed,
                        false,
                        cause,
                        now,
                        claimed.madeAt().plus(settings.longest()).isBefore(now));
            }
        }
    }

    /** Ends the row of its failures, where there is one. */
    private void answered(Claimed claimed) throws SQLException {
        if (!failing.remove(claimed.destination())) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            DestinationRows.answered(connection, claimed.destination());
        }
    }

    private void againOrAside(Claimed claimed, boolean failed, String cause, Instant now, boolean aside)
            throws SQLException, DeliveryRows.Lost {
        if (aside) {
            putAside(claimed, cause, now);
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            Instant next = now.plus(backOff.after(claimed.attempts() + 1, random));
            DeliveryRows.again(connection, claimed, failed, cause, next);
        }
    }

    private void putAside(Claimed claimed, String cause, Instant now) throws DeliveryRows.Lost {
        ending.write(claimed, End.QUARANTINED, cause, now);
        LOG.error("delivery {} to {} is put aside: {}", claimed.id(), claimed.destination(), cause);
    }
}
