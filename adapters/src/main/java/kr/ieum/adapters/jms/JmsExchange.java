package kr.ieum.adapters.jms;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import kr.ieum.adapters.RegisterAnswer;
import kr.ieum.adapters.RegisterQuestion;
import kr.ieum.adapters.TransportRule;
import kr.ieum.adapters.camel.FailurePlace;
import kr.ieum.adapters.camel.RoutedRegister;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests and replies over one register's queue, all on one connection, which is made again when it is needed again. A question
 * waits under a random correlation of its own and is forgotten when its deadline passes or its caller is interrupted; what comes for nobody is
 * discarded and counted. Thread-safe.
 */
final class JmsExchange implements RoutedRegister.Parts {

    private static final Logger LOG = LoggerFactory.getLogger(JmsExchange.class);

    private final String register;
    private final JmsTarget target;
    private final Clock clock;
    private final Map<String, CompletableFuture<Arrival>> waiting = new ConcurrentHashMap<>();
    private final GivenUp givenUp = new GivenUp();
    private final AtomicLong discarded = new AtomicLong();
    private final Object connecting = new Object();
    private Optional<Attempt> current = Optional.empty();
    private boolean closed;

    JmsExchange(String register, JmsTarget target, Clock clock) {
        this.register = register;
        this.target = target;
        this.clock = clock;
    }

    /** One attempt to connect, shared by all who need it. */
    private record Attempt(CompletableFuture<JmsLink> link, Thread thread) {

        /** Whether it is on its way, or led to a connection that still holds. */
        boolean isOfUse() {
            return !link.isDone()
                    || (!link.isCompletedExceptionally() && link.join().isOpen());
        }
    }

    /** Connects, so that the first question needn't. */
    void prepare() {
        CompletableFuture<JmsLink> _ = attempt();
    }

    /**
     * Asks and waits.
     *
     * @throws InterruptedException when the caller is interrupted; its question is forgotten
     */
    JmsReply ask(RegisterQuestion question, String text) throws InterruptedException {
        String correlation = UUID.randomUUID().toString();
        CompletableFuture<Arrival> arrival = new CompletableFuture<>();
        waiting.put(correlation, arrival);
        boolean answered = false;
        try {
            attempt()
                    .get(left(question), TimeUnit.NANOSECONDS)
                    .send(correlation, text, clock.instant(), question.deadline());
            Arrival came = arrival.get(left(question), TimeUnit.NANOSECONDS);
            answered = true;
            return switch (came) {
                case Arrival.Text whole -> new JmsReply.Answered(question, whole.body(), clock.instant());
                case Arrival.Unusable unusable ->
                    new JmsReply.Failed(
                            new RegisterAnswer.Malformed(unusable.rule().broken()));
                case Arrival.Lost lost -> unreachable(lost.cause());
            };
        } catch (TimeoutException e) {
            return new JmsReply.Failed(new RegisterAnswer.Late());
        } catch (NotConnected e) {
            tell(e);
            return unreachable(e.word());
        } catch (ExecutionException e) {
            return unreachable(e.getCause() instanceof NotConnected none ? none.word() : "reset");
        } finally {
            if (waiting.remove(correlation) != null && !answered) {
                givenUp.add(correlation);
            }
        }
    }

    private JmsReply unreachable(String cause) {
        return new JmsReply.Failed(new RegisterAnswer.Unreachable(isClosed() ? "closed" : cause));
    }

    private long left(RegisterQuestion question) {
        return Math.max(
                0, Duration.between(clock.instant(), question.deadline()).toNanos());
    }

    /** The connection, or the attempt to make one that is on its way, or a new attempt. */
    private CompletableFuture<JmsLink> attempt() {
        synchronized (connecting) {
            if (closed) {
                return CompletableFuture.failedFuture(new NotConnected("closed"));
            }
            if (current.filter(Attempt::isOfUse).isEmpty()) {
                current.ifPresent(JmsExchange::release);
                CompletableFuture<JmsLink> link = new CompletableFuture<>();
                current = Optional.of(new Attempt(
                        link, Thread.ofVirtual().name("jms-" + register).start(() -> connect(link))));
            }
            return current.orElseThrow().link();
        }
    }

    private void connect(CompletableFuture<JmsLink> link) {
        try {
            JmsLink made = new JmsLink(target, this::arrived, this::lost);
            if (!link.complete(made)) {
                made.close();
            }
        } catch (NotConnected e) {
            tell(e);
            link.completeExceptionally(e);
        } catch (RuntimeException e) {
            // a bug must reach those who wait for the connection, who would wait until their deadlines otherwise
            LOG.error("register {}: connecting to its broker failed by a bug: {}", register, FailurePlace.of(e));
            link.completeExceptionally(e);
        }
    }

    /** What its word leaves open; the word itself is told with each question. */
    private void tell(NotConnected none) {
        if (!none.place().isEmpty()) {
            LOG.warn("register {}: the connection to its broker broke: {}", register, none.place());
        }
    }

    private static void release(Attempt attempt) {
        if (attempt.link().isDone() && !attempt.link().isCompletedExceptionally()) {
            attempt.link().join().close();
        }
    }

    /** A message of the reply queue. Of its headers only the correlation is read. */
    private void arrived(ClientMessage message) {
        Optional<String> correlation = Optional.ofNullable(MessageUtil.getJMSCorrelationID(message));
        Optional<CompletableFuture<Arrival>> asked = correlation.map(waiting::remove);
        if (asked.isEmpty()) {
            Arrival.discard(message);
            if (correlation.filter(givenUp::remove).isEmpty()) {
                strayed();
            }
            return;
        }
        asked.get().complete(Arrival.read(message, target.maxBytes()));
    }

    /** Names it without its correlation or text, which may hold anything; told at 1, 2, 4, 8, … so that a flood fills no log. */
    private void strayed() {
        long count = discarded.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("register {}: {}; {} so far", register, TransportRule.T11.broken(), count);
        }
    }

    private void lost() {
        waiting.values().forEach(arrival -> arrival.complete(new Arrival.Lost("reset")));
    }

    @Override
    public long discarded() {
        return discarded.get();
    }

    private boolean isClosed() {
        synchronized (connecting) {
            return closed;
        }
    }

    @Override
    public void close() {
        Optional<Attempt> last;
        synchronized (connecting) {
            closed = true;
            last = current;
            current = Optional.empty();
        }
        waiting.values().forEach(arrival -> arrival.complete(new Arrival.Lost("closed")));
        last.ifPresent(attempt -> {
            if (!attempt.link().completeExceptionally(new NotConnected("closed"))) {
                release(attempt);
            }
            attempt.thread().interrupt();
        });
    }
}
