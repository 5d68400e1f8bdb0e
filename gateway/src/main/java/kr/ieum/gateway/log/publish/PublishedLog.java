package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Position;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.tile.EntryBundle;
import kr.ieum.gateway.log.tile.TilePath;
import kr.ieum.gateway.log.tile.TileTree;
import kr.ieum.gateway.log.tree.InclusionProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as anyone may read it on this node: checkpoints, tiles and proofs. One thread publishes, in rounds, as {@link Publisher} says; a
 * round that finds two stories in database, tiles and checkpoints ends disclosures. Thread-safe.
 */
public final class PublishedLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedLog.class);

    /** Whose word disclosures wait for. */
    private static final String OTHERS = "a witness";

    /** Before the log has said its key there is nothing to wait for. */
    private static final Duration FIRST = Duration.ofMillis(1);

    private final DisclosureLog log;
    private final Publisher publisher;
    private final VerifierKey key;
    private final PublishSettings settings;
    private final Clock clock;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private boolean hurry;
    private boolean closed;
    private boolean announced;
    private boolean succeeded;
    private volatile Optional<Instant> waitingSince = Optional.empty();

    private PublishedLog(
            DisclosureLog log, Publisher publisher, VerifierKey key, PublishSettings settings, Clock clock) {
        this.log = log;
        this.publisher = publisher;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("log-publisher").daemon().unstarted(this::run);
    }

    /**
     * Begins to publish.
     *
     * @param signer signs checkpoints under the log's name
     */
    public static PublishedLog start(
            DataSource database,
            DisclosureLog log,
            PublishSettings settings,
            NoteSigner signer,
            Vouching vouching,
            Clock clock) {
        Publisher publisher = new Publisher(database, settings, Disk.REAL, signer, vouching, clock);
        PublishedLog published = new PublishedLog(log, publisher, signer.verifier(), settings, clock);
        try {
            // Before anybody is served: a state that was set back must not grow by a leaf.
            published.publish();
            published.thread.start();
        } catch (Divergence e) {
            published.end();
            log.halt(String.valueOf(e.getMessage()));
        }
        return published;
    }

    /** What checkpoints are checked with. */
    public VerifierKey key() {
        return key;
    }

    /** The newest shard that this node shows a checkpoint of. */
    public Optional<Published> current() {
        return publisher.shown().values().stream().max(Comparator.comparing(Published::shard));
    }

    /** Since when nothing can be published, of which disclosures know nothing; empty while the last round succeeded. */
    public Optional<Instant> waitingSince() {
        return waitingSince;
    }

    /** A shard, if this node shows a checkpoint of it. */
    public Optional<Published> shard(String name) {
        return Optional.ofNullable(publisher.shown().get(name));
    }

    /**
     * Waits until a checkpoint covers a leaf, and has it made without delay.
     *
     * @return empty when patience ended first, or nothing more is published
     */
    public Optional<Published> await(Position leaf, Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            Optional<Published> shown = covering(leaf);
            if (shown.isEmpty()) {
                hurry = true;
                work.signal();
            }
            while (shown.isEmpty() && left > 0 && !closed) {
                left = progress.awaitNanos(left);
                shown = covering(leaf);
            }
            return shown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Published> covering(Position leaf) {
        return shard(leaf.shard()).filter(shown -> shown.size() > leaf.index());
    }

    /**
     * The proof of a leaf (C2SP tlog-proof) under a checkpoint that is shown.
     *
     * @param patience how long to wait for one that covers the leaf
     * @return empty when none did
     * @throws IOException when the tiles can't be read
     */
    public Optional<String> proof(Position leaf, Duration patience) throws IOException {
        Optional<Published> covering = await(leaf, patience);
        if (covering.isEmpty()) {
            return Optional.empty();
        }
        Published shown = covering.get();
        TileTree tree = TileTree.of(shown.size(), shown.files());
        InclusionProof proof = InclusionProof.of(leaf.index(), shown.size(), tree);
        return Optional.of(ProofText.of(bytes(leaf.index(), shown), proof, shown.note()));
    }

    private static byte[] bytes(long index, Published shown) throws IOException {
        long bundle = index / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, shown.size() - bundle * TilePath.FULL);
        byte[] entries = shown.tile(new TilePath.Entries(bundle, width))
                .orElseThrow(() -> new IOException("the bundle of leaf " + index + " isn't there"));
        return EntryBundle.decode(entries, width).get((int) (index % TilePath.FULL));
    }

    private void run() {
        try {
            while (nextRound()) {
                round();
            }
        } catch (Divergence e) {
            log.halt(String.valueOf(e.getMessage()));
        } finally {
            end();
        }
    }

    private void round() throws Divergence {
        if (!announced) {
            try {
                KeyLeaf.write(log, key, clock.instant());
                announced = true;
            } catch (LogUnavailable e) {
                LOG.warn("the log hasn't said its key yet: {}", e.getMessage());
            }
        }
        publish();
    }

    private void publish() throws Divergence {
        try {
            publisher.round();
            succeeded = true;
            waitingSince = Optional.empty();
            log.resume(OTHERS);
        } catch (SQLException | LogUnavailable e) {
            waiting(e);
        } catch (IOException | RuntimeException e) {
            waiting(e);
        }
    }

    /** To start a node anew doesn't begin the grace anew. */
    private Instant lastWord(Instant now) {
        return succeeded
                ? now
                : publisher.lastVouched().filter(word -> word.isBefore(now)).orElse(now);
    }

    /** What is durable isn't shown; where others have to vouch for it, disclosures stop when that lasts. */
    private void waiting(Exception cause) {
        Instant now = clock.instant();
        Instant since = waitingSince.orElseGet(() -> lastWord(now));
        if (waitingSince.isEmpty()) {
            LOG.warn("the log isn't published for now: {}", cause.toString());
        }
        waitingSince = Optional.of(since);
        settings.grace()
                .filter(grace -> since.plus(grace).isBefore(now))
                .ifPresent(grace -> log.suspend(
                        OTHERS,
                        "nobody outside has vouched for the log's growth since " + since + ", and the grace is " + grace
                                + " (" + cause.getMessage() + ")"));
    }

    /** Waits for the next round; false when there is none. */
    private boolean nextRound() {
        lock.lock();
        try {
            progress.signalAll();
            long left = announced ? settings.interval().toNanos() : FIRST.toNanos();
            while (!closed && !hurry && left > 0) {
                left = work.awaitNanos(left);
            }
            hurry = false;
            return !closed;
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt it.
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the round that runs. */
    @Override
    public void close() {
        end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What this node shows of each shard, by its name. */
    public Map<String, Published> shards() {
        return publisher.shown();
    }
}
