package kr.ieum.gateway.catalogue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;

/**
 * A register that is joined to the federation, as its file in {@code config/registers} defines it.
 *
 * @param id the file's name without its ending
 * @param keeper institution code of the agency answerable for it
 * @param operator institution code of the agency that runs it for the keeper, where another one does
 * @param lifeArea the part of life it is about, as people know it
 * @param mapping id of the mapping in {@code schemas/mappings}
 * @param endpoint name of its endpoint in {@code config/endpoints.yaml}
 * @param template name of the transport template
 * @param parameters the template's parameters as written
 * @param deadline longest time for one question
 */
public record Register(
        String id,
        Localized title,
        String keeper,
        Optional<String> operator,
        Localized lifeArea,
        String mapping,
        String endpoint,
        String template,
        Map<String, String> parameters,
        Optional<CredentialReference> credential,
        Duration deadline,
        Written written) {

    /** Makes it immutable. */
    public Register {
        parameters = Map.copyOf(parameters);
    }
}
