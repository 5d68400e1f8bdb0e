package kr.ieum.gateway.exchange.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import kr.ieum.gateway.keys.KeyedHash;

/** Keyed hashes by which entries of a case are found. The key serves the journal alone, so that its rows can't be joined with other tables'. */
public final class JournalMarks {

    private static final String HMAC = "HmacSHA256";

    private final SecretKey key;

    /** @param key of this installation, for the journal alone */
    public JournalMarks(SecretKey key) {
        this.key = key;
    }

    /** An agency's case. */
    public KeyedHash caseFile(String agency, String number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(agency.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return new KeyedHash(mac.doFinal(number.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
