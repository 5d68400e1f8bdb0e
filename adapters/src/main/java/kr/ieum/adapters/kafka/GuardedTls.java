package kr.ieum.adapters.kafka;

import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS as Kafka's client asks for it: the context that the cluster was given, host names verified, and lengths guarded. Kafka makes it by its
 * name and tells it the client's settings.
 */
public final class GuardedTls implements SslEngineFactory {

    /** The setting that holds the {@link SSLContext}. */
    static final String CONTEXT = "ieum.tls.context";

    /** The longest answer that is read; what a producer is answered, and what a reader fetches at once, is shorter. */
    static final int LONGEST = 16 << 20;

    private @Nullable SSLContext context;

    /** Made by Kafka. */
    public GuardedTls() {}

    @Override
    public void configure(Map<String, ?> settings) {
        if (!(settings.get(CONTEXT) instanceof SSLContext given)) {
            throw new IllegalArgumentException("a cluster has a context for TLS");
        }
        context = given;
    }

    @Override
    public SSLEngine createClientSslEngine(String host, int port, String identification) {
        SSLContext given = context;
        if (given == null) {
            throw new IllegalStateException("used before it was configured");
        }
        SSLEngine engine = given.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        // whatever the settings say: a name that the certificate doesn't have is somebody else
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        engine.setSSLParameters(parameters);
        return new GuardedEngine(engine, new FrameLengths(LONGEST));
    }

    @Override
    public SSLEngine createServerSslEngine(String host, int port) {
        throw new UnsupportedOperationException("nobody connects to us by Kafka's protocol");
    }

    @Override
    public boolean shouldBeRebuilt(Map<String, Object> settings) {
        return false;
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of();
    }

    @Override
    public @Nullable KeyStore keystore() {
        return null;
    }

    @Override
    public @Nullable KeyStore truststore() {
        return null;
    }

    @Override
    public void close() {}
}
