package kr.ieum.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.SystemId;

/**
 * The two receivers, a process of their own. Each remembers the ids of what it received, in memory, and says yes. The first line is the port; for
 * each line on standard input they say how many each has received.
 */
final class MessageInboxes {

    private static final int NO_CONTENT = 204;

    private MessageInboxes() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        List<Set<String>> received = Stream.generate(ConcurrentHashMap::<String>newKeySet)
                .limit(EventFederation.INBOXES.size())
                .<Set<String>>map(set -> set)
                .toList();
        for (SystemId inbox : EventFederation.INBOXES) {
            Set<String> ids = received.get(EventFederation.INBOXES.indexOf(inbox));
            server.createContext("/" + inbox.agency(), exchange -> receive(exchange, ids));
        }
        server.start();
        System.out.println(server.getAddress().getPort());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(
                    received.stream().map(Set::size).map(String::valueOf).collect(Collectors.joining(" ")));
        }
        System.exit(0);
    }

    private static void receive(HttpExchange exchange, Set<String> ids) throws IOException {
        try (exchange) {
            var _ = exchange.getRequestBody().readAllBytes();
            ids.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        }
    }
}
