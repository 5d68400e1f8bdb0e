package kr.ieum.benchmarks;

import java.util.ArrayList;
import java.util.List;
import kr.ieum.benchmarks.AgreementWorld.Size;

/** How the cost of a request grows with agreements, with what it asks for, and with the conditions of agreements. */
record AgreementGrowth(String of, int size, double micros) {

    private static final int ROUNDS = 3;
    private static final int ASKED = 50;
    private static final double NANOS_PER_MICRO = 1_000;

    /** Measures every point, the smallest of a few rounds, since the compiler and the machine only ever add. */
    static List<String> measure() {
        List<String> lines = new ArrayList<>();
        for (int agreements : new int[] {10, 100, 1_000, 4_000}) {
            lines.add(line("agreements", agreements, new Size(agreements, 200, 500, 2), ASKED));
        }
        for (int asked : new int[] {1, 10, 25, 50, 80}) {
            lines.add(line("attributes", asked, Size.STATED, asked));
        }
        for (int conditions : new int[] {1, 4, 16, 64}) {
            lines.add(line("conditions", conditions, new Size(1_000, 200, 500, conditions), ASKED));
        }
        return lines;
    }

    private static String line(String of, int size, Size world, int asked) {
        AgreementWay.Work work = AgreementWay.deciding(world, 1, asked);
        AgreementWorker.warmUp(work);
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, AgreementWorker.run(work).cpuNanos());
        }
        return of + " " + size + " " + least / NANOS_PER_MICRO;
    }

    static AgreementGrowth read(String line) {
        String[] words = line.split(" ", -1);
        return new AgreementGrowth(words[0], Integer.parseInt(words[1]), Double.parseDouble(words[2]));
    }
}
