package kr.ieum.adapters.contract;

import java.util.List;

/** The real server behind a register under test: it can be told to misbehave, and tells what it was asked. */
public interface RealServer {

    /**
     * Changes its behaviour: {@code normal}, {@code dead} (connection refused), {@code wrong} (malformed), {@code huge} (more than 50
     * MB), {@code charset}, {@code truncated}, {@code other-person} or {@code drip} (a byte a second).
     */
    void behave(String mode);

    /** Answers correctly after a delay. */
    void slow(long millis);

    /** Requests being answered now for a caller who is still there. */
    int active();

    /** Bodies of the requests since the last reset. */
    List<String> requests();

    /** Behaves normally and forgets the requests. */
    void reset();
}
