package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kr.ieum.adapters.Credential;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder at an agency's SFTP server in which it leaves files for us, and we notes for it. What the server's listing says is not believed: what isn't a plain file, or whose
 * name holds a path, is left alone. A visit has a client of its own and leaves no thread or connection behind. Thread-safe.
 */
public final class DropFolder implements AutoCloseable {

    private static final int MOST_NOTE = 4096;

    private final DeliveryServer server;

    /**
     * A folder.
     *
     * @param hostKeyFingerprint {@code SHA256:…}; a server with another key is not talked to
     * @param connectTimeout for connection, key exchange and login each
     * @param visitTimeout for the whole visit
     */
    public DropFolder(
            URI address,
            String hostKeyFingerprint,
            Credential.Login login,
            String directory,
            Duration connectTimeout,
            Duration visitTimeout) {
        this.server = new DeliveryServer(new DeliveryServer.Settings(
                address, hostKeyFingerprint, login, directory, connectTimeout, visitTimeout));
    }

    /**
     * A plain file as the folder has it at one moment.
     *
     * @param name one path segment
     * @param size in bytes
     * @param changedAt in seconds, by the server's clock
     */
    public record Dropped(String name, long size, long changedAt) {}

    /** What one does during a visit. */
    @FunctionalInterface
    public interface Errand {

        /** @throws IOException when the server breaks off */
        void run(Visit visit) throws IOException;
    }

    /** Takes a file piece by piece. */
    @FunctionalInterface
    public interface Pieces {

        /**
         * The next piece; only the last one may be shorter than was asked for.
         *
         * @return false to read no further
         */
        boolean take(byte[] piece);
    }

    /** The folder while it is visited. */
    public interface Visit {

        /** The plain files whose names end like this, in the order of their names. */
        List<Dropped> files(String ending) throws IOException;

        /** A file as it is now; nothing where there is none of that name, or it is no plain one, or the name holds a path. */
        Optional<Dropped> look(String name) throws IOException;

        /**
         * Reads a file, at most as long as it was said to be.
         *
         * @param size of a piece
         * @return whether it was as long as said, and not longer; not where the server won't have it read
         */
        boolean read(Dropped file, int size, Pieces pieces) throws IOException;

        /** The same of a folder within this one; nothing where there is no such folder. */
        Optional<Dropped> look(String folder, String name) throws IOException;

        /** Leaves a note beside the files. */
        void leave(String name, byte[] note) throws IOException;

        /** Leaves a note in a folder within this one, which is made where it is missing. */
        void leave(String folder, String name, byte[] note) throws IOException;

        /** Puts a file into a folder within this one, in place of one of its name there; nothing is done when another visitor was quicker. */
        void move(String name, String folder) throws IOException;
    }

    /** What became of a visit. */
    public sealed interface Outcome {

        /** The errand was done. */
        record Visited() implements Outcome {}

        /** It wasn't, or not to its end; {@code cause} is a stable word such as {@code refused}, {@code host-key} or {@code timeout}. */
        record Failed(String cause) implements Outcome {}
    }

    /**
     * Visits the folder.
     *
     * @throws InterruptedException when the caller is interrupted; the visit has ended
     */
    public Outcome visit(Errand errand) throws InterruptedException {
        try {
            server.visit(folder -> errand.run(new InFolder(folder)));
            return new Outcome.Visited();
        } catch (NotTaken e) {
            return new Outcome.Failed(e.outcome());
        }
    }

    private record InFolder(RemoteFolder folder) implements Visit {

        @Override
        public List<Dropped> files(String ending) throws IOException {
            return folder.plain(ending);
        }

        @Override
        public Optional<Dropped> look(String name) throws IOException {
            return DeliveryName.isOneSegment(name)
                    ? folder.find(name).map(file -> new Dropped(file.name(), file.size(), file.modified()))
                    : Optional.empty();
        }

        @Override
        public boolean read(Dropped file, int size, Pieces pieces) throws IOException {
            try (InputStream in = folder.read(file.name())) {
                long left = file.size();
                byte[] piece = new byte[size];
                while (left > 0) {
                    int read = in.readNBytes(piece, 0, (int) Math.min(size, left));
                    if (read == 0 || !pieces.take(Arrays.copyOf(piece, read))) {
                        return false;
                    }
                    left -= read;
                }
                return in.read() < 0;
            } catch (SftpException e) {
                // what the server says of this one file; a visit that breaks off is told otherwise
                return false;
            }
        }

        @Override
        public Optional<Dropped> look(String within, String name) throws IOException {
            return DeliveryName.isOneSegment(within)
                    ? new InFolder(folder.within(within)).look(name)
                    : Optional.empty();
        }

        @Override
        public void leave(String name, byte[] note) throws IOException {
            if (!DeliveryName.isOneSegment(name) || note.length > MOST_NOTE) {
                throw new IllegalArgumentException("a note has one path segment for a name, and is short");
            }
            try (OutputStream out = folder.write(name)) {
                out.write(note);
            }
        }

        @Override
        public void leave(String within, String name, byte[] note) throws IOException {
            made(within);
            new InFolder(folder.within(within)).leave(name, note);
        }

        @Override
        public void move(String name, String within) throws IOException {
            if (!DeliveryName.isOneSegment(name)) {
                throw new IllegalArgumentException("a file has one path segment for a name");
            }
            made(within);
            folder.move(name, within);
        }

        private void made(String within) throws IOException {
            if (!DeliveryName.isOneSegment(within)) {
                throw new IllegalArgumentException("a folder has one path segment for a name");
            }
            folder.make(within);
        }
    }

    /** Ends visits in progress. */
    @Override
    public void close() {
        server.close();
    }
}
