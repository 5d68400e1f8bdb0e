package kr.ieum.schemas.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The faults of one file, which may have very many rows: the first faults of each rule one by one, and then how many more
 * there are. Without this a file with a wrong separator would bury every other message. Not thread-safe.
 */
public final class BoundedFaults implements AutoCloseable {

    /** How many faults of one rule are told one by one. */
    public static final int EACH = 20;

    private final String file;
    private final Faults faults;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * Faults of a file.
     *
     * @param file how faults name it
     * @param faults receives them
     */
    public BoundedFaults(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Adds one fault, or only counts it. */
    public void add(int line, String key, String rule, String message, String remedy) {
        if (counts.merge(rule, 1, Integer::sum) <= EACH) {
            faults.add(new Fault(file, line, key, rule, message, remedy));
        }
    }

    /** Whether nothing was wrong so far. */
    public boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Says of each rule how many faults weren't told. */
    @Override
    public void close() {
        counts.forEach((rule, count) -> {
            if (count > EACH) {
                faults.add(new Fault(
                        file,
                        0,
                        "",
                        rule,
                        "is broken " + (count - EACH) + " times more",
                        "mend the lines above first; often one cause is behind all"));
            }
        });
        counts.clear();
    }
}
