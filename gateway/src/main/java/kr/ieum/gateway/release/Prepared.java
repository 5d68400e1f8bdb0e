package kr.ieum.gateway.release;

import kr.ieum.gateway.agreement.engine.Reason;

/** What became of preparing a release: decided, and its intent written. */
public sealed interface Prepared {

    /** The intent is durable; registers may be asked. */
    record Ready(Release release) implements Prepared {}

    /** Refused whole; the refusal is logged. */
    record Refused(Reason reason) implements Prepared {}

    /**
     * The log can't be written: nothing may be asked and nothing was.
     *
     * @param unvouched whether it could be written, but others have to vouch for it first
     */
    record LogUnavailable(boolean unvouched) implements Prepared {}
}
