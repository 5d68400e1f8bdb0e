package kr.ieum.gateway.web.exchange;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;

/**
 * The port at which agencies' systems come in: mutual TLS and nothing else, with bounds of its own. When key, certificate or trust are
 * replaced, new connections get the new ones and those that are open go on.
 */
public final class SystemsPort {

    /** The bundle of key, certificate and trust. */
    public static final String BUNDLE = "systems";

    private static final Logger LOG = LoggerFactory.getLogger(SystemsPort.class);

    private static final int LONGEST_HEADER = 8 * 1024;
    private static final int MOST_CONNECTIONS = 4_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final int MOST_SWALLOWED = 64 * 1024;
    private static final int DEEPEST_CHAIN = 5;

    /** Of TLS 1.2: forward secrecy and authenticated encryption alone (RFC 9325). TLS 1.3 has nothing else. */
    private static final String CIPHERS = String.join(
            ":",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

    private final Connector connector;
    private final Http11NioProtocol protocol = new Http11NioProtocol();

    SystemsPort(String address, int port, SslBundle bundle) {
        try {
            protocol.setAddress(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the address was checked when the settings were read", e);
        }
        protocol.setSSLEnabled(true);
        protocol.setMaxHttpRequestHeaderSize(LONGEST_HEADER);
        protocol.setMaxConnections(MOST_CONNECTIONS);
        // holds for the handshake and for each part of a request
        protocol.setConnectionTimeout(PATIENCE_MILLIS);
        protocol.setKeepAliveTimeout(IDLE_MILLIS);
        // a kept connection may live as long as its peer likes; each request is looked at anew
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setMaxSwallowSize(MOST_SWALLOWED);
        protocol.setExecutor(new VirtualThreadExecutor("systems-"));
        protocol.addSslHostConfig(tls(bundle));
        connector = new Connector(protocol);
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
    }

    private static SSLHostConfig tls(SslBundle bundle) {
        SSLHostConfig config = new SSLHostConfig();
        config.setProtocols("TLSv1.2+TLSv1.3");
        config.setCiphers(CIPHERS);
        config.setHonorCipherOrder(true);
        config.setCertificateVerification("required");
        config.setCertificateVerificationDepth(DEEPEST_CHAIN);
        config.setTrustStore(bundle.getStores().getTrustStore());
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(bundle.getStores().getKeyStore());
        String password = bundle.getStores().getKeyStorePassword();
        certificate.setCertificateKeystorePassword(password == null ? "" : password);
        config.addCertificate(certificate);
        return config;
    }

    Connector connector() {
        return connector;
    }

    /** From now on new connections are opened with these. */
    void use(SslBundle bundle) {
        protocol.addSslHostConfig(tls(bundle), true);
        LOG.info("the systems' port opens new connections with a new certificate");
    }

    /** Where it listens; nothing before it does. */
    public OptionalInt number() {
        int port = connector.getLocalPort();
        return port > 0 ? OptionalInt.of(port) : OptionalInt.empty();
    }

    /** Whether a request came in here: by the socket it came through, and nothing that it says. */
    boolean took(ServletRequest request) {
        return request.getLocalPort() == connector.getLocalPort();
    }
}
