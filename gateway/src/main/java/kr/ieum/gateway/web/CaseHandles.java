package kr.ieum.gateway.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque names of cases for addresses: a case number identifies a citizen's matter and must not stand in a URL. A handle
 * says nothing by itself and is of use to one official only; it is resolved against that official's own cases.
 */
final class CaseHandles {

    private static final int BYTES = 16;

    private final SecretKeySpec key;

    CaseHandles(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Handles under a key of this process: after a restart, addresses of cases are new. */
    static CaseHandles withFreshKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new CaseHandles(key);
    }

    /** The handle of a case for an official. */
    String of(String official, String caseNumber) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(official.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] code = mac.doFinal(caseNumber.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
        }
    }

    /** Whether this is the handle of that case for that official. */
    boolean matches(String handle, String official, String caseNumber) {
        return MessageDigest.isEqual(
                handle.getBytes(StandardCharsets.UTF_8),
                of(official, caseNumber).getBytes(StandardCharsets.UTF_8));
    }
}
