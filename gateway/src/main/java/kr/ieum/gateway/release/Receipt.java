package kr.ieum.gateway.release;

import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Opening;
import kr.ieum.gateway.log.leaf.Position;

/**
 * What a receiver needs to prove what it got of one subject from one register (design §9): where the intent stands and the
 * openings of what he knows: the values that he got, the case and the official that he named. They travel with the answer and are kept
 * nowhere here. That of the subject doesn't: the identifier beneath it may not be released to him.
 *
 * @param subject index of the subject
 */
public record Receipt(
        int subject, String register, Position intent, Opening caseRef, Opening official, Opening values) {

    /** What opens this leaf's commitments, if it is the release or the intent. */
    public Optional<Opened> opens(Position at, Leaf leaf) {
        return switch (leaf) {
            case Leaf.Release release when values.opens(release.values()) -> Optional.of(new Opened.Values(values));
            case Leaf.Intent logged
            when at.equals(intent) && caseRef.opens(logged.caseRef()) && official.opens(logged.official()) ->
                Optional.of(new Opened.Request(caseRef, official));
            default -> Optional.empty();
        };
    }

    /** What a leaf hides from everybody else. */
    public sealed interface Opened {
        /** Of a release. */
        record Values(Opening values) implements Opened {}

        /** Of an intent. */
        record Request(Opening caseRef, Opening official) implements Opened {}
    }
}
