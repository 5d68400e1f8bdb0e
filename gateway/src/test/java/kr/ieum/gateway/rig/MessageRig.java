package kr.ieum.gateway.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.gateway.log.Processes;
import kr.ieum.gateway.testing.Databases;
import kr.ieum.schemas.model.Value;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.greenbytes.http.sfv.Parser;

/**
 * Sends messages to processes that it kills, as a good sender does: the next of a conversation after the one before was acknowledged, and what
 * wasn't acknowledged again under the same key. In the end a process that nobody kills delivers the rest, and everything is counted.
 */
final class MessageRig implements AutoCloseable {

    private static final int CONVERSATIONS = 6;
    /** The how manieth time of a step, or which line or arrival, at the latest. */
    private static final int LATEST = 8;

    private static final int MOST = 40;

    /** By then a step that doesn't come won't. */
    private static final int MOST_LINES = 400;

    private static final Duration LONGEST_DELAY = Duration.ofMillis(10);
    private static final Duration REST = Duration.ofSeconds(90);

    private final Random random = new Random();
    private final Databases.Database database;
    private final Receiver receiver = new Receiver();

    /** The number of each conversation that is under way. */
    private final Map<String, Integer> next = new HashMap<>();

    private final Map<String, Integer> acknowledged = new HashMap<>();
    private boolean ending;

    MessageRig(Databases.Database database) throws IOException {
        this.database = database;
    }

    Receiver receiver() {
        return receiver;
    }

    synchronized int acknowledged() {
        return acknowledged.values().stream().mapToInt(last -> last + 1).sum();
    }

    /** One life of one process, or of several on one database at once, of which each is killed. */
    void kill(int processes, MessageBug bug, Optional<MessageStep> at) throws InterruptedException {
        database.release();
        List<Thread> lives = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            List<String> its = conversations(i, processes);
            lives.add(Thread.ofVirtual().start(() -> {
                try (Life life = new Life(bug, at)) {
                    life.run(its, at.isEmpty());
                } catch (IOException e) {
                    // the pipe to a killed process
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        for (Thread life : lives) {
            life.join();
        }
    }

    private static List<String> conversations(int which, int of) {
        return IntStream.range(0, CONVERSATIONS)
                .filter(i -> i % of == which)
                .mapToObj(i -> "c" + i)
                .toList();
    }

    /** A process that nobody kills takes what isn't acknowledged, delivers all that is left, and ends. */
    void finish() throws IOException, InterruptedException {
        database.release();
        receiver.mend();
        synchronized (this) {
            ending = true;
        }
        try (Life life = new Life(MessageBug.NONE, Optional.empty())) {
            life.finish(conversations(0, 1));
        }
    }

    /** One process. */
    private final class Life implements AutoCloseable {
        private final Process child;
        private final BufferedReader out;
        private final Writer in;

        Life(MessageBug bug, Optional<MessageStep> at) throws IOException {
            child = Processes.start(
                    MessageChild.class,
                    List.of(RegisterAdapter.class, Value.class, MessageSigner.class, Parser.class, Ed25519Signer.class),
                    database.url().replace("jdbc:h2:ahead:async:", "jdbc:h2:ahead:powercut:async:"),
                    receiver.url(),
                    bug.name(),
                    at.map(MessageStep::name).orElse("-"),
                    Integer.toString(1 + random.nextInt(LATEST)));
            out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII));
            in = child.outputWriter(StandardCharsets.US_ASCII);
        }

        void run(List<String> conversations, boolean anywhere) throws IOException, InterruptedException {
            // By what happens and not by time: a busy machine would be killed before it has done anything.
            int lines = anywhere && random.nextBoolean() ? 1 + random.nextInt(MOST) : MOST_LINES;
            if (anywhere) {
                receiver.afterMore(1 + random.nextInt(MOST), this::killSoon);
            }
            conversations.forEach(this::send);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("S ")) {
                    child.toHandle().destroyForcibly();
                    continue;
                }
                if (--lines == 0) {
                    killSoon();
                }
                answered(line).ifPresent(this::send);
            }
            child.waitFor();
        }

        void finish(List<String> conversations) throws IOException, InterruptedException {
            conversations.forEach(this::send);
            int left = conversations.size();
            while (left > 0) {
                String line = out.readLine();
                Optional<String> again = answered(line == null ? "" : line);
                left -= again.isPresent() ? 0 : 1;
                again.ifPresent(this::send);
            }
            in.close();
            if (!child.waitFor(REST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the last process doesn't come to an end");
            }
        }

        private void send(String conversation) {
            try {
                in.write(key(conversation) + " " + conversation + " " + number(conversation) + "\n");
                in.flush();
            } catch (IOException e) {
                // it was killed meanwhile; what it told before is still to be read
            }
        }

        private void killSoon() {
            Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(random.nextLong(LONGEST_DELAY.toNanos()));
                // By its handle: Process.destroyForcibly would also close our end of the pipe and lose what was told.
                child.toHandle().destroyForcibly();
            });
        }

        @Override
        public void close() {
            child.destroyForcibly();
        }
    }

    private synchronized int number(String conversation) {
        return next.getOrDefault(conversation, 0);
    }

    private String key(String conversation) {
        return conversation + "-" + number(conversation);
    }

    /** The conversation to go on with, or nothing when it has ended. */
    private synchronized Optional<String> answered(String line) {
        String[] words = line.split("[ -]", -1);
        if (words.length != 3) {
            throw new IllegalStateException("the process said: " + line);
        }
        String conversation = words[1];
        if (!words[0].equals("A")) {
            return Optional.of(conversation);
        }
        int number = Integer.parseInt(words[2]);
        acknowledged.merge(conversation, number, Math::max);
        if (ending) {
            return Optional.empty();
        }
        next.merge(conversation, number + 1, Math::max);
        return Optional.of(conversation);
    }

    /** Everything that isn't as it must be, after {@link #finish}. */
    Set<MessageFinding> findings() throws SQLException {
        Map<String, Integer> promised = new HashMap<>();
        acknowledged.forEach((conversation, last) -> promised.put(conversation, last + 1));
        Set<MessageFinding> findings = EnumSet.noneOf(MessageFinding.class);
        findings.addAll(MessageCheck.of(receiver, promised));
        findings.addAll(MessageCheck.of(database.reopen()));
        return findings;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
