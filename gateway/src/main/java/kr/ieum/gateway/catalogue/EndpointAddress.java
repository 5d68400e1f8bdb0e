package kr.ieum.gateway.catalogue;

import java.net.URI;
import java.util.Optional;

/**
 * Where a far system is reached; never holds a secret.
 *
 * @param url scheme, host and, where needed, port
 * @param hostKey fingerprint {@code SHA256:…} of an SSH server's key
 */
public record EndpointAddress(String name, URI url, Optional<String> hostKey) {}
