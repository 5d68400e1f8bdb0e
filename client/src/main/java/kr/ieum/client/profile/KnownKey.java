package kr.ieum.client.profile;

import kr.ieum.client.signature.VerificationKey;

/**
 * A key as a registry knows it.
 *
 * @param system who signs with it, as {@code agency/system}; for a gateway whatever its clients call it
 * @param inUse whether it may sign now
 */
public record KnownKey(String system, VerificationKey key, boolean inUse) {}
