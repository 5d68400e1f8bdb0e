package kr.ieum.gateway.start;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import kr.ieum.gateway.log.publish.Stamping;
import kr.ieum.gateway.log.timestamp.AskedAuthority;
import kr.ieum.gateway.log.timestamp.Authority;
import kr.ieum.gateway.log.timestamp.TimestampRefused;

/** The configured authority, as the one who stamps what is published; in the demo, one of the demo's own. */
final class LogStamping implements Stamping {

    private final String name;
    private final Asking asking;

    /** Whoever is asked; the demo's authority is made only when it is. */
    @FunctionalInterface
    private interface Asking {
        AskedAuthority.Timestamp stamp(byte[] note) throws IOException, TimestampRefused;
    }

    private LogStamping(String name, Asking asking) {
        this.name = name;
        this.asking = asking;
    }

    static LogStamping of(TimestampSettings settings) {
        AskedAuthority asked =
                new AskedAuthority(Authority.at(settings.authority()), settings.trust(), new SecureRandom());
        return new LogStamping(settings.authority().toString(), asked::stamp);
    }

    static LogStamping demo(DemoAuthority authority, Clock clock) {
        return new LogStamping("demo", note -> authority.asked(clock).stamp(note));
    }

    @Override
    public String authority() {
        return name;
    }

    @Override
    public Stamp stamp(byte[] note) throws IOException {
        try {
            AskedAuthority.Timestamp timestamp = asking.stamp(note);
            return new Stamp(timestamp.time(), timestamp.answer());
        } catch (TimestampRefused refused) {
            throw new IOException(name + " is not believed, " + refused.getMessage());
        }
    }
}
