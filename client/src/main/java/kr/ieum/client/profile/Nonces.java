package kr.ieum.client.profile;

import java.time.Instant;

/** Remembers nonces until they can't come back, on all nodes together. */
@FunctionalInterface
public interface Nonces {

    /**
     * Keeps this nonce of this key; whether it is new. It is asked only once the signature is known to be genuine, so that
     * nobody can use up what another has signed.
     *
     * @param until from when a request with it would be refused as expired
     */
    boolean keep(String keyId, String nonce, Instant until);
}
