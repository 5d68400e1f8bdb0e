package kr.ieum.gateway.web.exchange;

import java.util.Optional;
import kr.ieum.gateway.identity.SystemId;

/** Is told of whom the edge turns away, before any resource is reached. Called while the caller waits: it only counts. */
public interface EdgeWatch {

    /**
     * Somebody isn't who he must be, or nothing proves it.
     *
     * @param system whose certificate the connection has, where the registry knows it
     * @param problem name of the problem, of a closed list
     */
    void refused(Optional<SystemId> system, String problem);

    /**
     * An agency asks faster, or more at once, than it may.
     *
     * @param problem name of the problem, of a closed list
     * @param status of the answer
     */
    void slowed(SystemId system, String problem, int status);
}
