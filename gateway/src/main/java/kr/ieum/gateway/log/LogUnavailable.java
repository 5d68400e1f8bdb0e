package kr.ieum.gateway.log;

import org.jspecify.annotations.Nullable;

/**
 * The log can't confirm this append, so nothing may be disclosed on it (P1). Whether the leaves were written is told by
 * {@link #outcomeUnknown()}; where it is unknown they may be found later as "asked, outcome unknown". The next append
 * probes again. The message never holds a value.
 */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;
    private final boolean unvouched;

    LogUnavailable(String message, boolean outcomeUnknown, @Nullable Throwable cause) {
        this(message, outcomeUnknown, false, cause);
    }

    private LogUnavailable(String message, boolean outcomeUnknown, boolean unvouched, @Nullable Throwable cause) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
        this.unvouched = unvouched;
    }

    /** Disclosures are suspended until others vouch for the log again. */
    static LogUnavailable unvouched(String message) {
        return new LogUnavailable(message, false, true, null);
    }

    /** The same failure for one caller, with that caller's stack. */
    LogUnavailable forCaller() {
        return new LogUnavailable(String.valueOf(getMessage()), outcomeUnknown, unvouched, this);
    }

    /** True when the log could be written, but nobody outside has vouched for it for too long. */
    public boolean unvouched() {
        return unvouched;
    }

    /** True when the leaves may have been written nevertheless; false when they certainly weren't. */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
