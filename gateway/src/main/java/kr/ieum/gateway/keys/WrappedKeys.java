package kr.ieum.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /** Between the name of a series and the moment from which a later key of it signs; both are authenticated with the secret. */
    private static final String FROM = "@";

    private static final String INSERT =
            "INSERT INTO wrapped_key (name, kind, public_part, nonce, wrapped, made_at) VALUES (?, ?, ?, ?, ?, ?)";

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
        return signing(findOrMake(name, Kind.ED25519));
    }

    /**
     * A signing key of a series, in which one follows another.
     *
     * @param from when it begins to sign; of the first when it was made
     */
    public record InSeries(SigningKey key, Instant from) {}

    /**
     * The signing keys that have followed each other under this name, and the one that is to follow, by time; the first call makes the first.
     *
     * @throws KeysLockedException when one was made under another master key
     */
    public List<InSeries> series(String name) {
        findOrMake(name, Kind.ED25519);
        List<InSeries> keys = new ArrayList<>(jdbc.sql("""
            SELECT name, kind, public_part, nonce, wrapped, made_at FROM wrapped_key WHERE name = ? OR name LIKE ?\
            """)
                .param(name)
                .param(name + FROM + "%")
                .query((row, n) -> inSeries(name, row))
                .list());
        keys.sort(Comparator.comparing(InSeries::from));
        return List.copyOf(keys);
    }

    private InSeries inSeries(String series, ResultSet row) throws SQLException {
        Wrapped stored = read(row.getString("name"), row);
        Instant from = stored.name.equals(series)
                ? row.getObject("made_at", OffsetDateTime.class).toInstant()
                : from(series, stored.name);
        return new InSeries(signing(stored), from);
    }

    private static Instant from(String series, String name) {
        return Instant.parse(name.substring(series.length() + FROM.length()));
    }

    /** A key that is to follow the present one of its series, and stands nowhere yet. */
    public final class Successor {

        private final String series;
        private final InSeries key;
        private final Wrapped fresh;

        private Successor(String series, InSeries key, Wrapped fresh) {
            this.series = series;
            this.key = key;
            this.fresh = fresh;
        }

        /** The key, and from when on it signs. */
        public InSeries key() {
            return key;
        }

        /**
         * Writes it, unless another one of the series is still waiting for its time.
         *
         * @return whether it was written
         */
        public boolean write(Connection connection) throws SQLException {
            return !isAnotherWaiting(connection) && wrote(connection);
        }

        private boolean isAnotherWaiting(Connection connection) throws SQLException {
            try (PreparedStatement others =
                    connection.prepareStatement("SELECT name FROM wrapped_key WHERE name LIKE ?")) {
                others.setString(1, series + FROM + "%");
                try (ResultSet rows = others.executeQuery()) {
                    while (rows.next()) {
                        if (from(series, rows.getString(1)).isAfter(clock.instant())) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        private boolean wrote(Connection connection) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, fresh.name);
                insert.setString(2, fresh.kind.name());
                insert.setBytes(3, fresh.publicPart);
                insert.setBytes(4, fresh.nonce);
                insert.setBytes(5, fresh.sealed);
                insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                return insert.executeUpdate() == 1;
            }
        }
    }

    /** Makes the key that is to follow in a series from that moment on, to the millisecond. */
    public Successor successor(String series, Instant from) {
        Instant rounded = from.truncatedTo(ChronoUnit.MILLIS);
        Wrapped fresh = fresh(series + FROM + rounded, Kind.ED25519);
        return new Successor(series, new InSeries(signing(fresh), rounded), fresh);
    }

    private SigningKey signing(Wrapped stored) {
        return new SigningKey(
                new Ed25519PrivateKeyParameters(unwrap(stored)), PublishedKey.of(stored.name, stored.publicPart));
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
                .query((row, n) -> read(name, row))
                .optional();
    }

    private static Wrapped read(String name, ResultSet row) throws SQLException {
        return new Wrapped(
                name,
                Kind.valueOf(row.getString("kind")),
                row.getBytes("public_part"),
                row.getBytes("nonce"),
                row.getBytes("wrapped"));
    }

    private void insert(Wrapped key) {
        try {
            jdbc.sql(INSERT)
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
