package kr.ieum.gateway.web.exchange;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.identity.SystemKey;
import kr.ieum.gateway.identity.SystemRegistry;

/**
 * The registry's keys as the signatures' profile asks for them. Who holds a key, and whether it holds, is asked anew for each
 * request; only what its bytes mean is remembered.
 */
public final class RegistryKeys implements KnownKeys {

    private static final int MOST_REMEMBERED = 1_000;
    private static final int LONGEST_ID = 128;

    private final SystemRegistry registry;
    private final Clock clock;
    private final Map<ByteBuffer, VerificationKey> read = new ConcurrentHashMap<>();

    /** The keys of this registry. */
    public RegistryKeys(SystemRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Optional<KnownKey> find(String keyId) {
        return keyId.length() > LONGEST_ID
                ? Optional.empty()
                : registry.key(keyId)
                        .flatMap(key -> key(key).map(
                                        read -> new KnownKey(key.system().text(), read, key.holds(clock.instant()))));
    }

    private Optional<VerificationKey> key(SystemKey key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.publicKey());
        Optional<VerificationKey> known = Optional.ofNullable(read.get(bytes));
        if (known.isPresent()) {
            return known;
        }
        // what is registered under one algorithm is never verified by another
        Optional<VerificationKey> fresh = VerificationKey.ofSpki(key.publicKey())
                .filter(each -> each.algorithm().id().equals(key.algorithm().text()));
        if (read.size() >= MOST_REMEMBERED) {
            read.clear();
        }
        fresh.ifPresent(each -> read.put(bytes, each));
        return fresh;
    }
}
