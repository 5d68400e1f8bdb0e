package kr.ieum.client.signature;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms of exchanges, by their names of RFC 9421 §6.2.2. */
public enum SignatureAlgorithm {
    /** RFC 8032. */
    ED25519("ed25519"),
    /** ECDSA on P-256 with SHA-256, the two numbers of 32 bytes behind one another: what keys in hardware can do. */
    ECDSA_P256_SHA256("ecdsa-p256-sha256");

    private final String id;

    SignatureAlgorithm(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<SignatureAlgorithm> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
