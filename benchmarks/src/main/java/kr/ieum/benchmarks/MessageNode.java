package kr.ieum.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kr.ieum.gateway.identity.SystemId;

/** A gateway, the system that announces and the two that are told. */
final class MessageNode {

    private static final long LONGEST_ARRIVAL_SECONDS = 180;
    private static final int OK = 200;

    private final ExchangeGateway gateway;
    private final ExchangeCallers senders;
    private final Process inboxes;
    private double accepted;

    private MessageNode(ExchangeGateway gateway, ExchangeCallers senders, Process inboxes) {
        this.gateway = gateway;
        this.senders = senders;
        this.inboxes = inboxes;
    }

    /**
     * What one round found.
     *
     * @param load of the senders, until they had verified that their messages are accepted
     * @param perSecond messages from the first one's sending until the last was with both
     * @param nodeMicros processor time of the gateway for one message, both deliveries included
     * @param databaseMicros the same of PostgreSQL
     */
    record Took(ExchangeTook load, double perSecond, double nodeMicros, double databaseMicros) {}

    /** @param identities of {@link EventFederation#FEED} and of {@link EventFederation#INBOXES}, in this order */
    static MessageNode start(ExchangeGateway.Stage stage, List<ExchangeIdentity> identities, LogStore.Kind kind)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        Process inboxes = GatewayJvm.start(stage.children(), stage.product(), MessageInboxes.class, List.of());
        int inboxPort = Integer.parseInt(inboxes.inputReader().readLine());
        ExchangeIdentity feed = identities.getFirst();
        ExchangeGateway gateway =
                ExchangeGateway.start(stage, kind, feed, config -> EventFederation.writeConfig(config, inboxPort));
        try (ExchangeOperator operator = new ExchangeOperator(gateway.gateway().address())) {
            for (SystemId inbox : EventFederation.INBOXES) {
                ExchangeIdentity identity = identities.get(1 + EventFederation.INBOXES.indexOf(inbox));
                takeRoll(gateway.port(), inbox, identity, operator.register(inbox, identity));
            }
            return new MessageNode(
                    gateway,
                    ExchangeCallers.start(
                            stage.children(),
                            stage.product(),
                            ExchangeCall.Kind.MESSAGE,
                            gateway.port(),
                            feed,
                            operator.register(EventFederation.FEED, feed),
                            "the node on " + kind),
                    inboxes);
        }
    }

    private static void takeRoll(int port, SystemId inbox, ExchangeIdentity identity, String keyId)
            throws IOException, BenchmarkFailed {
        int status = ExchangeCall.takeRoll(port, inbox, identity, keyId);
        if (status != OK) {
            throw new BenchmarkFailed("the roll of " + inbox.text() + " answered " + status);
        }
    }

    /** Lets the senders send for so many seconds, and returns when all has arrived with both. */
    Took load(double seconds) throws IOException, InterruptedException, BenchmarkFailed {
        senders.open();
        accepted += ExchangeCall.CALLERS;
        awaitArrival();
        double node = gateway.micros();
        double database = gateway.databaseMicros();
        long begun = System.nanoTime();
        ExchangeTook load = senders.ask(seconds);
        accepted += load.answers();
        awaitArrival();
        double took = (System.nanoTime() - begun) / 1e9;
        return new Took(
                load,
                load.answers() / took,
                (gateway.micros() - node) / load.answers(),
                (gateway.databaseMicros() - database) / load.answers());
    }

    private void awaitArrival() throws IOException, InterruptedException, BenchmarkFailed {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_ARRIVAL_SECONDS);
        while (arrived() < accepted) {
            if (System.nanoTime() > end) {
                throw new BenchmarkFailed("of " + accepted + " messages " + arrived() + " have arrived");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** At the receiver that has received least. */
    private int arrived() throws IOException {
        inboxes.outputWriter().write("\n");
        inboxes.outputWriter().flush();
        return Arrays.stream(inboxes.inputReader().readLine().split(" ", -1))
                .mapToInt(Integer::parseInt)
                .min()
                .orElseThrow();
    }
}
