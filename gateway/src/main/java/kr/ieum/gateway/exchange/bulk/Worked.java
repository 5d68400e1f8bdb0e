package kr.ieum.gateway.exchange.bulk;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kr.ieum.gateway.log.leaf.AgreementVersion;

/**
 * What a node did on a file, from taking it up to letting it go.
 *
 * @param handedBy {@code agency/system}
 * @param agreements under which lines were answered
 * @param cause why it waits, or why what was left was refused, a code; empty where every line is answered
 * @param ended whether its result is there
 */
public record Worked(
        UUID file,
        String handedBy,
        String task,
        String register,
        Set<AgreementVersion> agreements,
        String cause,
        boolean ended,
        Instant from,
        Instant until) {

    /** Makes it immutable. */
    public Worked {
        agreements = Set.copyOf(agreements);
    }
}
