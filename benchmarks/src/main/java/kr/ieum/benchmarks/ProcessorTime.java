package kr.ieum.benchmarks;

import java.time.Duration;

/** Processor time in microseconds, of all threads. The system counts it in hundredths of a second. */
final class ProcessorTime {

    private static final double NANOS_OF_MICRO = 1e3;

    private ProcessorTime() {}

    static double ofThisProcess() {
        return of(ProcessHandle.current());
    }

    static double of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS_OF_MICRO;
    }

    /** Of a process and all that it has started and that lives. */
    static double ofTree(ProcessHandle process) {
        return of(process)
                + process.descendants().mapToDouble(ProcessorTime::of).sum();
    }
}
