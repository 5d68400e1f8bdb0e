package kr.ieum.gateway.log.publish;

import java.io.IOException;

/** Somebody outside has seen a past of a shard that isn't ours: it was set back, or rewritten. The message names both sizes. */
public final class Contradicted extends IOException {
    private static final long serialVersionUID = 1L;

    private final long seen;

    /**
     * A contradiction.
     *
     * @param seen largest size that is known outside
     */
    public Contradicted(String message, long seen) {
        super(message);
        this.seen = seen;
    }

    long seen() {
        return seen;
    }
}
