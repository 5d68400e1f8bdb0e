package kr.ieum.gateway.release;

import java.time.Duration;
import kr.ieum.adapters.RegisterAdapter;
import kr.ieum.schemas.mapping.Mapping;

/**
 * A register as the release path uses it: how it is reached, what its records mean, how long it may take.
 *
 * @param deadline longest time for one question
 * @param lately how long it took lately
 * @param watch who counts its answers
 */
public record JoinedRegister(
        RegisterAdapter adapter, Mapping mapping, Duration deadline, AnswerTime lately, AnswerWatch watch) {

    /** A register that hasn't been asked yet. */
    public JoinedRegister(RegisterAdapter adapter, Mapping mapping, Duration deadline) {
        this(adapter, mapping, deadline, AnswerWatch.NOBODY);
    }

    /** The same, counted. */
    public JoinedRegister(RegisterAdapter adapter, Mapping mapping, Duration deadline, AnswerWatch watch) {
        this(adapter, mapping, deadline, new AnswerTime(), watch);
    }
}
