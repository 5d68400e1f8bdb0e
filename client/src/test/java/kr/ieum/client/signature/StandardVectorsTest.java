package kr.ieum.client.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 9421, appendix B: our signature bases are the standard's, and its signatures verify. */
class StandardVectorsTest {

    private static final String CREATED = ";created=1618884473;keyid=";

    @Test
    void b21_a_minimal_signature() throws GeneralSecurityException {
        MessageSignature signature = parsed(
                "sig-b21=()" + CREATED + "\"test-key-rsa-pss\";nonce=\"b3k2pp5k7z-50gnwp.yemd\"",
                "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:");
        assertThat(base(signature, StandardVectors.REQUEST))
                .isEqualTo("\"@signature-params\": ();created=1618884473;keyid=\"test-key-rsa-pss\""
                        + ";nonce=\"b3k2pp5k7z-50gnwp.yemd\"");
        assertThat(rsaPss(signature, StandardVectors.REQUEST)).isTrue();
    }

    @Test
    void b22_selected_components_among_them_a_parameter_of_the_query() throws GeneralSecurityException {
        MessageSignature signature = parsed(
                "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\")" + CREATED
                        + "\"test-key-rsa-pss\";tag=\"header-example\"",
                "sig-b22=:LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxCmT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==:");
        assertThat(base(signature, StandardVectors.REQUEST)).contains("\"@query-param\";name=\"Pet\": dog\n");
        assertThat(rsaPss(signature, StandardVectors.REQUEST)).isTrue();
    }

    @Test
    void b23_full_coverage() throws GeneralSecurityException {
        MessageSignature signature = parsed(
                "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\""
                        + " \"content-length\")" + CREATED + "\"test-key-rsa-pss\"",
                "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:");
        assertThat(base(signature, StandardVectors.REQUEST))
                .startsWith("\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n"
                        + "\"@query\": ?param=Value&Pet=dog\n\"@authority\": example.com\n");
        assertThat(rsaPss(signature, StandardVectors.REQUEST)).isTrue();
    }

    @Test
    void b24_an_answer_signed_with_p256() {
        MessageSignature signature = parsed(
                "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\")" + CREATED
                        + "\"test-key-ecc-p256\"",
                "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:");
        VerificationKey key = VerificationKey.ofPem(StandardVectors.P256_PUBLIC).orElseThrow();
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ECDSA_P256_SHA256);
        assertThat(signature.check(StandardVectors.ANSWER, key)).isInstanceOf(MessageSignature.Checked.Genuine.class);
        SignedMessage.Answer other =
                new SignedMessage.Answer(201, StandardVectors.ANSWER.fields(), StandardVectors.REQUEST);
        assertThat(signature.check(other, key)).isInstanceOf(MessageSignature.Checked.Wrong.class);
    }

    @Test
    void b25_a_shared_secret() throws GeneralSecurityException {
        MessageSignature signature = parsed(
                "sig-b25=(\"date\" \"@authority\" \"content-type\")" + CREATED + "\"test-shared-secret\"",
                "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(StandardVectors.SHARED_SECRET), "HmacSHA256"));
        assertThat(Base64.getEncoder()
                        .encodeToString(mac.doFinal(
                                base(signature, StandardVectors.REQUEST).getBytes(US_ASCII))))
                .isEqualTo("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void b26_a_request_signed_with_ed25519_to_the_byte() {
        SigningKey key = SigningKey.ofPem("test-key-ed25519", StandardVectors.ED25519_SECRET)
                .orElseThrow();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", 1618884473L);
        parameters.put("keyid", key.keyId());
        List<Component> covered = List.of(
                Component.of("date"),
                Component.of("@method"),
                Component.of("@path"),
                Component.of("@authority"),
                Component.of("content-type"),
                Component.of("content-length"));
        MessageSignature.Made made =
                MessageSignature.sign("sig-b26", covered, parameters, StandardVectors.REQUEST, key);
        assertThat(made).isInstanceOfSatisfying(MessageSignature.Made.Signed.class, signed -> {
            Fields sent = signed.signature().in(Fields.NONE);
            assertThat(sent.single("signature"))
                    .contains("sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQ"
                            + "CK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:");
            assertThat(sent.single("signature-input"))
                    .contains("sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
            assertThat(signed.signature()
                            .check(
                                    StandardVectors.REQUEST,
                                    VerificationKey.ofPem(StandardVectors.ED25519_PUBLIC)
                                            .orElseThrow()))
                    .isInstanceOf(MessageSignature.Checked.Genuine.class);
        });
    }

    @Test
    void a_secret_is_written_as_openssl_writes_it() {
        assertThat(SigningKey.ofPem("k", StandardVectors.ED25519_SECRET)
                        .orElseThrow()
                        .secretPem())
                .isEqualTo(StandardVectors.ED25519_SECRET);
    }

    @Test
    void b3_a_request_behind_a_proxy() {
        String certificate =
                "MIIBqDCCAU6gAwIBAgIBBzAKBggqhkjOPQQDAjA6MRswGQYDVQQKDBJMZXQncyBBdXRoZW50aWNhdGUxGzAZBgNVBAMMEkxBIEludGVybWVkaWF0ZSBDQTAeFw0yMDAxMTQyMjU1MzNaFw0yMTAxMjMyMjU1MzNaMA0xCzAJBgNVBAMMAkJDMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE8YnXXfaUgmnMtOXU/IncWalRhebrXmckC8vdgJ1p5Be5F/3YC8OthxM4+k1M6aEAEFcGzkJiNy6J84y7uzo9M6NyMHAwCQYDVR0TBAIwADAfBgNVHSMEGDAWgBRm3WjLa38lbEYCuiCPct0ZaSED2DAOBgNVHQ8BAf8EBAMCBsAwEwYDVR0lBAwwCgYIKwYBBQUHAwIwHQYDVR0RAQH/BBMwEYEPYmRjQGV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIBHda/r1vaL6G3VliL4/Di6YK0Q6bMjeSkC3dFCOOB8TAiEAx/kHSB4urmiZ0NX5r5XarmPk0wmuydBVoU4hBVZ1yhk=";
        SignedMessage.Request request = SignedMessage.Request.to(
                "POST",
                "https://service.internal.example/foo?param=Value&Pet=dog",
                Fields.NONE.with("Client-Cert", ":" + certificate + ":"));
        MessageSignature signature = parsed(
                "ttrp=(\"@path\" \"@query\" \"@method\" \"@authority\" \"client-cert\")" + CREATED
                        + "\"test-key-ecc-p256\"",
                "ttrp=:xVMHVpawaAC/0SbHrKRs9i8I3eOs5RtTMGCWXm/9nvZzoHsIg6Mce9315T6xoklyy0yzhD9ah4JHRwMLOgmizw==:");
        assertThat(signature.check(
                        request,
                        VerificationKey.ofPem(StandardVectors.P256_PUBLIC).orElseThrow()))
                .isInstanceOf(MessageSignature.Checked.Genuine.class);
    }

    @Test
    void the_secret_of_p256_signs_what_its_public_half_verifies() {
        SigningKey key = SigningKey.ofPem("test-key-ecc-p256", StandardVectors.P256_SECRET)
                .orElseThrow();
        assertThat(key.publicPem()).isEqualTo(StandardVectors.P256_PUBLIC);
        byte[] message = "한글".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] signature = key.sign(message);
        assertThat(signature).hasSize(64);
        assertThat(key.verificationKey().verifies(message, signature)).isTrue();
        signature[63] ^= 1;
        assertThat(key.verificationKey().verifies(message, signature)).isFalse();
        assertThat(key.verificationKey().verifies(message, new byte[64])).isFalse();
    }

    private static MessageSignature parsed(String input, String value) {
        MessageSignature.Found found =
                MessageSignature.find(Fields.NONE.with("Signature-Input", input).with("Signature", value));
        assertThat(found).isInstanceOf(MessageSignature.Found.Signatures.class);
        return ((MessageSignature.Found.Signatures) found).list().getFirst();
    }

    private static String base(MessageSignature signature, SignedMessage message) {
        return ((SignatureBase.Written) signature.base(message)).text();
    }

    private static boolean rsaPss(MessageSignature signature, SignedMessage message) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1));
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(
                        new X509EncodedKeySpec(Base64.getMimeDecoder().decode(StandardVectors.RSA_PSS_PUBLIC))));
        verifier.update(base(signature, message).getBytes(US_ASCII));
        return verifier.verify(Base64.getDecoder()
                .decode(signature
                        .in(Fields.NONE)
                        .single("signature")
                        .orElseThrow()
                        .replaceAll("^[^:]*:|:$", "")));
    }
}
