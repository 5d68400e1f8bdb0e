package kr.ieum.simulator.server;

import java.util.List;

/** The handle by which control steers and watches one register, whatever its transport. */
public interface SimulatedRegister extends AutoCloseable {

    /** Name in control's paths, such as {@code tax-income}. */
    String name();

    /** The port on 127.0.0.1, the same for the whole life. */
    int port();

    /** How it behaves now. */
    Behaviour behaviour();

    /** Changes the behaviour for every request that arrives from now on. */
    void behave(Behaviour behaviour);

    /** Whether its protocol has a way to announce a planned stop. */
    default boolean announcesStops() {
        return false;
    }

    /** Requests and connections in progress. */
    Activity activity();

    /** The last requests received, oldest first, at most {@link RequestLog#CAPACITY}. */
    List<RecordedRequest> requests();

    /** Forgets the recorded requests. */
    void clearRequests();

    @Override
    void close();
}
