package kr.ieum.gateway.correction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.schemas.model.SubjectKey;

/** Makes references: HMAC-SHA-256 under a key of this installation, the kind inside, so that none passes for another. */
public final class References {

    private final SecretKey key;

    /** @param key of this installation, for this purpose alone */
    public References(SecretKey key) {
        this.key = key;
    }

    KeyedHash subject(SubjectKey subject) {
        return of("subject", subject.attribute().text(), subject.text());
    }

    KeyedHash caseFile(String agency, String number) {
        return of("case", agency, number);
    }

    KeyedHash official(String id) {
        return of("official", "", id);
    }

    private KeyedHash of(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return new KeyedHash(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
