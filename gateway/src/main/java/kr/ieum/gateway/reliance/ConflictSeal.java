package kr.ieum.gateway.reliance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Proves that a look-up showed a conflict to an official, without anything being kept of what was shown: the page carries the
 * seal, and only with it can something be recorded.
 */
public final class ConflictSeal {

    private final SecretKey key;

    /** @param key secret of this installation */
    public ConflictSeal(SecretKey key) {
        this.key = key;
    }

    /**
     * What is sealed.
     *
     * @param official to whom it was shown
     * @param conflict id of the view's rule
     * @param subject index of the subject in the case
     */
    public record Shown(UUID lookup, String official, String caseNumber, String conflict, int subject) {

        @Override
        public String toString() {
            return "Shown[" + lookup + ", " + conflict + "]";
        }
    }

    /** The seal, fit for a form. */
    public String of(Shown shown) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code(shown));
    }

    /** Whether the seal is of what it is said to be. */
    public boolean isTrue(String seal, Shown shown) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), of(shown).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] code(Shown shown) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            // none of them can hold the line break that parts them
            String text = String.join(
                    "\n",
                    shown.lookup().toString(),
                    shown.official(),
                    shown.caseNumber(),
                    shown.conflict(),
                    Integer.toString(shown.subject()));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
