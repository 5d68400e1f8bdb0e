package kr.ieum.benchmarks;

import jakarta.servlet.Servlet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** The product's Tomcat on virtual threads with one servlet: at one port by mutual TLS, set up as the systems' port is, at another without. */
final class PeerServer {

    private PeerServer() {}

    /** Starts it, says both ports on one line, and ends the process when its standard input ends. */
    static void run(ExchangeIdentity identity, String name, Servlet servlet)
            throws IOException, GeneralSecurityException, LifecycleException {
        LogManager.getLogManager().reset();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(identity.folder().toString());
        Connector tls = connector(identity, true);
        Connector plain = connector(identity, false);
        tomcat.setConnector(tls);
        tomcat.getService().addConnector(plain);
        Context context = tomcat.addContext("", null);
        Wrapper wrapper = Tomcat.addServlet(context, name, servlet);
        wrapper.setLoadOnStartup(1);
        wrapper.addMapping("/*");
        tomcat.start();
        System.out.println(tls.getLocalPort() + " " + plain.getLocalPort());
        awaitEnd();
    }

    /** Ends the process when its standard input ends. */
    static void awaitEnd() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (in.readLine() != null) {
                // nothing is said to it; the end is the sign
            }
        }
        System.exit(0);
    }

    private static Connector connector(ExchangeIdentity identity, boolean isTls)
            throws IOException, GeneralSecurityException {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setExecutor(new VirtualThreadExecutor("peer-"));
        if (isTls) {
            protocol.setSSLEnabled(true);
            SSLHostConfig config = new SSLHostConfig();
            config.setProtocols("TLSv1.2+TLSv1.3");
            config.setCertificateVerification("required");
            config.setTrustStore(identity.trusted());
            SSLHostConfigCertificate certificate =
                    new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
            certificate.setCertificateFile(identity.file("server.pem").toString());
            certificate.setCertificateKeyFile(identity.file("server-key.pem").toString());
            config.addCertificate(certificate);
            protocol.addSslHostConfig(config);
        }
        Connector connector = new Connector(protocol);
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        if (isTls) {
            connector.setScheme("https");
            connector.setSecure(true);
        }
        return connector;
    }
}
