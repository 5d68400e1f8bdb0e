package kr.ieum.gateway.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import kr.ieum.gateway.keys.SigningKey.PublishedKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/**
 * How secrets rest: under AES-256-GCM with a key that only the master key yields (design §10). What a row says beside its secret, or of the end of
 * its secret, is authenticated with it, so that no key passes for another and none is brought back by an edit. A whole row from before still opens.
 */
final class KeyWrapping {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey wrapping;
    private final SecureRandom random;

    KeyWrapping(SecretKey wrapping, SecureRandom random) {
        this.wrapping = wrapping;
        this.random = random;
    }

    /** A new key. */
    Wrapped fresh(String name, Wrapped.Kind kind) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        byte[] publicPart = kind == Wrapped.Kind.ED25519 ? subjectPublicKey(secret) : new byte[0];
        return sealed(name, kind, publicPart, secret, Optional.empty(), Optional.empty());
    }

    /** The same key under another name. */
    Wrapped renamed(Wrapped stored, String name) {
        return sealed(name, stored.kind(), stored.publicPart(), unwrap(stored), stored.destroyed(), stored.revoked());
    }

    /** The same row without a secret, for good. */
    Wrapped emptied(Wrapped stored, Instant destroyed, Optional<Revocation> revoked) {
        return sealed(stored.name(), stored.kind(), stored.publicPart(), new byte[0], Optional.of(destroyed), revoked);
    }

    /**
     * The secret; none where it was destroyed.
     *
     * @throws KeysLockedException when it was sealed under another master key, or the row says what it didn't
     */
    byte[] unwrap(Wrapped stored) {
        return crypt(Cipher.DECRYPT_MODE, stored, stored.sealed());
    }

    /** What signs, unless its secret was destroyed. */
    Optional<SigningKey> signing(Wrapped stored) {
        byte[] secret = unwrap(stored);
        return stored.destroyed().isPresent()
                ? Optional.empty()
                : Optional.of(new SigningKey(new Ed25519PrivateKeyParameters(secret), published(stored)));
    }

    /** What others check its signatures with. */
    static PublishedKey published(Wrapped stored) {
        return PublishedKey.of(stored.name(), stored.publicPart());
    }

    private Wrapped sealed(
            String name,
            Wrapped.Kind kind,
            byte[] publicPart,
            byte[] secret,
            Optional<Instant> destroyed,
            Optional<Revocation> revoked) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Wrapped open = new Wrapped(name, kind, publicPart, nonce, new byte[0], destroyed, revoked);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, open, secret);
        Arrays.fill(secret, (byte) 0);
        return new Wrapped(name, kind, publicPart, nonce, sealed, destroyed, revoked);
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

    private byte[] crypt(int mode, Wrapped row, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, wrapping, new GCMParameterSpec(TAG_BITS, row.nonce()));
            for (byte[] part : beside(row)) {
                cipher.updateAAD(ByteBuffer.allocate(4).putInt(part.length).array());
                cipher.updateAAD(part);
            }
            return cipher.doFinal(text);
        } catch (AEADBadTagException e) {
            throw new KeysLockedException(row.name(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    private static List<byte[]> beside(Wrapped row) {
        List<byte[]> parts =
                new ArrayList<>(List.of(utf8(row.name()), utf8(row.kind().name()), row.publicPart()));
        row.destroyed().ifPresent(at -> parts.add(utf8(at.toString())));
        row.revoked().ifPresent(revoked -> {
            parts.add(utf8(revoked.at().toString()));
            parts.add(utf8(revoked.reason().name()));
        });
        return parts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
