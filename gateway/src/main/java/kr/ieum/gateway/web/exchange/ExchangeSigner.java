package kr.ieum.gateway.web.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.Signer;
import kr.ieum.gateway.keys.SigningKey;

/** The gateway's key for answers to systems, which signs nothing else; its name is that of the key's bytes. */
public final class ExchangeSigner implements Signer {

    private static final int NAME_BYTES = 8;

    private final SigningKey key;
    private final String keyId;
    private final String spki;

    public ExchangeSigner(SigningKey key) {
        this.key = key;
        this.spki = key.published()
                .pem()
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .reduce("", String::concat);
        this.keyId = "gateway/" + HexFormat.of().formatHex(sha256(spki), 0, NAME_BYTES);
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    /** What systems pin, as {@code /exchange/v1/keys} shows it. */
    Map<String, Object> published() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keyid", keyId);
        members.put("alg", SignatureAlgorithm.ED25519.id());
        members.put("spki", spki);
        return members;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
