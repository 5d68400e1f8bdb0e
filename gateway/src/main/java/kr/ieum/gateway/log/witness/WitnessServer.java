package kr.ieum.gateway.log.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A witness at an address: {@code POST /add-checkpoint}. */
public final class WitnessServer implements AutoCloseable {
    private final HttpServer server;

    private WitnessServer(HttpServer server) {
        this.server = server;
    }

    /** Starts to answer. */
    public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(witness, exchange);
            }
        });
        server.start();
        return new WitnessServer(server);
    }

    private static void answer(Witness witness, HttpExchange exchange) throws IOException {
        Witness.Answer answer;
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            answer = new Witness.Answer(404, "there is only /add-checkpoint\n");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            answer = new Witness.Answer(405, "use POST\n");
        } else {
            byte[] body = exchange.getRequestBody().readNBytes(Witness.MAX_BYTES + 1);
            try {
                answer = body.length > Witness.MAX_BYTES
                        ? new Witness.Answer(400, "a request has at most " + Witness.MAX_BYTES + " bytes\n")
                        : witness.addCheckpoint(body);
            } catch (IOException memoryFails) {
                answer = new Witness.Answer(500, "the witness can't remember; nothing was cosigned\n");
            }
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", answer.status() == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
