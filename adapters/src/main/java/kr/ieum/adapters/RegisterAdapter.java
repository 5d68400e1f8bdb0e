package kr.ieum.adapters;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;

/**
 * One register, reached through its transport. Thread-safe; called on virtual threads by the release path, which owns
 * fan-out and deadlines.
 */
public interface RegisterAdapter extends AutoCloseable {

    /** Who drops the source fields that were not permitted. */
    enum Narrowing {
        /** The register is asked for the permitted fields only. */
        AT_SOURCE,
        /** The register's answer is fixed; the adapter drops the rest while it parses. */
        IN_ADAPTER
    }

    /** The register's id in the configuration. */
    String register();

    /**
     * The search attributes that it can be asked by, such as {@link SubjectKey#PERSON}; a question with a key of another kind is a bug of
     * the caller.
     */
    default Set<AttributeKey> keyKinds() {
        return Set.of(SubjectKey.PERSON);
    }

    /** Where the answer is narrowed; the catalogue says so. */
    Narrowing narrowing();

    /**
     * The end of the planned stop that this moment lies in; nothing while the register may be asked. Known without asking, so
     * that nothing is spent on a question that nobody would hear.
     */
    default Optional<Instant> closedUntil(Instant moment) {
        return Optional.empty();
    }

    /**
     * Asks the register about one subject and waits for the answer until the question's deadline. Bad answers are
     * values, never exceptions.
     *
     * @throws InterruptedException when the caller is interrupted; the call to the register is abandoned and its
     *     connection released before this returns
     */
    RegisterAnswer ask(RegisterQuestion question) throws InterruptedException;

    /** Questions in progress now; 0 after every deadline has passed (design P6). */
    int inFlight();

    /** How the register fares, for the operator; a transport tells more than this. */
    default RegisterStatus status() {
        return new RegisterStatus(register(), "", narrowing(), inFlight(), Optional.empty(), Optional.empty());
    }

    /** Stops the transport; questions in progress end as unreachable. */
    @Override
    void close();
}
