package kr.ieum.gateway.exchange.bulk;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Which subjects of a file came before: 64 bits of a keyed hash of each, 16 bytes a subject at most. Two subjects of a million are taken for one with a
 * probability of one in 30 million. Not thread-safe.
 */
final class SeenSubjects {

    private static final int FIRST_PLACES = 1 << 12;
    private static final int KEY_BYTES = 32;

    private final Mac mac;
    private long[] places = new long[FIRST_PLACES];
    private int count;

    SeenSubjects(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Whether it is the first time. */
    boolean add(SubjectKey key) {
        byte[] hash = mac.doFinal(key.text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        long mark = java.nio.ByteBuffer.wrap(hash).getLong();
        mark = mark == 0 ? 1 : mark;
        if (count * 2 >= places.length) {
            grow();
        }
        boolean fresh = put(places, mark);
        count += fresh ? 1 : 0;
        return fresh;
    }

    int count() {
        return count;
    }

    private void grow() {
        long[] more = new long[places.length * 2];
        for (long mark : places) {
            if (mark != 0) {
                put(more, mark);
            }
        }
        places = more;
    }

    private static boolean put(long[] into, long mark) {
        int at = (int) (mark & (into.length - 1));
        while (into[at] != 0) {
            if (into[at] == mark) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = mark;
        return true;
    }
}
