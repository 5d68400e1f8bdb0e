package kr.ieum.gateway.keys;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.MasterKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that all nodes of an installation share. Each is 256 random bits, made by the node that first asks for it and
 * kept in the database under a key that only the master key yields (design §10); what the row says beside
 * the secret is authenticated with it, so that no key passes for another.
 */
public final class WrappedKeys {

    static final String INSERT =
            "INSERT INTO wrapped_key (name, kind, public_part, nonce, wrapped, made_at) VALUES (?, ?, ?, ?, ?, ?)";

    private final JdbcClient jdbc;
    private final KeyWrapping wrapping;
    private final Clock clock;

    /** Keys of a migrated database. */
    public WrappedKeys(DataSource database, MasterKey master, Clock clock, SecureRandom random) {
        this.jdbc = JdbcClient.create(database);
        this.wrapping = new KeyWrapping(master.derive("wrapped-keys"), random);
        this.clock = clock;
    }

    /**
     * The key for HMAC-SHA-256 of this name; the first call makes it.
     *
     * @throws KeysLockedException when it was made under another master key
     */
    public SecretKey mac(String name) {
        return new SecretKeySpec(wrapping.unwrap(findOrMake(name, Wrapped.Kind.HMAC_SHA256)), "HmacSHA256");
    }

    /**
     * The signing key of this name; the first call makes it.
     *
     * @throws KeysLockedException when it was made under another master key
     */
    public SigningKey signing(String name) {
        return wrapping.signing(findOrMake(name, Wrapped.Kind.ED25519)).orElseThrow();
    }

    /** The signing keys that follow each other under this name. */
    public KeySeries series(String name) {
        return new KeySeries(name, this, wrapping, jdbc, clock);
    }

    Wrapped findOrMake(String name, Wrapped.Kind kind) {
        Optional<Wrapped> known = find(name);
        if (known.isEmpty()) {
            insert(wrapping.fresh(name, kind));
            // another node may have been quicker: what stands in the database counts
            known = find(name);
        }
        Wrapped stored = known.orElseThrow();
        if (stored.kind() != kind) {
            throw new IllegalStateException("key " + name + " is of kind " + stored.kind() + ", not " + kind);
        }
        return stored;
    }

    Optional<Wrapped> find(String name) {
        return jdbc.sql("SELECT " + Wrapped.COLUMNS + " FROM wrapped_key WHERE name = ?")
                .param(name)
                .query((row, n) -> Wrapped.read(row))
                .optional();
    }

    private void insert(Wrapped key) {
        try {
            jdbc.sql(INSERT)
                    .param(key.name())
                    .param(key.kind().name())
                    .param(key.publicPart())
                    .param(key.nonce())
                    .param(key.sealed())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherNodeWasQuicker) {
            // then its key is the one of this name, and ours was never used
        }
    }
}
