package kr.ieum.benchmarks;

import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A plain Camel HTTP proxy: one route from {@code servlet} to {@code http}, which hands on what it gets, in the product's Tomcat. A process of its own.
 *
 * <p>Arguments: the folder of the identity, and the port that it forwards to.
 */
final class CamelProxy {

    /** More than there are callers, so that none waits for a connection. */
    private static final int CONNECTIONS = 64;

    private CamelProxy() {}

    public static void main(String[] arguments) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.setStreamCaching(false);
        HttpComponent http = camel.getComponent("http", HttpComponent.class);
        http.setMaxTotalConnections(CONNECTIONS);
        http.setConnectionsPerRoute(CONNECTIONS);
        String to = "http://127.0.0.1:" + arguments[1] + "/exchange/v1/queries?bridgeEndpoint=true";
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("servlet:/exchange/v1/queries?httpMethodRestrict=POST").to(to);
            }
        });
        camel.start();
        PeerServer.run(new ExchangeIdentity(Path.of(arguments[0])), "CamelServlet", new CamelHttpTransportServlet());
    }
}
