package kr.ieum.gateway.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import kr.ieum.gateway.keys.KeyedHash;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Keyed hashes by which disclosures are found: HMAC-SHA-256 under a key for each agency, which is derived from a key of this
 * installation, so that rows of two agencies can't be joined by who looks at the database. Thread-safe.
 */
public final class DisclosureReferences {

    private static final String HMAC = "HmacSHA256";

    /** The room of keys; no institution code looks like it. */
    private static final String KEYS = "keys of subjects";

    private final SecretKey key;
    private final Map<String, SecretKey> byAgency = new ConcurrentHashMap<>();

    /** @param key of this installation, for this purpose alone */
    public DisclosureReferences(SecretKey key) {
        this.key = key;
    }

    /** By which the subject's key is found. */
    KeyedHash subjectKey(SubjectKey subject) {
        return of(KEYS, "subject", subject.attribute().text(), subject.text());
    }

    KeyedHash subject(String agency, SubjectKey subject) {
        return of(agency, "subject", subject.attribute().text(), subject.text());
    }

    KeyedHash caseFile(String agency, byte[] number) {
        return of(agency, "case", new String(number, StandardCharsets.UTF_8));
    }

    KeyedHash official(String agency, byte[] id) {
        return of(agency, "official", new String(id, StandardCharsets.UTF_8));
    }

    private KeyedHash of(String room, String... parts) {
        SecretKey own = byAgency.computeIfAbsent(room, name -> new SecretKeySpec(mac(key, "agency", name), HMAC));
        return new KeyedHash(mac(own, parts));
    }

    private static byte[] mac(SecretKey key, String... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String part : parts) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
