package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.client.SftpClient;
import org.awaitility.Awaitility;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.greenbytes.http.sfv.Parser;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drops records into a folder, out of which processes take them that it kills. There is always something left to take. In the end a process that
 * nobody kills takes and delivers the rest, and everything is counted: at the receiver, in the database, and in the folder.
 */
final class FolderRig implements AutoCloseable {

    private static final int CONVERSATIONS = 6;

    /** The how manieth time of a step at the latest. */
    private static final int LATEST = 8;

    /** The how manieth arrival at the receiver, or record put away. */
    private static final int MOST = 16;

    /** How many records lie there when a process begins. */
    private static final int STOCK = 12;

    /** What a process that was killed ends with. */
    private static final int KILLED = 128 + 9;

    private static final Duration LONGEST_DELAY = Duration.ofMillis(10);
    private static final Duration REST = Duration.ofSeconds(90);
    private static final List<Class<?>> LIBRARIES = List.of(
            RegisterAdapter.class,
            Value.class,
            MessageSigner.class,
            Parser.class,
            Ed25519Signer.class,
            SshClient.class,
            SshException.class,
            SftpClient.class,
            DataAccessException.class,
            NestedRuntimeException.class,
            JsonMapper.class,
            JsonParser.class,
            JsonProperty.class);

    private final Random random = new Random();
    private final Databases.Database database;
    private final Receiver receiver = new Receiver();
    private final RecordFolder folder;
    private final Map<String, Life> lives = new ConcurrentHashMap<>();

    /** The last number of each conversation. */
    private final Map<String, Integer> dropped = new HashMap<>();

    private int kills;
    private boolean ending;

    FolderRig(Databases.Database database) throws IOException, GeneralSecurityException {
        this.database = database;
        this.folder = new RecordFolder((step, user) -> {
            Life life = lives.get(user);
            if (life != null) {
                life.reached(step);
            }
            if (step == FolderStep.AWAY) {
                dropOneMore();
            }
        });
    }

    private synchronized void dropOneMore() throws IOException {
        if (!ending) {
            String conversation = "c" + random.nextInt(CONVERSATIONS);
            int number = dropped.merge(conversation, 1, Integer::sum) - 1;
            folder.drop(conversation + " " + number);
        }
    }

    synchronized int dropped() {
        return dropped.values().stream().mapToInt(Integer::intValue).sum();
    }

    int known() throws IOException {
        return folder.known();
    }

    synchronized int kills() {
        return kills;
    }

    /** One life of one process, or of several on one database and one folder at once, of which each is killed. */
    void kill(int processes, MessageBug bug, Optional<FolderStep> at) throws IOException, InterruptedException {
        database.release();
        while (folder.waiting() < 2 * STOCK) {
            dropOneMore();
        }
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            String user = "node" + i;
            Life life = new Life(user, bug, at);
            lives.put(user, life);
            ends.add(CompletableFuture.runAsync(life::run, Thread::startVirtualThread));
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
        }
        Process child = start("last", MessageBug.NONE, Optional.empty());
        try {
            Awaitility.await()
                    .atMost(REST)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> folder.waiting() == 0 || !child.isAlive());
            child.getOutputStream().close();
            if (!child.waitFor(REST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the last process doesn't come to an end");
            }
            if (child.exitValue() != 0) {
                throw new IllegalStateException("the last process ended with " + child.exitValue());
            }
        } finally {
            child.destroyForcibly();
        }
    }

    private Process start(String user, MessageBug bug, Optional<FolderStep> at) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                database.url().replace("jdbc:h2:ahead:async:", "jdbc:h2:ahead:powercut:async:"),
                receiver.url(),
                bug.name(),
                at.flatMap(FolderStep::within).map(MessageStep::name).orElse("-"),
                Integer.toString(1 + random.nextInt(LATEST))));
        arguments.addAll(folder.arguments(user));
        return Processes.start(MessageChild.class, LIBRARIES, arguments.toArray(String[]::new));
    }

    /** One process, to be killed. */
    private final class Life {
        private final Process child;
        private final Optional<FolderStep> at;
        private final AtomicInteger left = new AtomicInteger(1 + random.nextInt(LATEST));
        private final AtomicInteger away = new AtomicInteger(1 + random.nextInt(MOST));

        Life(String user, MessageBug bug, Optional<FolderStep> at) throws IOException {
            this.at = at;
            child = start(user, bug, at);
        }

        /** At the folder's server. What it is killed before is done half of the time, as if it had still been asked for. */
        void reached(FolderStep step) throws IOException {
            if (at.isEmpty() && step == FolderStep.AWAY && away.decrementAndGet() == 0) {
                killSoon();
            }
            if (at.equals(Optional.of(step)) && left.decrementAndGet() == 0) {
                kill();
                if (step != FolderStep.AWAY && random.nextBoolean()) {
                    throw new IOException("the process was killed before it asked for that");
                }
            }
        }

        void run() {
            if (at.isEmpty()) {
                receiver.afterMore(1 + random.nextInt(MOST), this::killSoon);
            }
            try (BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), US_ASCII))) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    kill();
                }
                if (child.waitFor() != KILLED) {
                    throw new IllegalStateException("a process ended by itself, with " + child.exitValue());
                }
                synchronized (FolderRig.this) {
                    kills++;
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                child.destroyForcibly();
            }
        }

        private void killSoon() {
            Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(random.nextLong(LONGEST_DELAY.toNanos()));
                kill();
            });
        }

        /** By its handle: Process.destroyForcibly would also close our end of the pipe. */
        private void kill() {
            child.toHandle().destroyForcibly();
        }
    }

    /** Everything that isn't as it must be, after {@link #finish}. */
    Set<MessageFinding> findings() throws SQLException, IOException {
        Set<MessageFinding> findings = EnumSet.noneOf(MessageFinding.class);
        Map<String, Integer> promised = new HashMap<>();
        dropped.forEach((conversation, many) -> promised.put(conversation, many));
        findings.addAll(MessageCheck.of(receiver, promised));
        findings.addAll(MessageCheck.of(database.reopen()));
        if (!folder.isTidy()) {
            findings.add(MessageFinding.LEFT);
        }
        return findings;
    }

    @Override
    public void close() throws IOException {
        lives.values().forEach(life -> life.child.destroyForcibly());
        receiver.close();
        folder.close();
    }
}
