package kr.ieum.gateway.log.verify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.note.WitnessPolicy;

/**
 * What a checker got from elsewhere than the log.
 *
 * @param keys of the log, of witnesses and of operators, those that a policy names among them
 * @param policy how many witnesses must have cosigned the newest checkpoint; without it none has to
 */
public record Known(List<VerifierKey> keys, Optional<WitnessPolicy> policy) {
    public Known {
        Set<VerifierKey> all = new LinkedHashSet<>(keys);
        policy.ifPresent(asked -> {
            all.addAll(asked.logs());
            asked.witnesses().forEach(witness -> all.add(witness.key()));
        });
        keys = List.copyOf(all);
    }

    /** Keys alone. */
    public Known(List<VerifierKey> keys) {
        this(keys, Optional.empty());
    }
}
