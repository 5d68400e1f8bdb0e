package kr.ieum.simulator.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs what a system leaves in a folder: HTTP message signatures (RFC 9421, Ed25519) over fields that stand in a file of their own, with
 * the digest of RFC 9530. The key is read anew each time, since its operator may lay out another.
 *
 * @param keys folder with {@code key-id} and {@code signature-key.pem} of the system
 * @param system that signs, {@code agency/system}
 * @param clock of the world, whatever day the simulated one has
 */
public record FolderSigner(Path keys, String system, Clock clock) {

    private static final String LABEL = "ieum";

    /**
     * The signature's file.
     *
     * @param place for which folder it is signed
     * @throws UncheckedIOException when there is no key
     */
    byte[] sign(String place, String name, String contentType, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ieum-queue", place);
        fields.put("ieum-system", system);
        fields.put("idempotency-key", name);
        try {
            fields.put(
                    "content-digest",
                    "sha-256=:" + base64(MessageDigest.getInstance("SHA-256").digest(body)) + ":");
            fields.put("content-type", contentType);
            String keyId = Files.readString(keys.resolve("key-id")).strip();
            String parameters =
                    fields.keySet().stream().map(field -> '"' + field + '"').collect(Collectors.joining(" ", "(", ")"))
                            + ";created=" + clock.instant().getEpochSecond() + ";keyid=\"" + keyId
                            + "\";tag=\"ieum-queue\"";
            String base = fields.entrySet().stream()
                            .map(field -> '"' + field.getKey() + "\": " + field.getValue() + '\n')
                            .collect(Collectors.joining())
                    + "\"@signature-params\": " + parameters;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key());
            signature.update(base.getBytes(StandardCharsets.US_ASCII));
            fields.put("signature-input", LABEL + "=" + parameters);
            fields.put("signature", LABEL + "=:" + base64(signature.sign()) + ":");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue() + '\n')
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        String pem = Files.readString(keys.resolve("signature-key.pem"))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
