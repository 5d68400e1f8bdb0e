package kr.ieum.gateway.web.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** A real Tomcat with mutual TLS, filters in their order and a resource that says who it was called by. */
final class SignedPort implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();

    SignedPort(KeyStore server, KeyStore trusted, Filter... filters) {
        try {
            Path base = Files.createTempDirectory("signed-port");
            base.toFile().deleteOnExit();
            tomcat.setBaseDir(base.toString());
            tomcat.setConnector(connector(server, trusted));
            Context context = tomcat.addContext("", base.toString());
            for (Filter filter : filters) {
                String name = filter.getClass().getSimpleName();
                FilterDef definition = new FilterDef();
                definition.setFilterName(name);
                definition.setFilter(filter);
                definition.setAsyncSupported("true");
                context.addFilterDef(definition);
                FilterMap map = new FilterMap();
                map.setFilterName(name);
                map.addURLPattern("/exchange/*");
                context.addFilterMap(map);
            }
            Tomcat.addServlet(context, "resource", new Resource());
            context.addServletMappingDecoded("/*", "resource");
            tomcat.start();
        } catch (IOException | LifecycleException e) {
            throw new AssertionError(e);
        }
    }

    private static Connector connector(KeyStore server, KeyStore trusted) {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("address", "127.0.0.1");
        AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        SSLHostConfig tls = new SSLHostConfig();
        tls.setCertificateVerification("required");
        tls.setTrustStore(trusted);
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(server);
        certificate.setCertificateKeystorePassword(new String(TwoSystems.password()));
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return connector;
    }

    URI address() {
        return URI.create("https://localhost:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the body, as resources do, and says who calls. */
    private static final class Resource extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int length = request.getInputStream().readAllBytes().length;
            switch (request.getRequestURI()) {
                case "/exchange/v1/missing" -> response.sendError(404);
                case "/exchange/v1/empty" -> response.setStatus(204);
                case "/exchange/v1/large" -> {
                    for (int i = 0; i < 100; i++) {
                        response.getOutputStream().write(new byte[1024]);
                    }
                }
                default -> {
                    response.setContentType("application/json");
                    response.setCharacterEncoding("UTF-8");
                    response.getWriter()
                            .write("{\"system\":\"" + CallingSystem.of(request).orElseThrow() + "\",\"bytes\":" + length
                                    + ",\"한\":1}");
                    response.flushBuffer();
                }
            }
        }
    }
}
