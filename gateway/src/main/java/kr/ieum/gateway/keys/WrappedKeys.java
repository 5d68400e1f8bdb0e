package kr.ieum.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys that all nodes of an installation share. Each is 256 random bits, made by the node that first asks for it and
 * kept in the database under AES-256-GCM with a key that only the master key yields (design §10); what the row says beside
 * the secret is authenticated with it, so that no key passes for another.
 */
public final class WrappedKeys {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final SecretKey wrapping;
    private final Clock clock;
    private final SecureRandom random;

    /** Keys of a migrated database. */
    public WrappedKeys(DataSource database, MasterKey master, Clock clock, SecureRandom random) {
        this.jdbc = JdbcClient.create(database);
        this.wrapping = master.derive("wrapped-keys");
        this.clock = clock;
        this.random = random;
    }

    private enum Kind {
        HMAC_SHA256,
        ED25519
    }

    /** A row of the table. */
    private static final class Wrapped {
        private final String name;
        private final Kind kind;
        private final byte[] publicPart;
        private final byte[] nonce;
        private final byte[] sealed;

        Wrapped(String name, Kind kind, byte[] publicPart, byte[] nonce, byte[] sealed) {
            this.name = name;
            this.kind = kind;
            this.publicPart = publicPart;
            this.nonce = nonce;
            this.sealed = sealed;
        }
    }

    /**
     * The key for HMAC-SHA-256 of this name; the first call makes it.
     *
     * @throws KeysLockedException when it was made under another master key
     */
    public SecretKey mac(String name) {
        return new SecretKeySpec(unwrap(findOrMake(name, Kind.HMAC_SHA256)), "HmacSHA256");
    }

    /**
     * The signing key of this name; the first call makes it.
     *
     * @throws KeysLockedException when it was made under another master key
     */
    public SigningKey signing(String name) {
        Wrapped stored = findOrMake(name, Kind.ED25519);
        return new SigningKey(
                new Ed25519PrivateKeyParameters(unwrap(stored)), PublishedKey.of(name, stored.publicPart));
    }

    private Wrapped findOrMake(String name, Kind kind) {
        Optional<Wrapped> known = find(name);
        if (known.isEmpty()) {
            insert(fresh(name, kind));
            // another node may have been quicker: what stands in the database counts
            known = find(name);
        }
        Wrapped stored = known.orElseThrow();
        if (stored.kind != kind) {
            throw new IllegalStateException("key " + name + " is of kind " + stored.kind + ", not " + kind);
        }
        return stored;
    }

    private Optional<Wrapped> find(String name) {
        return jdbc.sql("SELECT kind, public_part, nonce, wrapped FROM wrapped_key WHERE name = ?")
                .param(name)
                .query((row, n) -> new Wrapped(
                        name,
                        Kind.valueOf(row.getString("kind")),
                        row.getBytes("public_part"),
                        row.getBytes("nonce"),
                        row.getBytes("wrapped")))
                .optional();
    }

    private void insert(Wrapped key) {
        try {
            jdbc.sql("""
                INSERT INTO wrapped_key (name, kind, public_part, nonce, wrapped, made_at) VALUES (?, ?, ?, ?, ?, ?)\
                """)
                    .param(key.name)
                    .param(key.kind.name())
                    .param(key.publicPart)
                    .param(key.nonce)
                    .param(key.sealed)
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException anotherNodeWasQuicker) {
            // then its key is the one of this name, and ours was never used
        }
    }

    private Wrapped fresh(String name, Kind kind) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] publicPart = kind == Kind.ED25519 ? subjectPublicKey(secret) : new byte[0];
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, new Wrapped(name, kind, publicPart, nonce, secret));
        Arrays.fill(secret, (byte) 0);
        return new Wrapped(name, kind, publicPart, nonce, sealed);
    }

    private static byte[] subjectPublicKey(byte[] secret) {
        try {
            return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                            new Ed25519PrivateKeyParameters(secret).generatePublicKey())
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] unwrap(Wrapped stored) {
        return crypt(Cipher.DECRYPT_MODE, stored);
    }

    private byte[] crypt(int mode, Wrapped key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, wrapping, new GCMParameterSpec(TAG_BITS, key.nonce));
            for (byte[] part : List.of(utf8(key.name), utf8(key.kind.name()), key.publicPart)) {
                cipher.updateAAD(ByteBuffer.allocate(4).putInt(part.length).array());
                cipher.updateAAD(part);
            }
            return cipher.doFinal(key.sealed);
        } catch (AEADBadTagException e) {
            throw new KeysLockedException(key.name, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
