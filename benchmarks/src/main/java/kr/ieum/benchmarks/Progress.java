package kr.ieum.benchmarks;

/** Tells the person who waits what is going on, beside the result on standard output. */
final class Progress {

    private Progress() {}

    static void say(String what) {
        System.err.println("benchmark: " + what);
    }
}
