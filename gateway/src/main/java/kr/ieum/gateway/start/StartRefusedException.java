package kr.ieum.gateway.start;

import java.util.List;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Fault;

/** A node can't start as it is configured; every reason is a sentence for the operator. */
public final class StartRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    private StartRefusedException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    StartRefusedException(String reason) {
        this(List.of(reason));
    }

    /** Files are at fault: a line for each fault, and how many there are. */
    static StartRefusedException of(List<Fault> faults) {
        return new StartRefusedException(Stream.concat(
                        faults.stream().map(Fault::toString),
                        Stream.of(faults.size() == 1 ? "1 fault." : faults.size() + " faults."))
                .toList());
    }

    /** All reasons, in the order to read them in. */
    public List<String> reasons() {
        return reasons;
    }
}
