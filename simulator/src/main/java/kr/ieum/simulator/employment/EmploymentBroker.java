package kr.ieum.simulator.employment;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.QueueListener;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SimulatedRegister;

/**
 * The employment insurance's broker on 127.0.0.1: user {@value QueueListener#USER}, password, the request queue {@value #QUEUE}. Nothing is
 * kept on the disk. The user may send to that queue and read from reply queues of its own, and nothing else.
 */
public final class EmploymentBroker implements SimulatedRegister {

    /** The queue that requests are sent to. */
    public static final String QUEUE = "EI.PIBO.REQ";

    private static final String NAME = "employment";
    private static final String AGENCY = "comwel";

    private final QueueListener broker;
    private final RequestLog log;
    private final Counter counter;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);

    private EmploymentBroker(QueueListener broker, Clock clock, List<EmploymentEntry> entries) throws JMSException {
        this.broker = broker;
        this.log = new RequestLog(clock);
        counter = new Counter(broker.inside(), new EmploymentDesk(entries, clock), log, () -> behaviour, broker::holds);
    }

    /** Starts the broker on that port, or on any free one when it is 0, and the agency behind it. */
    public static EmploymentBroker open(int port, String password, Clock clock, List<EmploymentEntry> entries) {
        QueueListener broker = QueueListener.open(port, AGENCY, QUEUE, password, QueueListener.Beside.REPLY_QUEUES);
        try {
            return new EmploymentBroker(broker, clock, entries);
        } catch (JMSException e) {
            broker.close();
            throw new IllegalStateException("the employment insurance behind its queue", e);
        }
    }

    /** Sends an answer that nobody asked for to every reply queue there is. */
    public void answerUnasked(String text) {
        Set<String> replies = broker.otherQueues().collect(Collectors.toSet());
        replies.forEach(reply -> counter.sendUnasked(reply, text));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return broker.port();
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public synchronized void behave(Behaviour changed) {
        behaviour = changed;
        broker.listen(changed.mode() != Mode.DEAD);
    }

    @Override
    public Activity activity() {
        return new Activity(counter.active(), broker.connections());
    }

    @Override
    public List<RecordedRequest> requests() {
        return log.list();
    }

    @Override
    public void clearRequests() {
        log.clear();
    }

    @Override
    public synchronized void close() {
        try {
            counter.close();
        } catch (JMSException e) {
            throw new IllegalStateException(NAME, e);
        } finally {
            broker.close();
        }
    }
}
