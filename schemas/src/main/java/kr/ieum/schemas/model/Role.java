package kr.ieum.schemas.model;

import java.util.List;
import kr.ieum.schemas.yaml.Localized;

/**
 * What something is in a context: a person as owner, insured or employer. A role is no thing of its own: its player keeps one
 * {@code @id}, and every register that knows it in some role contributes properties to that one node, as NIEM and JSON-LD do
 * (design §5).
 *
 * @param playedBy classes whose members may play it; each has an identifying property
 * @param contributes classes that hold what a register knows of a player in this role
 */
public record Role(
        String name,
        Localized title,
        Localized definition,
        String namespace,
        List<String> playedBy,
        List<String> contributes) {

    /** Copies the lists. */
    public Role {
        playedBy = List.copyOf(playedBy);
        contributes = List.copyOf(contributes);
    }

    /** The role's URI, made from its namespace and name. */
    public String uri() {
        return namespace + name;
    }
}
