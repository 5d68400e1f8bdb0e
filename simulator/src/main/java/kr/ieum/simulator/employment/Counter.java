package kr.ieum.simulator.employment;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.QueueListener;
import kr.ieum.simulator.server.RequestLog;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;

/** The agency's side of the queue: takes requests over the JMS API, each on a thread of its own, and sends the answers. */
final class Counter implements AutoCloseable {

    private static final int HUGE_CHARACTERS = 12 * 1024 * 1024;
    private static final Charset OTHER_CHARSET = Charset.forName("EUC-KR");
    private static final long SLICE_MILLIS = 20;

    private final EmploymentDesk desk;
    private final RequestLog log;
    private final Supplier<Behaviour> behaviour;
    private final Predicate<String> isThere;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session answers;
    private final MessageProducer sender;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger active = new AtomicInteger();

    /** @param isThere whether a reply queue still exists, so whether the one who asked is still connected */
    Counter(
            QueueListener.Place place,
            EmploymentDesk desk,
            RequestLog log,
            Supplier<Behaviour> behaviour,
            Predicate<String> isThere)
            throws JMSException {
        this.desk = desk;
        this.log = log;
        this.behaviour = behaviour;
        this.isThere = isThere;
        factory = new ActiveMQConnectionFactory(place.address());
        connection = factory.createConnection(place.user(), place.password());
        answers = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        sender = answers.createProducer(null);
        Session requests = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        requests.createConsumer(requests.createQueue(place.queue())).setMessageListener(this::take);
        connection.start();
    }

    /** Requests that are being answered for somebody who still waits. */
    int active() {
        return active.get();
    }

    private void take(Message message) {
        active.incrementAndGet();
        workers.execute(() -> {
            try {
                serve(message);
            } catch (JMSException e) {
                // the one who asked has gone, or the broker is ending: there is nobody to tell
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                active.decrementAndGet();
            }
        });
    }

    private void serve(Message message) throws JMSException, InterruptedException {
        String request = message instanceof TextMessage text ? text.getText() : "";
        log.record("receive", "EI.PIBO.REQ", Map.of(), request);
        Behaviour now = behaviour.get();
        String text = now.mode() == Mode.OTHER_PERSON ? desk.answerAboutAnother(request) : desk.answer(request);
        boolean awaited = switch (now.mode()) {
            case SLOW -> isAwaitedFor(message, now.millis());
            case DRIP -> isAwaitedFor(message, text.length() * 1000L);
            default -> true;
        };
        if (awaited) {
            send(message.getJMSReplyTo(), message.getJMSCorrelationID(), spoilt(text, now));
        }
    }

    private static String spoilt(String text, Behaviour now) {
        return switch (now.mode()) {
            case WRONG ->
                now.variant().equals("dates") ? text.replaceAll("(_DT=)[^|]*", "$119801350") : text.replace('=', ':');
            case HUGE -> text + "BIGO=" + "x".repeat(HUGE_CHARACTERS) + "|";
            case CHARSET -> new String(text.getBytes(OTHER_CHARSET), StandardCharsets.UTF_8);
            case TRUNCATED -> text.substring(0, text.length() / 2 + 1);
            default -> text;
        };
    }

    /** Works for so long, but no longer than the request lives and its reply queue exists. */
    private boolean isAwaitedFor(Message message, long millis) throws JMSException, InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
            boolean expired =
                    message.getJMSExpiration() != 0 && message.getJMSExpiration() < System.currentTimeMillis();
            if (expired || !isThere.test(((ActiveMQDestination) message.getJMSReplyTo()).getName())) {
                return false;
            }
            Thread.sleep(Math.min(SLICE_MILLIS, millis));
        }
        return true;
    }

    private void send(Destination reply, String correlation, String text) throws JMSException {
        synchronized (answers) {
            TextMessage answer = answers.createTextMessage(text);
            answer.setJMSCorrelationID(correlation);
            // headers that would steer a careless receiver
            answer.setStringProperty("CamelJmsDestinationName", "elsewhere");
            answer.setStringProperty("camelfilename", "../elsewhere");
            sender.send(reply, answer);
        }
    }

    /** Sends a text under a correlation that nobody waits for. */
    void sendUnasked(String replyQueue, String text) {
        try {
            send(ActiveMQDestination.createTemporaryQueue(replyQueue), "nobody-asked", text);
        } catch (JMSException e) {
            throw new IllegalStateException("an answer that nobody asked for can't be sent", e);
        }
    }

    @Override
    public void close() throws JMSException {
        workers.shutdownNow();
        connection.close();
        factory.close();
    }
}
