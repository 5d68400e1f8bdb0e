package kr.ieum.gateway.identity;

import java.util.List;
import java.util.Optional;

/**
 * Which certificates and keys belong to which system. What it answers is true at the moment of the question, on every node:
 * what is revoked is found revoked by the very next request.
 */
public interface SystemRegistry {

    /**
     * The certificate of this fingerprint, whatever its state.
     *
     * @param fingerprint as {@link SystemCertificate} has it
     */
    Optional<SystemCertificate> certificate(String fingerprint);

    /** The key of this id, whatever its state. */
    Optional<SystemKey> key(String keyId);

    /** All certificates, by system and then the latest first. */
    List<SystemCertificate> certificates();

    /** All keys, by system and then the latest first. */
    List<SystemKey> keys();
}
