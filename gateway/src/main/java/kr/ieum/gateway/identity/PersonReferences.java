package kr.ieum.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the reference of a resident number, to compare with those in {@code officials.yaml}. */
public final class PersonReferences {

    /** The secret that all nodes of an installation share for it. */
    public static final SecretName KEY = new SecretName("person-key");

    private static final String HMAC = "HmacSHA256";

    private final Supplier<Optional<Secret>> key;

    /** @param key asked each time, so that no copy stays behind */
    public PersonReferences(Supplier<Optional<Secret>> key) {
        this.key = key;
    }

    /** The reference of this number; nothing while the key is missing, and then no official's references can be compared. */
    public Optional<PersonReference> of(String residentNumber) {
        return key.get().map(secret -> {
            try {
                Mac mac = Mac.getInstance(HMAC);
                mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
                return new PersonReference(
                        HexFormat.of().formatHex(mac.doFinal(residentNumber.getBytes(StandardCharsets.UTF_8))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has HmacSHA256", e);
            }
        });
    }
}
