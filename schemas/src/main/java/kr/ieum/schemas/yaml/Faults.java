package kr.ieum.schemas.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the faults of all files, so that a user sees every one of them at once. Not thread-safe. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();

    /** Adds one fault. */
    public void add(Fault fault) {
        faults.add(fault);
    }

    /** Adds what should be mended, but stops nothing. */
    public void warn(Fault warning) {
        warnings.add(warning);
    }

    /** Adds the faults and warnings of another collection. */
    public void addAll(Faults others) {
        faults.addAll(others.faults);
        warnings.addAll(others.warnings);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** How many faults there are so far; lets a loader see whether its own part added any. */
    public int count() {
        return faults.size();
    }

    /** All faults ordered by file and line. */
    public List<Fault> list() {
        return sorted(faults);
    }

    /** All warnings ordered by file and line. */
    public List<Fault> warnings() {
        return sorted(warnings);
    }

    private static List<Fault> sorted(List<Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(Fault::file).thenComparingInt(Fault::line))
                .toList();
    }

    /**
     * Ends the loading when anything is wrong.
     *
     * @throws FaultyFilesException with all faults, if there are any
     */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new FaultyFilesException(list());
        }
    }
}
