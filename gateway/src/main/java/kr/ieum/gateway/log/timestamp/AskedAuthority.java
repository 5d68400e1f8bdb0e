package kr.ieum.gateway.log.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** Asks an authority, and believes its answer only when the trust says so. */
public final class AskedAuthority {
    private static final int NONCE_BITS = 128;

    private final Authority authority;
    private final TrustedAuthority trust;
    private final SecureRandom random;

    public AskedAuthority(Authority authority, TrustedAuthority trust, SecureRandom random) {
        this.authority = authority;
        this.trust = trust;
        this.random = random;
    }

    /**
     * A timestamp that was checked.
     *
     * @param time the stamped time
     * @param answer the authority's answer in DER, as {@code openssl ts -verify -in} reads it
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record Timestamp(Instant time, byte[] answer) {
        public Timestamp {
            answer = answer.clone();
        }

        @Override
        public byte[] answer() {
            return answer.clone();
        }
    }

    /**
     * Has bytes stamped; only their digest leaves.
     *
     * @throws IOException when there is no answer
     * @throws TimestampRefused when it isn't believed
     */
    public Timestamp stamp(byte[] bytes) throws IOException, TimestampRefused {
        BigInteger nonce = new BigInteger(NONCE_BITS, random);
        TimeStampRequestGenerator request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        byte[] answer = authority.answer(request.generate(TSPAlgorithms.SHA256, TrustedAuthority.sha256(bytes), nonce)
                .getEncoded());
        return new Timestamp(trust.check(answer, bytes, Optional.of(nonce)), answer);
    }
}
