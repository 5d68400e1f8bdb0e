package kr.ieum.client.profile;

import java.util.Optional;

/** Where a key is looked up by the name that a signature gives: the registry, or the one key that a client pinned. */
@FunctionalInterface
public interface KnownKeys {

    Optional<KnownKey> find(String keyId);
}
