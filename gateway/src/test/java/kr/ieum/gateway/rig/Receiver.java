package kr.ieum.gateway.rig;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A receiver that keeps its promise, to know a delivery's id again, and is no good otherwise: now and then it fails before the effect, or takes
 * effect and says nothing, or says that it failed.
 */
final class Receiver implements AutoCloseable {

    private static final int OF_TEN = 10;

    private final Random random = new Random();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> byId = new HashMap<>();
    private final Map<String, List<String>> effects = new HashMap<>();
    private final List<String> changed = new ArrayList<>();
    private final Map<Runnable, Integer> waiting = new HashMap<>();
    private int repeated;
    private boolean good;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/messages";
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            String id = exchange.getRequestHeaders().getFirst("Idempotency-Key").replace("\"", "");
            arrived().forEach(Runnable::run);
            int mood = mood();
            if (mood == 0) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            effect(id, text);
            if (mood == 1) {
                // the connection is closed without a word
                return;
            }
            exchange.sendResponseHeaders(mood == 2 ? 503 : 204, -1);
        }
    }

    /** Does something once, when so many more have arrived. */
    synchronized void afterMore(int many, Runnable then) {
        waiting.put(then, many);
    }

    private synchronized List<Runnable> arrived() {
        waiting.replaceAll((then, left) -> left - 1);
        List<Runnable> due = waiting.entrySet().stream()
                .filter(one -> one.getValue() <= 0)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(waiting::remove);
        return due;
    }

    private synchronized int mood() {
        return good ? OF_TEN : random.nextInt(OF_TEN);
    }

    private synchronized void effect(String id, String text) {
        String before = byId.putIfAbsent(id, text);
        if (before != null) {
            repeated++;
            if (!before.equals(text)) {
                changed.add(id);
            }
            return;
        }
        effects.computeIfAbsent(text.split(" ")[0], c -> new ArrayList<>()).add(text.split(" ")[1]);
    }

    /** From now on it answers well. */
    synchronized void mend() {
        good = true;
    }

    /** The numbers of a conversation in the order in which they took effect. */
    synchronized List<String> effects(String conversation) {
        return List.copyOf(effects.getOrDefault(conversation, List.of()));
    }

    synchronized int size() {
        return byId.size();
    }

    /** How often an id came again. */
    synchronized int repeated() {
        return repeated;
    }

    synchronized List<String> changed() {
        return List.copyOf(changed);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
