package kr.ieum.gateway.rig;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import kr.ieum.client.profile.ExchangeProfile;
import kr.ieum.client.profile.MessageSigner;
import kr.ieum.client.signature.Fields;
import kr.ieum.client.signature.SigningKey;

/** The register's system, as far as it signs what it leaves. */
final class RecordSigner {

    static final String SYSTEM = "5000000/family-feed";
    static final String KEY = "family/1";

    private final KeyPair keys;
    private final MessageSigner signer;

    RecordSigner() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        signer = new MessageSigner(SigningKey.ofPem(KEY, pem).orElseThrow(), Clock.systemUTC(), new SecureRandom());
    }

    /** SPKI in Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** The record's fields for a place; about another text where the record isn't genuine. */
    Fields signed(String place, RecordPlace.Left record) {
        String about = record.genuine() ? record.text() : record.text() + " in other words";
        return signer.signQueued(
                Fields.NONE
                        .with(ExchangeProfile.QUEUE_FIELD, place)
                        .with(ExchangeProfile.SYSTEM_FIELD, SYSTEM)
                        .with(ExchangeProfile.IDEMPOTENCY_FIELD, record.key())
                        .with("content-type", "text/plain"),
                about.getBytes(US_ASCII));
    }
}
