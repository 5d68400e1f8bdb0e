package kr.ieum.adapters.sftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import kr.ieum.adapters.DeliveryStatus.Attempt;
import kr.ieum.adapters.DeliveryStatus.Delivery;
import kr.ieum.adapters.sftp.SpooledDelivery.RemoteFile;
import kr.ieum.schemas.mapping.FileLayout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the newest delivery into the spool, or says why not. The order is the protocol: look at the file, read and check it
 * into a new spool file, look again, bring the new file to the disk, rename. Whatever fails before the rename leaves the delivery in
 * force as it is. One fetch at a time.
 */
final class DeliveryFetch {

    /**
     * What may be taken.
     *
     * @param maxBytes of the largest delivery
     * @param maxBadPercent how many of a hundred lines may be bad
     */
    record Limits(long maxBytes, int maxBadPercent) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFetch.class);

    private final DeliveryServer server;
    private final DeliveryName names;
    private final FileLayout layout;
    private final Spool spool;
    private final Limits limits;
    private final Clock clock;

    DeliveryFetch(
            DeliveryServer server, DeliveryName names, FileLayout layout, Spool spool, Limits limits, Clock clock) {
        this.server = server;
        this.names = names;
        this.layout = layout;
        this.spool = spool;
        this.limits = limits;
        this.clock = clock;
    }

    /** What an attempt has learned so far. */
    private static final class Course {
        private String outcome = "reset";
        private int ignored;
    }

    /** Tries once. */
    Attempt run() throws InterruptedException {
        Course course = new Course();
        try {
            server.visit(folder -> take(folder, course));
        } catch (NotTaken e) {
            course.outcome = e.outcome();
        }
        return new Attempt(clock.instant(), course.outcome, course.ignored);
    }

    private void take(RemoteFolder folder, Course course) throws IOException, NotTaken {
        RemoteFolder.Listing listing = folder.list(names);
        course.ignored = listing.ignored();
        RemoteFile newest = listing.newest().orElseThrow(() -> new NotTaken("none-there"));
        Optional<SpooledDelivery> former = spool.inForce();
        if (former.map(SpooledDelivery::remote).filter(newest::equals).isPresent()) {
            course.outcome = "unchanged";
            return;
        }
        if (newest.size() > limits.maxBytes()) {
            throw new NotTaken("too-large");
        }
        if (!folder.look(newest.name()).equals(Optional.of(newest))) {
            throw new NotTaken("still-growing");
        }
        LocalDate named = names.date(newest.name()).orElseThrow();
        DeliveryCheck check = new DeliveryCheck(layout, named);
        try {
            write(folder, newest, check);
            if (former.filter(one -> one.delivery().assertedOn().isAfter(check.assertedOn()))
                    .isPresent()) {
                throw new NotTaken("older");
            }
            if (!folder.look(newest.name()).equals(Optional.of(newest))) {
                throw new NotTaken("still-growing");
            }
            replace();
        } finally {
            spool.discard();
        }
        course.outcome = "taken";
    }

    private void write(RemoteFolder folder, RemoteFile newest, DeliveryCheck check) throws IOException, NotTaken {
        int step = layout.lineLength() + layout.terminator().length;
        long expected = newest.size() / step;
        try (SpoolWriter writer = begin(expected + expected / 4 + 16);
                Counted in = new Counted(folder.read(newest.name()), newest.size())) {
            LineCutter lines = new LineCutter(in, layout.lineLength(), layout.terminator());
            for (Optional<byte[]> next = lines.next(); next.isPresent(); next = lines.next()) {
                byte[] line = next.get();
                DeliveryCheck.Line verdict = check.next(line);
                store(() -> writer.add(line, verdict.key(), verdict.broken()));
            }
            if (in.read != newest.size()) {
                throw new NotTaken("still-growing");
            }
            check.end(limits.maxBadPercent());
            Delivery delivery = new Delivery(
                    newest.name(), check.assertedOn(), clock.instant(), check.records(), check.bad(), check.firstBad());
            store(() -> writer.finish(newest, delivery));
        }
    }

    private SpoolWriter begin(long mostLines) throws NotTaken {
        try {
            return spool.begin(mostLines);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private void replace() throws NotTaken, IOException {
        store(spool::replace);
    }

    /** Something done to our own disk, whose failure isn't the register's. */
    private interface Storing {
        void run() throws IOException, NotTaken;
    }

    private static void store(Storing storing) throws NotTaken, IOException {
        try {
            storing.run();
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw notKept(e);
        }
    }

    /** Whether the disk is full or the folder shut, the operator must know; the message tells our own path and the system's reason. */
    private static NotTaken notKept(IOException failure) {
        LOG.error("a delivery can't be kept on our own disk, the one before stays in force: {}", failure.toString());
        return new NotTaken("spool");
    }

    /** Counts what is read and stops a file that is longer than it was said to be. */
    private static final class Counted extends FilterInputStream {

        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, (int) Math.min(length, most - read + 1));
            read += Math.max(count, 0);
            return read > most ? -1 : count;
        }
    }
}
