package kr.ieum.simulator;

import java.time.LocalDate;

/** One simulator for all tests that leave it as they found it. */
final class Shared {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Simulator SIMULATOR = Simulator.start(Settings.defaults().on(TODAY));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(SIMULATOR::close));
    }

    private Shared() {}
}
