package kr.ieum.gateway.release;

import java.util.List;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.model.AttributeKey;

/** What became of preparing a release: decided, and its intent written. */
public sealed interface Prepared {

    /** The intent is durable; registers may be asked. */
    record Ready(Release release) implements Prepared {}

    /**
     * Refused whole; the refusal is logged.
     *
     * @param excess what was asked and isn't granted, where the request said that this refuses the whole
     */
    record Refused(Reason reason, List<Excess> excess) implements Prepared {

        /** Makes it immutable. */
        public Refused {
            excess = List.copyOf(excess);
        }

        /** Refused for another reason than one attribute too many. */
        public Refused(Reason reason) {
            this(reason, List.of());
        }
    }

    /**
     * One attribute of one subject that was asked and isn't granted.
     *
     * @param subject index of the subject in the request
     */
    record Excess(int subject, AttributeKey attribute, String register, Reason reason) {}

    /**
     * The log can't be written: nothing may be asked and nothing was.
     *
     * @param unvouched whether it could be written, but others have to vouch for it first
     */
    record LogUnavailable(boolean unvouched) implements Prepared {}
}
