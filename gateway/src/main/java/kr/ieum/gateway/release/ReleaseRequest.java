package kr.ieum.gateway.release;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.gateway.agreement.engine.DecisionRequest.Asked;
import kr.ieum.schemas.model.SubjectKey;

/**
 * What is to be released: the decision's input, the subjects' search keys in the same order as the decision's subjects,
 * and until when.
 *
 * @param lookup random id shared by all releases of one look-up
 * @param caseNumber enters the log by commitment only
 * @param subjectKeys search key of each subject, never logged, never in a message
 * @param wanted which of the asked attributes are asked for which subject (index into the decision's subjects)
 * @param keysWithin how long is waited for the keys that are asked in order to search by them, before registers are asked without
 * @param sentKeys keys that are fetched to ask another register by them, where the view has such
 * @param applied the day on which the case's application was received
 * @param asOf the past day as of which values are wanted; what a register can't tell of that day it isn't asked
 * @param whole whether one attribute that isn't granted refuses all of it (design §6 rule 14)
 * @param finalAt after which nothing of this release may remain running
 */
public record ReleaseRequest(
        UUID lookup,
        DecisionRequest decision,
        String caseNumber,
        List<SubjectKey> subjectKeys,
        BiPredicate<Integer, Asked> wanted,
        Duration keysWithin,
        Optional<SentKeys> sentKeys,
        LocalDate applied,
        Optional<LocalDate> asOf,
        boolean whole,
        Instant finalAt) {

    /** Makes it immutable. */
    public ReleaseRequest {
        subjectKeys = List.copyOf(subjectKeys);
        if (subjectKeys.size() != decision.subjects().size()) {
            throw new IllegalArgumentException("one search key for each subject");
        }
    }

    /** The subjects for whom something is asked in order to search by it. */
    Set<Integer> keysSought() {
        return decision.asked().stream()
                .filter(Asked::asKey)
                .flatMap(item ->
                        IntStream.range(0, subjectKeys.size()).boxed().filter(subject -> wanted.test(subject, item)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "ReleaseRequest[" + lookup + ", " + subjectKeys.size() + " subjects, until " + finalAt + "]";
    }
}
