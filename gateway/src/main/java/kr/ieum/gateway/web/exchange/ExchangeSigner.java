package kr.ieum.gateway.web.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import kr.ieum.client.signature.SignatureAlgorithm;
import kr.ieum.client.signature.Signer;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.systems.GatewayKey;
import kr.ieum.gateway.web.api.ApiNames;

/** Signs answers to systems, receipts and deliveries with the gateway's key of the moment, which signs nothing else. */
public final class ExchangeSigner implements Signer {

    private final Supplier<List<GatewayKey>> keys;

    /** @param keys of the gateway, the one that signs now first */
    public ExchangeSigner(Supplier<List<GatewayKey>> keys) {
        this.keys = keys;
    }

    @Override
    public String keyId() {
        return now().keyId();
    }

    @Override
    public byte[] sign(byte[] message) {
        return secret(now()).sign(message);
    }

    /** One message is named and signed by one key, also while another takes over. */
    @Override
    public Signer current() {
        GatewayKey one = now();
        SigningKey secret = secret(one);
        return new Signer() {
            @Override
            public String keyId() {
                return one.keyId();
            }

            @Override
            public byte[] sign(byte[] message) {
                return secret.sign(message);
            }
        };
    }

    private GatewayKey now() {
        return keys.get().getFirst();
    }

    private static SigningKey secret(GatewayKey key) {
        return key.secret().orElseThrow(() -> new IllegalStateException("the first of the keys signs"));
    }

    /** What systems pin, as {@code /exchange/v1/keys} shows it. */
    List<Map<String, Object>> published() {
        return keys.get().stream().map(ExchangeSigner::published).toList();
    }

    private static Map<String, Object> published(GatewayKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keyid", key.keyId());
        members.put("alg", SignatureAlgorithm.ED25519.id());
        members.put("spki", key.spki());
        members.put("from", key.from().toString());
        key.until().ifPresent(until -> members.put("until", until.toString()));
        key.revoked()
                .ifPresent(revoked -> members.put(
                        "revoked", Map.of("at", revoked.at().toString(), "reason", ApiNames.of(revoked.reason()))));
        return members;
    }
}
