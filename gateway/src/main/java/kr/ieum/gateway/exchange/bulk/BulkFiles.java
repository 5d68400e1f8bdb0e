package kr.ieum.gateway.exchange.bulk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import kr.ieum.gateway.cases.ScreeningAnswer;
import kr.ieum.gateway.exchange.bulk.BulkRows.File;
import kr.ieum.gateway.exchange.bulk.BulkRows.State;
import kr.ieum.gateway.exchange.bulk.Handing.FileFault;
import kr.ieum.gateway.exchange.bulk.Handing.Opened;
import kr.ieum.gateway.exchange.bulk.Handing.Step;
import kr.ieum.gateway.log.CompanionRefused;
import kr.ieum.gateway.log.DisclosureLog;
import kr.ieum.gateway.log.LogUnavailable;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.release.Prepared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that systems hand in, part by part, and what comes back. A system sees its own files; another's reads like one that isn't there. Holds a part at a
 * time. Thread-safe.
 */
public final class BulkFiles {

    /** Most bytes of a part. */
    public static final int MOST_PART = 1 << 20;

    /** Most parts of a file. */
    public static final int MOST_PARTS = 256;

    /** Most lines of one fetch of a result. */
    public static final int MOST_FETCHED = 10_000;

    private static final Duration PACE_OVER = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(BulkFiles.class);

    private final DataSource database;
    private final DisclosureLog log;
    private final Screenings screenings;
    private final FileKeys keys;
    private final BulkSettings settings;
    private final Clock clock;
    private final SecureRandom random;

    /** Joins the parts. */
    public BulkFiles(
            DataSource database,
            DisclosureLog log,
            Screenings screenings,
            FileKeys keys,
            BulkSettings settings,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.log = log;
        this.screenings = screenings;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Opens a file.
     *
     * @param handedBy {@code agency/system}, as certificate and signature say
     */
    public Opened open(String handedBy, BulkOrder order) {
        return open(UUID.randomUUID(), handedBy, order);
    }

    /**
     * Opens a file, or finds the one that this system opened under the key before.
     *
     * @param key of the system's own choice
     */
    public Opened open(String handedBy, String key, BulkOrder order) {
        UUID id = UUID.nameUUIDFromBytes((handedBy + "\nkey\n" + key).getBytes(StandardCharsets.UTF_8));
        Optional<File> before;
        try (Connection connection = connection()) {
            before = own(connection, handedBy, id);
        } catch (SQLException e) {
            unavailable(id, e);
            return new Opened.Unavailable(false);
        }
        if (before.isEmpty()) {
            return open(id, handedBy, order);
        }
        if (before.get().sealed().isEmpty()) {
            return new Opened.Gone();
        }
        return Arrays.equals(order(before.get()).encode(), order.encode())
                ? new Opened.Open(id)
                : new Opened.OtherOrder();
    }

    /** The same under an id that says what it is. */
    Opened open(UUID id, String handedBy, BulkOrder order) {
        if (!screenings.isTask(order.task())) {
            return new Opened.UnknownTask();
        }
        for (BulkOrder.Wanted wanted : order.wanted()) {
            if (!screenings.isAskable(order.register(), wanted.attribute())) {
                return new Opened.UnknownAttribute(wanted.attribute());
            }
        }
        ScreeningAnswer approval = screenings.approval(handedBy, order.screening());
        Optional<Screenings.Refusal> refusal = screenings.refusal(handedBy, order, approval);
        if (refusal.isPresent()) {
            return refusal.get().written() instanceof Prepared.LogUnavailable(boolean unvouched)
                    ? new Opened.Unavailable(unvouched)
                    : new Opened.Refused(
                            refusal.get().id().toString(), refusal.get().reason());
        }
        byte[] wrapped = keys.wrapped(id);
        byte[] sealed = keys.open(id, wrapped).seal(FileKeys.Kind.ORDER, 0, order.encode());
        try (Connection connection = connection()) {
            if (BulkRows.underWay(connection, handedBy) >= settings.open()) {
                return new Opened.TooMany();
            }
            BulkRows.open(connection, id, handedBy, order, new BulkRows.Sealed(sealed, wrapped), now());
            return new Opened.Open(id);
        } catch (SQLException e) {
            unavailable(id, e);
            return new Opened.Unavailable(false);
        }
    }

    /**
     * Takes a part; the same again changes nothing.
     *
     * @param number from 1
     */
    public Step part(String handedBy, UUID id, int number, byte[] bytes) {
        if (number < 1 || number > MOST_PARTS || bytes.length == 0 || bytes.length > MOST_PART) {
            return new Step.Faulty(FileFault.PART);
        }
        try (Connection connection = connection()) {
            Optional<File> file = own(connection, handedBy, id);
            if (file.isEmpty()) {
                return new Step.Unknown();
            }
            if (file.get().sealed().isEmpty()) {
                return new Step.Closed();
            }
            FileKeys.Key key = key(file.get());
            byte[] sealed = key.seal(FileKeys.Kind.PART, number, bytes);
            if (PartRows.put(connection, id, number, bytes.length, sealed)) {
                return new Step.Done();
            }
            return PartRows.part(connection, id, number)
                    .<Step>map(before -> Arrays.equals(key.open(FileKeys.Kind.PART, number, before), bytes)
                            ? new Step.Done()
                            : new Step.Faulty(FileFault.OTHER_BYTES))
                    .orElseGet(Step.Closed::new);
        } catch (SQLException e) {
            return unavailable(id, e);
        }
    }

    /**
     * Closes a file: it is read once as a whole, and then it is worked on. Closing one again that is worked on changes nothing.
     *
     * @param parts how many there are
     * @param bytes of all of them
     * @param digest SHA-256 of all bytes in the order of the parts
     */
    public Step close(String handedBy, UUID id, int parts, long bytes, byte[] digest) {
        try (Connection connection = connection()) {
            Optional<File> file = own(connection, handedBy, id);
            if (file.isEmpty()) {
                return new Step.Unknown();
            }
            if (file.get().state() != State.OPEN) {
                return file.get().parts() == parts ? new Step.Done() : new Step.Closed();
            }
            PartRows.Sum sum = PartRows.sum(connection, id);
            if (sum.parts() != parts || sum.last() != parts || sum.bytes() != bytes || parts == 0) {
                return new Step.Faulty(FileFault.PARTS_MISSING);
            }
            BulkOrder order = order(file.get());
            Checked checked = check(connection, file.get(), order, parts);
            if (!MessageDigest.isEqual(checked.digest, digest)) {
                return new Step.Faulty(FileFault.DIGEST_WRONG);
            }
            Optional<Step> fault = fault(handedBy, order, checked);
            if (fault.isPresent()) {
                return fault.get();
            }
            return accept(handedBy, id, parts, checked);
        } catch (SQLException e) {
            return unavailable(id, e);
        } catch (LogUnavailable e) {
            LOG.error("file {} isn't closed: {}", id, e.getMessage());
            return new Step.Unavailable();
        }
    }

    private Step accept(String handedBy, UUID id, int parts, Checked checked) {
        Instant now = now();
        Leaf leaf = Leaf.Admin.closed(
                now, Screenings.agency(handedBy), "bulk-accepted", id.toString(), handedBy, checked.digest, random);
        try {
            log.append(
                    List.of(leaf),
                    List.of(connection -> BulkRows.close(connection, id, parts, checked.lines, settings.batch(), now)));
            return new Step.Done();
        } catch (BulkRows.Changed e) {
            return new Step.Done();
        } catch (CompanionRefused e) {
            throw new IllegalStateException("unknown refusal of a file: " + e.getClass(), e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Checked(byte[] digest, int lines, int subjects, boolean headed) {}

    /** Reads the whole file once, before anybody is asked anything. */
    private Checked check(Connection connection, File file, BulkOrder order, int parts) throws SQLException {
        MessageDigest whole = sha256();
        FileKeys.Key key = key(file);
        Batches batches = new Batches(
                new RawLines(parts, number -> {
                    byte[] part = part(connection, file.id(), key, number);
                    whole.update(part);
                    return part;
                }),
                order.form(),
                settings.batch(),
                random);
        boolean headed = true;
        for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
            if (batch.get().number() == 0) {
                headed = LineReading.fault(
                                order.form(), batch.get().lines().getFirst().read())
                        .isEmpty();
            }
        }
        return new Checked(whole.digest(), batches.lines(), batches.subjects(), headed);
    }

    private Optional<Step> fault(String handedBy, BulkOrder order, Checked checked) {
        if (!checked.headed) {
            return Optional.of(new Step.Faulty(FileFault.HEADER, 1));
        }
        if (checked.subjects < settings.least()) {
            return Optional.of(new Step.Faulty(FileFault.TOO_FEW));
        }
        ScreeningAnswer approval = screenings.approval(handedBy, order.screening());
        int most = approval instanceof ScreeningAnswer.Found(var open)
                ? Math.min(open.most() + (order.form().header() ? 1 : 0), settings.most())
                : settings.most();
        return checked.lines > most ? Optional.of(new Step.Faulty(FileFault.TOO_MANY_LINES)) : Optional.empty();
    }

    static byte[] part(Connection connection, UUID file, FileKeys.Key key, int number) throws SQLException {
        byte[] sealed = PartRows.part(connection, file, number)
                .orElseThrow(() -> new SQLException("part " + number + " of file " + file + " is missing"));
        return key.open(FileKeys.Kind.PART, number, sealed);
    }

    /** How a file stands; nothing where this system has none of that id. */
    public Optional<Progress> find(String handedBy, UUID id) {
        try (Connection connection = connection()) {
            Optional<File> found = own(connection, handedBy, id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(progress(connection, found.get()));
        } catch (SQLException e) {
            throw new IllegalStateException("files can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    Progress progress(Connection connection, File file) throws SQLException {
        boolean working = file.state() == State.WORKING;
        BulkRows.Counts counts = working ? PartRows.counts(connection, file.id()) : file.counts();
        double pace = working
                ? (double) PartRows.storedSince(connection, file.id(), now().minus(PACE_OVER)) / PACE_OVER.toSeconds()
                : 0;
        int parts =
                file.state() == State.OPEN ? PartRows.sum(connection, file.id()).parts() : file.parts();
        return progress(file, counts, pace, parts);
    }

    private Progress progress(File file, BulkRows.Counts counts, double pace, int parts) {
        boolean waits = file.state() == State.WORKING && !file.claimed();
        return new Progress(
                file.id(),
                switch (file.state()) {
                    case OPEN -> Progress.State.OPEN;
                    case WORKING -> file.claimed() ? Progress.State.WORKING : Progress.State.WAITING;
                    case DONE -> Progress.State.DONE;
                    case DELETED -> Progress.State.DELETED;
                },
                file.sealed().isEmpty() ? List.of() : ResultText.columns(order(file)),
                parts,
                file.lines(),
                counts.lines(),
                counts.answered(),
                counts.unreadable(),
                counts.refused(),
                counts.silent(),
                pace,
                file.cause(),
                waits ? file.nextAttempt() : Optional.empty(),
                file.openedAt(),
                file.closedAt(),
                file.endedAt(),
                file.state() == State.DONE
                        ? file.endedAt().map(ended -> ended.plus(settings.kept()))
                        : Optional.empty());
    }

    /** Lines of a result. */
    public sealed interface Fetched {

        /** Those that were asked for; fewer where the file ends. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Lines(byte[] text) implements Fetched {}

        /** No file of this system. */
        record Unknown() implements Fetched {}

        /** It isn't done yet. */
        record NotYet() implements Fetched {}

        /** It was deleted. */
        record Gone() implements Fetched {}
    }

    /**
     * Lines of a result, once all of it is there.
     *
     * @param from number of the first line, from 1
     * @param count 1 to {@value #MOST_FETCHED}
     */
    public Fetched fetch(String handedBy, UUID id, int from, int count) {
        try (Connection connection = connection()) {
            Optional<File> found = own(connection, handedBy, id);
            if (found.isEmpty()) {
                return new Fetched.Unknown();
            }
            File file = found.get();
            return switch (file.state()) {
                case OPEN, WORKING -> new Fetched.NotYet();
                case DELETED -> new Fetched.Gone();
                case DONE -> new Fetched.Lines(lines(connection, file, from, count));
            };
        } catch (SQLException e) {
            throw new IllegalStateException("results can't be read, SQLSTATE " + e.getSQLState(), e);
        }
    }

    private byte[] lines(Connection connection, File file, int from, int count) throws SQLException {
        FileKeys.Key key = key(file);
        int last = (int) Math.min(file.lines(), (long) from + count - 1);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int line = from; line <= last; ) {
            int batch = (line - 1) / file.batchLines();
            int first = batch * file.batchLines() + 1;
            byte[] sealed = PartRows.result(connection, file.id(), batch)
                    .orElseThrow(() -> new SQLException("result " + batch + " of file " + file.id() + " is missing"));
            byte[] all = key.open(FileKeys.Kind.RESULT, batch, sealed);
            int begin = after(all, line - first);
            int next = Math.min(last, first + file.batchLines() - 1) + 1;
            int end = after(all, next - first);
            text.write(all, begin, end - begin);
            line = next;
        }
        return text.toByteArray();
    }

    /** Where so many lines end. */
    private static int after(byte[] text, int lines) {
        int at = 0;
        for (int left = lines; left > 0 && at < text.length; at++) {
            left -= text[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    /** Deletes a file of this system with all that rests of it, in whatever state; false where there is none. */
    public boolean delete(String handedBy, UUID id) {
        try (Connection connection = connection()) {
            if (own(connection, handedBy, id).isEmpty()) {
                return false;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("files can't be read, SQLSTATE " + e.getSQLState(), e);
        }
        delete(id, handedBy, handedBy);
        return true;
    }

    private void delete(UUID id, String handedBy, String by) {
        Instant now = now();
        Leaf leaf = Leaf.Admin.closed(now, Screenings.agency(handedBy), "bulk-deleted", id.toString(), by, "", random);
        try {
            log.append(List.of(leaf), List.of(connection -> BulkRows.delete(connection, id, now)));
            clearLeftovers();
        } catch (BulkRows.Changed e) {
            LOG.info("file {} was deleted before", id);
        } catch (CompanionRefused e) {
            throw new IllegalStateException("unknown refusal of a deletion: " + e.getClass(), e);
        }
    }

    /** Removes what is left over of files that are done or deleted, of whichever node; what fails is removed the next time a file ends or a node starts. */
    void clearLeftovers() {
        try (Connection connection = connection()) {
            while (BulkRows.clearSome(connection)) {
                // each in a transaction of its own
            }
        } catch (SQLException e) {
            LOG.error("what is left over of files can't be removed yet, SQLSTATE {}", e.getSQLState());
        }
    }

    /** Deletes what was never closed, and results that waited long enough. */
    void deleteOutlived() throws SQLException {
        List<File> outlived;
        try (Connection connection = connection()) {
            Instant now = now();
            outlived = BulkRows.outlived(connection, now.minus(settings.abandoned()), now.minus(settings.kept()));
        }
        outlived.forEach(file -> delete(file.id(), file.handedBy(), "retention"));
    }

    BulkOrder order(File file) {
        return BulkOrder.decode(key(file)
                .open(FileKeys.Kind.ORDER, 0, file.sealed().orElseThrow().order()));
    }

    FileKeys.Key key(File file) {
        return keys.open(file.id(), file.sealed().orElseThrow().wrappedKey());
    }

    private static Optional<File> own(Connection connection, String handedBy, UUID id) throws SQLException {
        return BulkRows.find(connection, id).filter(file -> file.handedBy().equals(handedBy));
    }

    private Connection connection() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        return connection;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Step unavailable(UUID id, SQLException e) {
        LOG.error("file {} isn't changed, SQLSTATE {}", id, e.getSQLState());
        return new Step.Unavailable();
    }
}
