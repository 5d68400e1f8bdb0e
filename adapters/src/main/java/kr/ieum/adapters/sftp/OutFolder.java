package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kr.ieum.adapters.Credential;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder at an agency's SFTP server into which we put files. Each is written under a name that ends with {@code .part} and renamed when it is
 * whole and as long as it has to be, so that nobody who goes by names sees half of one. Each visit has a client of its own and leaves no thread
 * or connection behind. Thread-safe.
 */
public final class OutFolder {

    private static final String PART = ".part";

    private final Place place;
    private final Supplier<Credential.Login> login;

    /**
     * Where it is.
     *
     * @param hostKeyFingerprint {@code SHA256:…}; a server with another key is not talked to
     * @param connectTimeout for connection, key exchange and login each
     * @param visitTimeout for the whole visit
     */
    public record Place(
            URI address, String hostKeyFingerprint, String directory, Duration connectTimeout, Duration visitTimeout) {}

    /** @param login asked anew for each visit */
    public OutFolder(Place place, Supplier<Credential.Login> login) {
        this.place = place;
        this.login = login;
    }

    /**
     * A file to be put there.
     *
     * @param name one path segment
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outgoing(String name, byte[] bytes) {

        /** @throws IllegalArgumentException when the name is a path */
        public Outgoing {
            if (!DeliveryName.isOneSegment(name)) {
                throw new IllegalArgumentException("a file's name is one path segment");
            }
        }
    }

    /** What became of it. Causes are stable words, never text of the server. */
    public sealed interface Outcome {

        /** All are there under their names. */
        record Put() implements Outcome {}

        /** The server took the login and not this file. */
        record NotTaken(String cause) implements Outcome {}

        /** The server or the folder can't be used as it is. Whether the files are there isn't known. */
        record Away(String cause) implements Outcome {}
    }

    /**
     * Puts files there in this order; one of the same name is replaced.
     *
     * @throws InterruptedException when the caller is interrupted; the visit has ended
     */
    public Outcome put(List<Outgoing> files) throws InterruptedException {
        Attempted attempted = new Attempted();
        try (DeliveryServer server = new DeliveryServer(new DeliveryServer.Settings(
                place.address(),
                place.hostKeyFingerprint(),
                login.get(),
                place.directory(),
                place.connectTimeout(),
                place.visitTimeout()))) {
            server.visit(folder -> {
                for (Outgoing file : files) {
                    attempted.put(folder, file);
                }
            });
            return new Outcome.Put();
        } catch (NotTaken e) {
            return attempted.fault.orElseGet(() -> new Outcome.Away(e.outcome()));
        }
    }

    /** Keeps whose failure it was, which the visit doesn't tell apart. */
    private static final class Attempted {

        private Optional<Outcome> fault = Optional.empty();

        void put(RemoteFolder folder, Outgoing file) throws IOException, NotTaken {
            try {
                write(folder, file);
            } catch (SftpException e) {
                fault = Optional.of(outcome(e.getStatus()));
                throw e;
            }
        }

        private void write(RemoteFolder folder, Outgoing file) throws IOException, NotTaken {
            String part = file.name() + PART;
            try (OutputStream out = folder.write(part)) {
                out.write(file.bytes());
            }
            if (folder.find(part)
                    .filter(written -> written.size() == file.bytes().length)
                    .isEmpty()) {
                fault = Optional.of(new Outcome.NotTaken("cut"));
                throw new NotTaken("cut");
            }
            folder.rename(part, file.name());
        }
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> new Outcome.Away("no-folder");
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT ->
                new Outcome.Away("forbidden");
            case SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, SftpConstants.SSH_FX_QUOTA_EXCEEDED ->
                new Outcome.Away("no-space");
            case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST -> new Outcome.Away("reset");
            default -> new Outcome.NotTaken("status-" + status);
        };
    }
}
