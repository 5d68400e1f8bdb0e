package kr.ieum.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** A gateway and its callers, who have warmed it up. */
record ExchangeNode(ExchangeGateway gateway, ExchangeCallers callers) {

    /** What one round of load found, with the processor time that the node and its database took for it. */
    record Took(ExchangeTook load, double nodeMicros, double databaseMicros) {}

    static ExchangeNode start(
            ExchangeGateway.Stage stage, ExchangeIdentity identity, LogStore.Kind kind, int warmUpSeconds)
            throws IOException, InterruptedException, SQLException, BenchmarkFailed {
        ExchangeGateway gateway = ExchangeGateway.start(stage, kind, identity, config -> {});
        try (ExchangeOperator operator = new ExchangeOperator(gateway.gateway().address())) {
            ExchangeCallers callers = ExchangeCallers.start(
                    stage.children(),
                    stage.product(),
                    ExchangeCall.Kind.SIGNED,
                    gateway.port(),
                    identity,
                    operator.register(ExchangeFederation.DESK, identity),
                    "the node on " + kind);
            ExchangeNode node = new ExchangeNode(gateway, callers);
            var _ = node.load(warmUpSeconds);
            return node;
        }
    }

    /** Lets the callers ask for so many seconds. */
    Took load(double seconds) throws IOException, BenchmarkFailed {
        callers.open();
        double node = gateway.micros();
        double database = gateway.databaseMicros();
        ExchangeTook load = callers.ask(seconds);
        return new Took(
                load,
                (gateway.micros() - node) / load.answers(),
                (gateway.databaseMicros() - database) / load.answers());
    }
}
