package kr.ieum.gateway.disclosure;

import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.log.leaf.Leaf;
import kr.ieum.gateway.log.leaf.Position;

/**
 * One disclosure about a person, as that person is told of it: what was asked about them, what became of it, and where that
 * stands in the log. Neither whose case it was nor which official asked.
 *
 * @param position where the intent's leaf stands
 * @param releases the leaves that say what left; a register without one is "asked, outcome unknown"
 * @param deferral why it is told only now
 */
public record OwnDisclosure(
        Position position, Leaf.Intent intent, List<Leaf.Release> releases, Optional<Deferral> deferral) {

    /** Makes it immutable. */
    public OwnDisclosure {
        releases = List.copyOf(releases);
    }
}
