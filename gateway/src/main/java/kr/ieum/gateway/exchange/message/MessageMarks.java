package kr.ieum.gateway.exchange.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import kr.ieum.gateway.keys.KeyedHash;

/**
 * Keyed hashes under a key of this installation. A plain digest of a record about a person could be tried out with the few thousand
 * records that it might be, and an idempotency key may hold what its sender was careless with.
 */
public final class MessageMarks {

    private final SecretKey key;

    /** @param key of this installation, for these marks alone */
    public MessageMarks(SecretKey key) {
        this.key = key;
    }

    KeyedHash key(String sender, String idempotencyKey) {
        return mark("key", utf8(sender), utf8(idempotencyKey));
    }

    KeyedHash body(Handed handed) {
        return mark(
                "body", utf8(handed.register()), utf8(handed.recordType()), utf8(handed.contentType()), handed.bytes());
    }

    /** What has to arrive in order: equal for the same text of the same register's conversations. */
    public KeyedHash conversation(String text) {
        return mark("conversation", utf8(text));
    }

    private KeyedHash mark(String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(utf8(purpose));
            for (byte[] part : parts) {
                mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
                mac.update(part);
            }
            return new KeyedHash(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
