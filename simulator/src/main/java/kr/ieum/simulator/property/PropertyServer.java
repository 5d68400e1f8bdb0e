package kr.ieum.simulator.property;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.LoopbackPorts;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SimulatedRegister;

/**
 * The property register's database on 127.0.0.1, one virtual thread per connection: database {@code property}, one user who reads
 * three views. Recorded are the statements as they arrive, each with its parameters.
 */
public final class PropertyServer implements SimulatedRegister {

    /** Name in control's paths. */
    public static final String NAME = "property";

    /** The one user. */
    public static final String USER = "ieum";

    private final LedgerDatabase database;
    private final Ledgers ledgers;
    private final String password;
    private final RequestLog log;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);
    private ServerSocket listening;

    private PropertyServer(ServerSocket listening, String password, Clock clock, Ledgers ledgers) {
        this.listening = listening;
        this.port = listening.getLocalPort();
        this.password = password;
        this.ledgers = ledgers;
        this.database = LedgerDatabase.of(ledgers);
        this.log = new RequestLog(clock);
    }

    /** Starts listening on that port, or on any free one when it is 0. */
    public static PropertyServer open(int port, String password, Clock clock, Ledgers ledgers) {
        try {
            ServerSocket socket = LoopbackPorts.listen(port);
            PropertyServer server = new PropertyServer(socket, password, clock, ledgers);
            server.listen(socket);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " on port " + port, e);
        }
    }

    private void listen(ServerSocket socket) {
        Thread.ofVirtual().name(NAME).start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket accepted = socket.accept();
                    Thread.ofVirtual().name(NAME + "-connection").start(() -> serve(accepted, socket));
                } catch (IOException e) {
                    // closed: the loop ends; anything else: the next caller may fare better
                }
            }
        });
    }

    private void serve(Socket accepted, ServerSocket socket) {
        connections.add(accepted);
        try (accepted;
                Connection engine = database.session();
                WireSession session = new WireSession(accepted, engine, new Around())) {
            if (!socket.isClosed()) {
                session.serve();
            }
        } catch (EOFException e) {
            // the caller went away
        } catch (IOException | SQLException e) {
            // the caller broke off or broke the protocol: the connection is closed, as real servers do
        } catch (Exception e) {
            throw new IllegalStateException(NAME + " connection", e);
        } finally {
            connections.remove(accepted);
        }
    }

    private final class Around implements WireSession.Surroundings {

        @Override
        public Behaviour behaviour() {
            return behaviour;
        }

        @Override
        public String user() {
            return USER;
        }

        @Override
        public String password() {
            return password;
        }

        @Override
        public String otherKey(String key) {
            boolean parcel = key.length() > 13;
            return ledgers.owners().stream()
                    .map(owner -> parcel ? owner.pnuOrBldgPk() : owner.ownerRegno())
                    .filter(other -> !other.isEmpty() && !other.equals(key) && !other.contains("-"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void asked(String sql, List<String> parameters) {
            log.record("query", NAME, Map.of(), sql + "\n" + String.join("\n", parameters));
        }

        @Override
        public void answering() {
            requests.incrementAndGet();
        }

        @Override
        public void answered() {
            requests.decrementAndGet();
        }
    }

    @Override
    public String name() {
        return NAME;
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
    public synchronized void behave(Behaviour changed) {
        behaviour = changed;
        if (changed.mode() == Mode.DEAD) {
            shut();
        } else if (listening.isClosed()) {
            try {
                listening = LoopbackPorts.listen(port);
                listen(listening);
            } catch (IOException e) {
                throw new UncheckedIOException(NAME + " on port " + port, e);
            }
        }
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
        database.close();
    }

    private void shut() {
        try {
            listening.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
