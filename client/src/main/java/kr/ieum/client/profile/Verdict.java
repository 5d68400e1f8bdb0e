package kr.ieum.client.profile;

import java.util.Optional;
import kr.ieum.client.signature.MessageSignature;

/** What verifying a message says. */
public sealed interface Verdict {

    /**
     * It is the message of this system.
     *
     * @param signature what proves it, later and elsewhere too
     */
    record Genuine(String keyId, String system, MessageSignature signature) implements Verdict {}

    /**
     * It isn't taken for anybody's.
     *
     * @param component what of the message is at fault, where that is one thing; never a value
     */
    record Refused(ExchangeFault fault, Optional<String> component) implements Verdict {

        public Refused(ExchangeFault fault) {
            this(fault, Optional.empty());
        }

        /** What happened, in a sentence. */
        public String sentence() {
            return component.map(name -> fault.sentence() + " (" + name + ")").orElse(fault.sentence());
        }
    }
}
