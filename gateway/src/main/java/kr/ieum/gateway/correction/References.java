package kr.ieum.gateway.correction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import kr.ieum.schemas.model.SubjectKey;

/** Makes references: HMAC-SHA-256 under a key of this installation, the kind inside, so that none passes for another. */
public final class References {

    private final SecretKey key;

    /** @param key of this installation, for this purpose alone */
    public References(SecretKey key) {
        this.key = key;
    }

    Reference subject(SubjectKey subject) {
        return of("subject", subject.attribute().text(), subject.text());
    }

    Reference caseFile(String agency, String number) {
        return of("case", agency, number);
    }

    Reference official(String id) {
        return of("official", "", id);
    }

    private Reference of(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return new Reference(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
