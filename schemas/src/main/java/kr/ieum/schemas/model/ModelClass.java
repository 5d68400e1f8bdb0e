package kr.ieum.schemas.model;

import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A class of the model, such as {@code Person}.
 *
 * @param namespace the URI of the namespace that declares it
 * @param identifiedBy the properties that tell one of its members from the others, best first; a class of which a member can
 *     be the subject of a look-up has some
 * @param association what it connects, when its members are associations
 */
public record ModelClass(
        String name,
        Localized title,
        Localized definition,
        String namespace,
        List<AttributeKey> identifiedBy,
        Optional<Association> association) {

    /** Copies the list. */
    public ModelClass {
        identifiedBy = List.copyOf(identifiedBy);
    }

    /** The class's URI, made from its namespace and name. */
    public String uri() {
        return namespace + name;
    }
}
