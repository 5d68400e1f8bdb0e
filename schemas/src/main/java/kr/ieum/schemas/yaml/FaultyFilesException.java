package kr.ieum.schemas.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** Files that a person wrote are at fault; carries every fault, so that nobody mends them one start at a time. */
public final class FaultyFilesException extends RuntimeException {

    private final transient List<Fault> faults;

    /** Carries the given faults; their renderings make the message, a line each. */
    public FaultyFilesException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** All faults, ordered by file and line. */
    public List<Fault> faults() {
        return faults;
    }
}
