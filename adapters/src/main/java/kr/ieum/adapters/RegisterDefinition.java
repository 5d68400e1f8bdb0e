package kr.ieum.adapters;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.mapping.FileLayout;
import kr.ieum.schemas.mapping.RecordDecoder;

/**
 * All that an adapter is made from: a template instantiated by name with parameters, never a raw route.
 *
 * @param register the register's id in the configuration: {@code [a-z][a-z0-9-]*}, at most 64 characters
 * @param template id of the {@link TransportTemplate}
 * @param parameters the template's parameters as written in the configuration
 * @param credential empty where the register asks for none
 * @param deadline the longest that one question may take, more than 0 and at most 10 minutes; a question's own deadline may be sooner
 * @param layout of delivered files, for templates that need one
 */
public record RegisterDefinition(
        String register,
        String template,
        Map<String, String> parameters,
        Endpoint endpoint,
        Optional<Credential> credential,
        Duration deadline,
        RecordDecoder decoder,
        Optional<FileLayout> layout) {

    /** Makes it immutable. */
    public RegisterDefinition {
        parameters = Map.copyOf(parameters);
    }
}
