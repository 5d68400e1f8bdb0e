package kr.ieum.benchmarks;

import java.io.IOException;

/**
 * Somebody else who carries the same payload, and its callers.
 *
 * @param process of which the processor time is taken, with all that it starts
 */
record ExchangePeer(String name, Process process, ExchangeCallers callers) {

    /**
     * What a round found.
     *
     * @param micros processor time of the peer for one answer
     */
    record Took(ExchangeTook load, double micros) {}

    Took ask(double seconds) throws IOException, BenchmarkFailed {
        callers.open();
        double begun = ProcessorTime.ofTree(process.toHandle());
        ExchangeTook load = callers.ask(seconds);
        return new Took(load, (ProcessorTime.ofTree(process.toHandle()) - begun) / load.answers());
    }
}
