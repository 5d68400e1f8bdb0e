package kr.ieum.client.profile;

import java.util.Optional;
import kr.ieum.client.signature.VerificationKey;

/**
 * A key as a registry knows it.
 *
 * @param system who signs with it, as {@code agency/system}; for a gateway whatever its clients call it
 * @param inUse whether it may sign now
 * @param revoked that it was revoked, where its owner says so
 */
public record KnownKey(String system, VerificationKey key, boolean inUse, Optional<Revocation> revoked) {

    /** One of which nothing of the kind is known. */
    public KnownKey(String system, VerificationKey key, boolean inUse) {
        this(system, key, inUse, Optional.empty());
    }
}
