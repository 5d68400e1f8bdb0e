package kr.ieum.adapters;

import java.net.URI;
import java.util.Optional;

/**
 * Where a register is reached. Holds no secret: user names, passwords, queries and fragments in the address are faults.
 *
 * @param address scheme, host and, where needed, port; paths within it are parameters of the template
 * @param hostKeyFingerprint the SSH server's key as {@code SHA256:…}, for transports over SSH only
 */
public record Endpoint(URI address, Optional<String> hostKeyFingerprint) {

    /** An endpoint whose server proves itself by its certificate, or lies on this machine. */
    public static Endpoint of(URI address) {
        return new Endpoint(address, Optional.empty());
    }
}
