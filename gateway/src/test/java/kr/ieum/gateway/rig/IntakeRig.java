package kr.ieum.gateway.rig;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.awaitility.Awaitility;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.greenbytes.http.sfv.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Leaves records at a place, out of which processes take them that it kills. There is always something left to take, and some of it can't be accepted. In the end a process
 * that nobody kills takes and delivers the rest, and everything is counted: at the receiver, in the database, and at the place.
 */
final class IntakeRig implements AutoCloseable {

    /** As whom processes log in: those that are killed, and the last one. */
    static final List<String> USERS = List.of("node0", "node1", "last");

    private static final Logger LOG = LoggerFactory.getLogger(IntakeRig.class);
    private static final int CONVERSATIONS = 6;

    /** How many records lie there when a process begins. */
    private static final int STOCK = 24;

    /** One of so many can't be accepted, for one of these causes. */
    private static final int POISON = 7;

    private static final String POISONED = "poison";
    private static final List<String> CAUSES = List.of("UNREADABLE", "DIGEST_WRONG");

    private static final Duration REST = Duration.ofSeconds(90);
    private static final List<Class<?>> LIBRARIES = List.of(
            RegisterAdapter.class,
            Value.class,
            MessageSigner.class,
            Parser.class,
            Ed25519Signer.class,
            DataAccessException.class,
            NestedRuntimeException.class,
            JsonMapper.class,
            JsonParser.class,
            JsonProperty.class);

    private final Random random = new Random();
    private final Databases.Database database;
    private final Receiver receiver = new Receiver();
    private final RecordPlace place;
    private final Map<String, IntakeLife> lives = new ConcurrentHashMap<>();
    private final ExecutorService agency =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final AtomicInteger known = new AtomicInteger();

    /** How many of each conversation were left that are to be accepted. */
    private final Map<String, Integer> left = new HashMap<>();

    private final Set<String> accepted = new HashSet<>();

    /** With which cause each of the others is to be put aside. */
    private final Map<String, String> aside = new HashMap<>();

    private Optional<Exception> broken = Optional.empty();
    private int kills;
    private boolean ending;

    /** Makes a place. */
    @FunctionalInterface
    interface Maker {
        RecordPlace make(RecordPlace.Watch watch) throws Exception;
    }

    IntakeRig(Databases.Database database, Maker maker) throws Exception {
        this.database = database;
        this.place = maker.make(new Watching());
    }

    private final class Watching implements RecordPlace.Watch {

        @Override
        public void reached(IntakeStep step, String user) throws IOException {
            Optional<IntakeLife> life = Optional.ofNullable(lives.get(user));
            if (life.isPresent()) {
                life.get().reached(step);
            }
        }

        @Override
        public void settled(String user) {
            Optional.ofNullable(lives.get(user)).ifPresent(IntakeLife::settled);
            agency.execute(IntakeRig.this::leaveOneMore);
        }
    }

    private synchronized void leaveOneMore() {
        try {
            if (!ending) {
                leave();
            }
        } catch (IOException | InterruptedException e) {
            broken = Optional.of(e);
        }
    }

    private synchronized void leave() throws IOException, InterruptedException {
        String key = String.format(Locale.ROOT, "%06d", accepted.size() + aside.size());
        String conversation = "c" + random.nextInt(CONVERSATIONS);
        if (random.nextInt(POISON) == 0) {
            String cause = CAUSES.get(random.nextInt(CAUSES.size()));
            boolean genuine = cause.equals("UNREADABLE");
            place.leave(
                    new RecordPlace.Left(conversation, key, (genuine ? "unreadable " : POISONED + " ") + key, genuine));
            aside.put(key, cause);
        } else {
            int number = left.getOrDefault(conversation, 0);
            place.leave(new RecordPlace.Left(conversation, key, conversation + " " + number, true));
            left.put(conversation, number + 1);
            accepted.add(key);
        }
    }

    /** At which steps processes can be killed here. */
    List<IntakeStep> steps() {
        return List.copyOf(place.steps());
    }

    synchronized int left() {
        return accepted.size() + aside.size();
    }

    /** How many were seen again after they had been accepted. */
    int known() {
        return known.get();
    }

    synchronized int kills() {
        return kills;
    }

    /** One life of one process, or of several on one database and one place at once, of which each is killed. */
    void kill(int processes, MessageBug bug, Optional<IntakeStep> at) throws IOException, InterruptedException {
        database.release();
        for (int missing = STOCK - place.waiting(); missing > 0; missing--) {
            leave();
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (String user : USERS.subList(0, processes)) {
            IntakeLife life = new IntakeLife(start(user, bug, at), at, random);
            lives.put(user, life);
            ends.add(CompletableFuture.runAsync(() -> live(life), Thread::startVirtualThread));
        }
        ends.forEach(CompletableFuture::join);
        lives.clear();
    }

    /** A process that nobody kills takes and delivers all that is left, and ends. */
    void finish() throws IOException, InterruptedException {
        database.release();
        receiver.mend();
        synchronized (this) {
            ending = true;
            if (broken.isPresent()) {
                throw new IllegalStateException("the agency couldn't leave a record", broken.get());
            }
        }
        Process child = start(USERS.getLast(), MessageBug.NONE, Optional.empty());
        Thread heeded =
                Thread.startVirtualThread(() -> IntakeLife.heed(child, known::incrementAndGet, child::destroyForcibly));
        try {
            Awaitility.await()
                    .atMost(REST)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> place.waiting() == 0 || !child.isAlive());
            child.getOutputStream().close();
            if (!child.waitFor(REST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the last process doesn't come to an end");
            }
            heeded.join();
            if (child.exitValue() != 0) {
                throw new IllegalStateException("the last process ended with " + child.exitValue());
            }
        } finally {
            child.destroyForcibly();
        }
    }

    private Process start(String user, MessageBug bug, Optional<IntakeStep> at) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                database.url().replace("jdbc:h2:ahead:async:", "jdbc:h2:ahead:powercut:async:"),
                receiver.url(),
                bug.name(),
                at.flatMap(IntakeStep::within).map(MessageStep::name).orElse("-"),
                Integer.toString(1 + random.nextInt(IntakeLife.LATEST))));
        arguments.addAll(place.address(user).words());
        List<Class<?>> libraries = new ArrayList<>(LIBRARIES);
        libraries.addAll(place.libraries());
        return Processes.start(MessageChild.class, libraries, arguments.toArray(String[]::new));
    }

    private void live(IntakeLife life) {
        try {
            life.run(receiver, known::incrementAndGet);
            place.bury();
            synchronized (this) {
                kills++;
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that isn't as it must be, after {@link #finish}. */
    Set<MessageFinding> findings() throws SQLException, IOException, InterruptedException {
        Set<MessageFinding> findings = EnumSet.noneOf(MessageFinding.class);
        findings.addAll(MessageCheck.of(receiver, left));
        findings.addAll(MessageCheck.of(database.reopen()));
        if (!place.isTidy(accepted, aside.keySet()) || !isPutAside()) {
            findings.add(MessageFinding.LEFT);
            LOG.warn(
                    "left: {} wait; put aside {}, and should be {}; gone on: {}",
                    place.waiting(),
                    new TreeMap<>(place.putAside()),
                    new TreeMap<>(aside),
                    receiver.effects(POISONED));
        }
        return findings;
    }

    /** What can't be accepted lies with its cause where it belongs, once, or at most once more for each death, and nothing else lies there, or went on. */
    private boolean isPutAside() throws IOException {
        Map<String, List<String>> found = place.putAside();
        int again = found.values().stream().mapToInt(List::size).sum() - found.size();
        Map<String, String> causes = new HashMap<>();
        found.forEach((key, some) -> causes.put(key, String.join(" ", new TreeSet<>(some))));
        return causes.equals(aside)
                && again <= (place.isPutAsideAgain() ? USERS.size() * kills : 0)
                && receiver.effects(POISONED).isEmpty();
    }

    @Override
    public void close() throws IOException {
        lives.values().forEach(IntakeLife::kill);
        agency.close();
        receiver.close();
        place.close();
    }
}
