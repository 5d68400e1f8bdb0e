package kr.ieum.gateway.exchange.intake;

import java.util.Optional;

/** A place from which records are taken while the node stands. */
public interface Taking extends AutoCloseable {

    /** Begins to take. */
    void start();

    /** Which place it is, as the configuration names it. */
    String place();

    /** Why nothing can be taken from it now, in a stable word; nothing where all is well. */
    Optional<String> hindrance();

    /** Takes nothing more, and returns when the record under way is settled or left where it lies. */
    @Override
    void close();
}
