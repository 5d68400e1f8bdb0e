package kr.ieum.client.receipt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.profile.Revocation;
import kr.ieum.client.signature.ContentDigest;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt proves what it says to who has the gateway's public key, and a changed one nothing. */
class ReceiptTest {

    private static final byte[] BODY = "<death/>".getBytes(UTF_8);
    private static final SigningKey KEY =
            SigningKey.generate("gateway/0a1b", SignatureAlgorithm.ED25519, new SecureRandom());
    private static final KnownKeys KEYS = keys(KEY);
    private static final Receipt ACCEPTANCE = new Receipt(
            Receipt.Kind.ACCEPTANCE,
            "Z000001/family-reports",
            UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201"),
            Optional.empty(),
            Optional.of("death"),
            Optional.of(ContentDigest.of(BODY).fieldValue()),
            Optional.of(Instant.parse("2026-11-27T01:00:00.123Z")),
            Instant.parse("2026-11-27T01:00:00.123Z"));
    private static final Receipt HAND_OVER = new Receipt(
            Receipt.Kind.HAND_OVER,
            "Z000002/pension-events",
            ACCEPTANCE.message(),
            Optional.of(UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0301")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Instant.parse("2026-11-27T01:00:02Z"));

    private static KnownKeys keys(SigningKey key) {
        return id -> id.equals(key.keyId())
                ? Optional.of(new KnownKey("gateway", key.verificationKey(), false))
                : Optional.empty();
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), US_ASCII);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    @ParameterizedTest
    @EnumSource
    void what_was_written_is_read_by_a_key_that_need_not_be_in_use_any_more(SignatureAlgorithm algorithm) {
        SigningKey key = SigningKey.generate("gateway/1", algorithm, new SecureRandom());
        for (Receipt receipt : new Receipt[] {ACCEPTANCE, HAND_OVER}) {
            assertThat(Receipt.verify(receipt.signed(key, algorithm) + "\n", keys(key)))
                    .isEqualTo(new Receipt.Checked.Genuine(receipt, "gateway/1"));
        }
    }

    @Test
    void its_text_is_canonical_and_the_same_each_time() {
        String text = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519);
        String[] parts = text.split("\\.");
        assertThat(decoded(parts[0]))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo("{\"acceptedAt\":\"2026-11-27T01:00:00.123Z\",\"at\":\"2026-11-27T01:00:00.123Z\","
                        + "\"digest\":\"" + ContentDigest.of(BODY).fieldValue() + "\",\"event\":\"death\","
                        + "\"format\":\"ieum-receipt/1\",\"kind\":\"acceptance\","
                        + "\"message\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201\",\"told\":\"Z000001/family-reports\"}");
        assertThat(ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519)).isEqualTo(text);
    }

    @Test
    void the_jdk_alone_verifies_it() throws Exception {
        String text = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519);
        int last = text.lastIndexOf('.');
        Signature jdk = Signature.getInstance("Ed25519", "SunEC");
        jdk.initVerify(KeyFactory.getInstance("Ed25519", "SunEC").generatePublic(new X509EncodedKeySpec(KEY.spki())));
        jdk.update(text.substring(0, last).getBytes(US_ASCII));
        assertThat(jdk.verify(Base64.getUrlDecoder().decode(text.substring(last + 1))))
                .isTrue();
    }

    @Test
    void it_is_of_one_record_and_of_no_other() {
        assertThat(ACCEPTANCE.isOf(BODY)).isTrue();
        assertThat(ACCEPTANCE.isOf("<death />".getBytes(UTF_8))).isFalse();
        assertThat(HAND_OVER.isOf(new byte[0])).as("it says nothing of a body").isFalse();
    }

    @Test
    void one_that_was_changed_anywhere_proves_nothing() {
        String text = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519);
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(Receipt.verify(text.substring(0, i) + other + text.substring(i + 1), KEYS))
                    .as("character %d", i)
                    .isInstanceOf(Receipt.Checked.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}",
                "{\"alg\":\"HS256\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}",
                "{\"alg\":\"ES256\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"crit\":\"x\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"gateway/0a1b\",\"typ\":\"JWT\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"other\",\"typ\":\"ieum-receipt+jws\"}"
            })
    void neither_algorithm_nor_use_is_taken_from_the_text(String header) {
        String payload = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519).split("\\.")[1];
        String signed = encoded(header) + '.' + payload;
        String text = signed
                + '.'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(KEY.sign(signed.getBytes(US_ASCII)));
        assertThat(Receipt.verify(text, KEYS)).isInstanceOf(Receipt.Checked.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"format\":\"ieum-receipt/2\"}",
                "{\"at\":\"2026-11-27T01:00:02Z\",\"format\":\"ieum-receipt/1\",\"kind\":\"hand-over\",\"message\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201\",\"told\":\"a/b\"}",
                "{\"at\":\"2026-11-27T01:00:02Z\",\"delivery\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0301\",\"except\":\"x\",\"format\":\"ieum-receipt/1\",\"kind\":\"hand-over\",\"message\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201\",\"told\":\"a/b\"}",
                "{\"at\":\"yesterday\",\"delivery\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0301\",\"format\":\"ieum-receipt/1\",\"kind\":\"hand-over\",\"message\":\"0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201\",\"told\":\"a/b\"}",
                "{\"at\":\"2026-11-27T01:00:02Z\", \"kind\":\"hand-over\"}",
                "{\"kind\":\"relay\",\"kind\":\"hand-over\"}"
            })
    void what_is_signed_and_is_no_receipt_of_this_format_proves_nothing(String payload) {
        String signed = encoded("{\"alg\":\"EdDSA\",\"kid\":\"gateway/0a1b\",\"typ\":\"ieum-receipt+jws\"}")
                + '.'
                + encoded(payload);
        String text = signed
                + '.'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(KEY.sign(signed.getBytes(US_ASCII)));
        assertThat(Receipt.verify(text, KEYS)).isEqualTo(new Receipt.Checked.Refused(ReceiptFault.NO_RECEIPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b", "a.b.c.d", "{}", "=.=.="})
    void anything_else_is_malformed(String text) {
        assertThat(Receipt.verify(text, KEYS)).isEqualTo(new Receipt.Checked.Refused(ReceiptFault.MALFORMED));
    }

    @Test
    void a_sender_s_receipt_names_no_delivery() {
        assertThatThrownBy(() -> new Receipt(
                        Receipt.Kind.RELAY,
                        "Z000001/family-reports",
                        ACCEPTANCE.message(),
                        HAND_OVER.delivery(),
                        Optional.of("death"),
                        Optional.empty(),
                        ACCEPTANCE.accepted(),
                        ACCEPTANCE.at()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_stolen_key_signed_proves_nothing_whatever_time_stands_in_it() {
        String text = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519);
        for (String reason : new String[] {"compromised", "unspecified", "a word of tomorrow"}) {
            assertThat(Receipt.verify(text, revoked("2026-11-28T00:00:00Z", reason)))
                    .as(reason)
                    .isEqualTo(new Receipt.Checked.Refused(ReceiptFault.KEY_COMPROMISED));
            assertThat(Receipt.verify(text, revoked("2026-11-26T00:00:00Z", reason)))
                    .as(reason)
                    .isEqualTo(new Receipt.Checked.Refused(ReceiptFault.KEY_REVOKED));
        }
    }

    @Test
    void what_a_key_signed_before_it_was_superseded_stays_signed() {
        String text = ACCEPTANCE.signed(KEY, SignatureAlgorithm.ED25519);
        assertThat(Receipt.verify(text, revoked("2026-11-28T00:00:00Z", "superseded")))
                .isInstanceOf(Receipt.Checked.Genuine.class);
        assertThat(Receipt.verify(text, revoked(ACCEPTANCE.at().toString(), "superseded")))
                .isEqualTo(new Receipt.Checked.Refused(ReceiptFault.KEY_REVOKED));
    }

    private static KnownKeys revoked(String at, String reason) {
        return id -> Optional.of(
                new KnownKey("gateway", KEY.verificationKey(), false, Optional.of(Revocation.of(at, reason))));
    }
}
