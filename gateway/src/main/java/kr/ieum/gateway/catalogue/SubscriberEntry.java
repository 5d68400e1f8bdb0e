package kr.ieum.gateway.catalogue;

import java.util.Optional;
import kr.ieum.gateway.identity.SystemId;

/**
 * Where a system receives what it is told of events.
 *
 * @param endpoint name of its endpoint in {@code config/endpoints.yaml}
 * @param path from the first {@code /} on
 * @param credential that shows the subscriber who sends, beside the signature
 */
public record SubscriberEntry(
        SystemId system, String endpoint, String path, Format format, Optional<CredentialReference> credential) {

    /** How what is told is written. */
    public enum Format {
        JSON,
        XML
    }
}
