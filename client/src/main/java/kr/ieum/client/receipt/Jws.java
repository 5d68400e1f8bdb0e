package kr.ieum.client.receipt;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.Signer;
import kr.ieum.client.signature.VerificationKey;

/** A JWS in compact form (RFC 7515 §7.1) with Ed25519 (RFC 8037) or ECDSA P-256 (RFC 7518), nothing of which is believed yet. */
final class Jws {

    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String signed;
    private final Map<String, String> header;
    private final byte[] payload;
    private final byte[] signature;

    private Jws(String signed, Map<String, String> header, byte[] payload, byte[] signature) {
        this.signed = signed;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    static String name(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case ED25519 -> "EdDSA";
            case ECDSA_P256_SHA256 -> "ES256";
        };
    }

    static String signed(String header, String payload, Signer signer) {
        String signed = encoded(header.getBytes(StandardCharsets.US_ASCII))
                + '.'
                + encoded(payload.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + encoded(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    static Optional<Jws> read(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<byte[]> header = decoded(parts.group(1));
        Optional<byte[]> payload = decoded(parts.group(2));
        Optional<byte[]> signature = decoded(parts.group(3));
        return header.map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                .flatMap(FlatJson::read)
                .flatMap(members -> payload.flatMap(body ->
                        signature.map(sign -> new Jws(parts.group(1) + '.' + parts.group(2), members, body, sign))));
    }

    Map<String, String> header() {
        return header;
    }

    byte[] payload() {
        return payload.clone();
    }

    boolean isSignedBy(VerificationKey key) {
        return key.verifies(signed.getBytes(StandardCharsets.US_ASCII), signature);
    }

    private static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Only the one spelling that these bytes have. */
    private static Optional<byte[]> decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encoded(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
