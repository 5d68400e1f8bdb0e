package kr.ieum.gateway.exchange.bulk;

import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.SecretKey;
import kr.ieum.gateway.exchange.RestingCipher;

/**
 * A key for each file (design §8): 256 random bits, kept wrapped beside it. All that rests of a file is sealed under it, with its kind and number
 * authenticated; destroying the wrapped key destroys all of it.
 */
public final class FileKeys {

    private final SecretKey wrapping;
    private final RestingCipher cipher;

    /** @param wrapping derived from the master key for this purpose alone */
    public FileKeys(SecretKey wrapping, SecureRandom random) {
        this.wrapping = wrapping;
        this.cipher = new RestingCipher(random);
    }

    /** What of a file rests. */
    enum Kind {
        ORDER,
        PART,
        RESULT
    }

    /** Fresh, as it lies in the file's row. */
    byte[] wrapped(UUID file) {
        return cipher.withFreshKey(key -> cipher.seal(wrapping, "key " + file, key));
    }

    /** @throws IllegalStateException when it was wrapped under another master key, or belongs to another file */
    Key open(UUID file, byte[] wrapped) {
        return new Key(file, RestingCipher.key(cipher.open(wrapping, "key " + file, wrapped)));
    }

    /** The key of one file. */
    final class Key {

        private final UUID file;
        private final SecretKey key;

        private Key(UUID file, SecretKey key) {
            this.file = file;
            this.key = key;
        }

        byte[] seal(Kind kind, int number, byte[] plain) {
            return cipher.seal(key, beside(kind, number), plain);
        }

        byte[] open(Kind kind, int number, byte[] sealed) {
            return cipher.open(key, beside(kind, number), sealed);
        }

        private String beside(Kind kind, int number) {
            return kind + " " + number + " " + file;
        }
    }
}
