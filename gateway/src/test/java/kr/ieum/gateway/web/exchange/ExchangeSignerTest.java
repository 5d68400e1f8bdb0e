package kr.ieum.gateway.web.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.client.profile.KnownKey;
import kr.ieum.client.profile.KnownKeys;
import kr.ieum.client.receipt.Receipt;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.VerificationKey;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.systems.GatewayKey;
import org.junit.jupiter.api.Test;

/** What is signed names the key that signed it, also at the moment at which another takes over. */
class ExchangeSignerTest {

    private static final Instant CHANGE = Instant.parse("2026-12-01T00:00:00Z");
    private static final GatewayKey FORMER =
            GatewayKey.of(SigningKey.ofSeed("a", new byte[32]), Instant.EPOCH, Optional.of(CHANGE));
    private static final GatewayKey NEXT = GatewayKey.of(
            SigningKey.ofSeed("b", "thirty-two bytes of another key.".getBytes(StandardCharsets.US_ASCII)),
            CHANGE,
            Optional.empty());
    private static final Receipt RECEIPT = new Receipt(
            Receipt.Kind.HAND_OVER,
            "Z000002/pension-events",
            UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0201"),
            Optional.of(UUID.fromString("0b0e5a52-6a3f-4c1e-9f0e-5d1c9f0a0301")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            CHANGE);

    @Test
    void aReceiptThatIsSignedWhileTheKeyChangesIsOneKeysAlone() {
        AtomicInteger asked = new AtomicInteger();
        ExchangeSigner changing =
                new ExchangeSigner(() -> asked.getAndIncrement() == 0 ? List.of(FORMER, NEXT) : List.of(NEXT, FORMER));

        assertThat(signedBy(RECEIPT.signed(changing, SignatureAlgorithm.ED25519)))
                .isEqualTo(FORMER.keyId());
        assertThat(signedBy(RECEIPT.signed(changing, SignatureAlgorithm.ED25519)))
                .isEqualTo(NEXT.keyId());
    }

    @Test
    void theListSaysFromWhenAndUntilWhenEachKeySigns() {
        assertThat(new ExchangeSigner(() -> List.of(NEXT, FORMER)).published())
                .satisfiesExactly(
                        next -> {
                            assertThat(next)
                                    .containsEntry("keyid", NEXT.keyId())
                                    .containsEntry("from", "2026-12-01T00:00:00Z");
                            assertThat(next).doesNotContainKey("until");
                        },
                        former -> assertThat(former)
                                .containsEntry("keyid", FORMER.keyId())
                                .containsEntry("until", "2026-12-01T00:00:00Z"));
    }

    private static String signedBy(String receipt) {
        Receipt.Checked checked = Receipt.verify(receipt, keys());
        assertThat(checked).isInstanceOf(Receipt.Checked.Genuine.class);
        return ((Receipt.Checked.Genuine) checked).keyId();
    }

    private static KnownKeys keys() {
        return id -> List.of(FORMER, NEXT).stream()
                .filter(key -> key.keyId().equals(id))
                .findFirst()
                .flatMap(key -> VerificationKey.ofSpki(Base64.getDecoder().decode(key.spki())))
                .map(key -> new KnownKey("gateway", key, true));
    }
}
