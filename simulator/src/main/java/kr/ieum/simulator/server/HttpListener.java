package kr.ieum.simulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A register reached over HTTP on 127.0.0.1, one virtual thread per connection. Every request needs
 * {@code Authorization: Bearer <key>}; without it the answer is 401 whatever the mode.
 */
public final class HttpListener implements SimulatedRegister {

    private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());
    private static final long HUGE_BYTES = 52L * 1024 * 1024;
    private static final Charset OTHER_CHARSET = Charset.forName("EUC-KR");
    private static final Reply UNAUTHORISED = Reply.json(401, "{\"resultCd\":\"91\",\"resultMsg\":\"인증 실패\"}");
    private static final Reply FAILED = Reply.json(500, "{\"resultCd\":\"99\",\"resultMsg\":\"시스템 오류\"}");

    private static final Reply CLOSED =
            new Reply(503, "text/plain;charset=UTF-8", "점검 중입니다. Retry-After 이후에 다시 조회하십시오.");

    private final String name;
    private final byte[] authorisation;
    private final HttpService service;
    private final RequestLog log;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private final Clock clock;
    private final Map<String, Behaviour> personal = new ConcurrentHashMap<>();
    private volatile Instant closedUntil = Instant.MIN;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);
    private ServerSocket listening;

    private HttpListener(String name, ServerSocket listening, String key, Clock clock, HttpService service) {
        this.name = name;
        this.listening = listening;
        this.port = listening.getLocalPort();
        this.authorisation = ("Bearer " + key).getBytes(UTF_8);
        this.service = service;
        this.log = new RequestLog(clock);
        this.clock = clock;
    }

    /** Starts listening on that port, or on any free one when it is 0. */
    public static HttpListener open(String name, int port, String key, Clock clock, HttpService service) {
        try {
            ServerSocket socket = LoopbackPorts.listen(port);
            HttpListener listener = new HttpListener(name, socket, key, clock, service);
            Thread.ofVirtual().name(name).start(() -> listener.accept(socket));
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " on port " + port, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public boolean announcesStops() {
        return true;
    }

    @Override
    public synchronized void behave(Behaviour changed) {
        closedUntil = endOf(changed);
        behaviour = changed;
        if (changed.mode() == Mode.DEAD) {
            shut();
        } else if (listening.isClosed()) {
            try {
                ServerSocket socket = LoopbackPorts.listen(port);
                listening = socket;
                Thread.ofVirtual().name(name).start(() -> accept(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(name + " on port " + port, e);
            }
        }
    }

    /**
     * From now on behaves like that towards requests about that number, as long as it is well towards everybody.
     *
     * @param behaviour {@link Mode#DEAD} cuts the connection instead of answering
     */
    public void behaveTowards(String number, Behaviour behaviour) {
        personal.put(number, behaviour);
    }

    private Behaviour towards(HttpRequest request) {
        Behaviour all = behaviour;
        return all.mode() != Mode.NORMAL
                ? all
                : personal.entrySet().stream()
                        .filter(one -> request.body().contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(all);
    }

    private Instant endOf(Behaviour stop) {
        Duration length = stop.millis() > 0 ? Duration.ofMillis(stop.millis()) : Duration.ofHours(1);
        return clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public Activity activity() {
        return new Activity(requests.get(), connections.size());
    }

    @Override
    public List<RecordedRequest> requests() {
        return log.list();
    }

    @Override
    public void clearRequests() {
        log.clear();
    }

    @Override
    public synchronized void close() {
        shut();
    }

    private void shut() {
        try {
            listening.close();
            for (HttpConnection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket accepted = socket.accept();
                Thread.ofVirtual().name(name + "-connection").start(() -> serve(accepted, socket));
            } catch (IOException e) {
                // closed: the loop ends; anything else: the next caller may fare better
            }
        }
    }

    private void serve(Socket accepted, ServerSocket socket) {
        try (HttpConnection connection = new HttpConnection(accepted)) {
            connections.add(connection);
            try {
                boolean more = !socket.isClosed();
                while (more) {
                    Optional<HttpRequest> request = connection.read();
                    more = request.isPresent() && answer(connection, request.get());
                }
            } finally {
                connections.remove(connection);
            }
        } catch (IOException e) {
            // the caller went away or broke the protocol: the connection is closed, as real servers do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(HttpConnection connection, HttpRequest request) throws IOException, InterruptedException {
        requests.incrementAndGet();
        try {
            log.record(request.method(), request.path(), request.headers(), request.body());
            byte[] offered = request.header("authorization").orElse("").getBytes(UTF_8);
            if (!MessageDigest.isEqual(offered, authorisation)) {
                connection.write(UNAUTHORISED, UNAUTHORISED.text().getBytes(UTF_8), request.keepsConnection());
                return request.keepsConnection();
            }
            Behaviour now = towards(request);
            if (now.mode() == Mode.CLOSED) {
                Instant end = behaviour.mode() == Mode.CLOSED ? closedUntil : endOf(now);
                Reply stop = new Reply(503, CLOSED.contentType(), CLOSED.text(), Optional.of(end));
                connection.write(stop, stop.text().getBytes(UTF_8), request.keepsConnection());
                return request.keepsConnection();
            }
            return send(connection, request, now);
        } finally {
            requests.decrementAndGet();
        }
    }

    private boolean send(HttpConnection connection, HttpRequest request, Behaviour now)
            throws IOException, InterruptedException {
        Reply reply = compute(request, now.mode());
        byte[] body = reply.text().getBytes(now.mode() == Mode.CHARSET ? OTHER_CHARSET : UTF_8);
        switch (now.mode()) {
            case NORMAL, OTHER_PERSON, CHARSET, CLOSED -> connection.write(reply, body, request.keepsConnection());
            case DEAD -> {
                return false;
            }
            case SLOW -> {
                if (!connection.staysFor(now.millis())) {
                    return false;
                }
                connection.write(reply, body, request.keepsConnection());
            }
            case WRONG -> {
                byte[] malformed = service.malform(reply.text(), now.variant()).getBytes(UTF_8);
                connection.write(reply, malformed, request.keepsConnection());
            }
            case HUGE -> {
                Padding padding = service.padding();
                int at = Math.max(0, reply.text().lastIndexOf(padding.before()));
                connection.writeHuge(
                        reply,
                        reply.text().substring(0, at) + padding.open(),
                        HUGE_BYTES,
                        padding.close() + reply.text().substring(at));
                return false;
            }
            case TRUNCATED -> {
                connection.writeHalf(reply, body);
                return false;
            }
            case DRIP -> {
                connection.writeDrip(reply, body);
                return false;
            }
        }
        return request.keepsConnection();
    }

    private Reply compute(HttpRequest request, Mode mode) {
        try {
            return mode == Mode.OTHER_PERSON ? service.answerAboutAnother(request) : service.answer(request);
        } catch (RuntimeException e) {
            // a bug of a simulated agency is answered as a real one would be; everything here is made up, so all is
            // told
            LOG.log(System.Logger.Level.ERROR, name + " failed", e);
            return FAILED;
        }
    }
}
