package kr.ieum.gateway.catalogue;

import java.time.Duration;

/**
 * A provider's list of pairs between whom nothing may be told (교부제한). It is read ahead and kept as keyed hashes.
 *
 * @param endpoint name of its endpoint in {@code config/endpoints.yaml}
 * @param deadline longest time to read it
 * @param refresh how often it is read
 * @param maxAge how old it may be before its facts count as missing, which keeps every limit
 */
public record ProtectionListEntry(
        String id,
        String endpoint,
        CredentialReference credential,
        Duration deadline,
        Duration refresh,
        Duration maxAge) {}
