package kr.ieum.gateway.oversight;

import java.time.Instant;
import java.util.Optional;

/** Which session of each official is the open one; an official has one at a time, on whichever node. Thread-safe. */
public interface OpenSessions {

    /**
     * A session.
     *
     * @param marker random name of the session, not its cookie
     */
    record Opened(String marker, Instant at) {}

    /** Makes this the official's one session and answers the one that it ended. */
    Optional<Opened> open(String official, Opened session);

    /** The official's open session. */
    Optional<Opened> current(String official);

    /** Ends the session, unless another has taken its place. */
    void close(String official, String marker);
}
