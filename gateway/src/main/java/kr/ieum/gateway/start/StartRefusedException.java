package kr.ieum.gateway.start;

import java.util.List;

/** A node can't start as it is configured; every reason is a sentence for the operator. */
public final class StartRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    StartRefusedException(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    StartRefusedException(String reason) {
        this(List.of(reason));
    }

    /** All reasons, in the order to read them in. */
    public List<String> reasons() {
        return reasons;
    }
}
