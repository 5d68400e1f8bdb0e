package kr.ieum.gateway.log.publish;

import java.io.IOException;
import java.time.Instant;

/** An authority that states when a checkpoint was there (RFC 3161). */
public interface Stamping {
    /**
     * A timestamp, checked already.
     *
     * @param time the stamped time
     * @param answer the authority's answer in DER
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    record Stamp(Instant time, byte[] answer) {
        public Stamp {
            answer = answer.clone();
        }

        @Override
        public byte[] answer() {
            return answer.clone();
        }
    }

    /** Where it is asked, for people. */
    String authority();

    /**
     * Has a signed checkpoint stamped.
     *
     * @throws IOException when there is no answer, or none that is believed; the message says which
     */
    Stamp stamp(byte[] note) throws IOException;
}
