package kr.ieum.gateway.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The directory of a node that keeps its own database (design §10): a file with the format's version, a lock that only one
 * process holds, and the H2 database. The lock is the operating system's, so a killed process leaves none behind.
 */
public final class DataDirectory implements AutoCloseable {
    /** Version of everything that lies in the directory. */
    public static final String FORMAT = "ieum-data/1";

    private static final String FORMAT_FILE = "format";
    private static final String LOCK_FILE = "lock";
    private static final String DATABASE = "ieum";

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** The directory can't be used; the message says why and what to do. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    /**
     * Makes the directory when it is missing, checks its format and locks it.
     *
     * @throws Refused when another process uses it or its format isn't this version's
     */
    public static DataDirectory open(Path directory) {
        FileChannel lockFile = null;
        try {
            Files.createDirectories(directory);
            lockFile = FileChannel.open(
                    directory.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            lock(directory, lockFile);
            checkFormat(directory);
            return new DataDirectory(directory, lockFile);
        } catch (IOException e) {
            closeQuietly(lockFile);
            throw new UncheckedIOException("the data directory " + directory + " can't be used", e);
        } catch (RuntimeException e) {
            closeQuietly(lockFile);
            throw e;
        }
    }

    private static void lock(Path directory, FileChannel lockFile) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new Refused("the data directory " + directory + " is used by " + holder(lockFile)
                    + ": stop it, or start this one with another data directory; several nodes need PostgreSQL");
        }
        ByteBuffer pid = ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
        lockFile.truncate(0);
        lockFile.write(pid, 0);
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(32);
        lockFile.read(text, 0);
        String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
        return pid.matches("\\d+") ? "process " + pid : "another process";
    }

    private static void checkFormat(Path directory) throws IOException {
        Path format = directory.resolve(FORMAT_FILE);
        if (!Files.exists(format)) {
            if (Files.exists(directory.resolve(DATABASE + ".mv.db"))) {
                throw new Refused("the data directory " + directory + " has a database but no file '" + FORMAT_FILE
                        + "': it isn't whole; restore it from a backup");
            }
            // Written under another name and moved, so that a kill can't leave half a version behind.
            Path whole = Files.writeString(directory.resolve(FORMAT_FILE + ".new"), FORMAT + "\n");
            Files.move(whole, format, StandardCopyOption.ATOMIC_MOVE);
        }
        String found = Files.readString(format).strip();
        if (!found.equals(FORMAT)) {
            throw new Refused("the data directory " + directory + " has format '" + found + "', this version reads '"
                    + FORMAT + "': start the version that wrote it, or another directory");
        }
    }

    /** The directory itself, for what other rooms keep beside the database. */
    public Path path() {
        return directory;
    }

    /**
     * The H2 URL of this directory's database. {@code WRITE_DELAY=0} is half of its durability ({@link Durability} has the
     * other half); {@code async:} opens the file through channels that survive an interrupt: with H2's plain ones, the
     * first interrupted thread that reads a page closes the whole database under everyone, the log included.
     */
    public String h2Url() {
        return h2Url("async:", directory);
    }

    /** The same URL for a directory that somebody else has locked. */
    public static String h2Url(Path directory) {
        return h2Url("async:", directory);
    }

    static String h2Url(String fileSystem, Path directory) {
        return "jdbc:h2:" + fileSystem + directory.toAbsolutePath().resolve(DATABASE)
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0";
    }

    /** Gives the directory free; call it after the database is closed. */
    @Override
    public void close() {
        closeQuietly(lockFile);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                LoggerFactory.getLogger(DataDirectory.class).debug("closing the lock failed", e);
            }
        }
    }
}
