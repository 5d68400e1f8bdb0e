package kr.ieum.gateway.agreement.register;

import java.util.List;
import java.util.Map;
import kr.ieum.schemas.yaml.Localized;

/**
 * An agreement version in the register.
 *
 * @param suspended whether it releases nothing at present, although its term isn't over
 * @param digest the document's canonical digest, by which anyone who holds the document knows that it is this one
 * @param fields for each field its values, none of them blank; no value where the agreement has nothing to say there
 */
public record RegisterEntry(
        String id, int version, boolean suspended, String digest, Map<RegisterField, List<Localized>> fields) {

    /** Makes it immutable. */
    public RegisterEntry {
        fields = Map.copyOf(fields);
    }

    /** The values of a field. */
    public List<Localized> values(RegisterField field) {
        return fields.getOrDefault(field, List.of());
    }
}
