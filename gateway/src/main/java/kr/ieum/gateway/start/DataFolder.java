package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.identity.MasterKey;
import kr.ieum.gateway.identity.MasterKeySource;
import kr.ieum.gateway.identity.PrivateFiles;
import kr.ieum.gateway.log.H2File;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a node's own things: {@code format} (version of its layout), {@code lock}, {@code keys/}, {@code secrets/},
 * {@code db/}, {@code log/} (the published disclosure log), {@code logs/}, {@code spool/}. One process at a time holds it; the operating system releases the lock when
 * that process dies, however it dies.
 */
final class DataFolder implements AutoCloseable {

    static final String FORMAT = "ieum-data/1";

    /** What a person, or a first start that was cut short, may have left there. */
    private static final Set<String> ALLOWED_BEFORE =
            Set.of("secrets", "lock", "lost+found", "keys", PrivateFiles.unfinished("format"));

    private final Path folder;
    private final FileChannel lockFile;
    private final MasterKey masterKey;

    private DataFolder(Path folder, FileChannel lockFile, MasterKey masterKey) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.masterKey = masterKey;
    }

    /**
     * Opens the folder for this process alone, and makes it on first start.
     *
     * @throws StartRefusedException when another process holds it, it is of another format, or can't be used
     */
    static DataFolder open(Path folder) throws StartRefusedException {
        return open(folder, Map.of());
    }

    /**
     * The same for a node whose master key may come from its environment, as {@link MasterKeySource} says.
     *
     * @throws StartRefusedException also when it names one that can't be had, or the folder has one of its own
     */
    static DataFolder open(Path folder, Map<String, String> environment) throws StartRefusedException {
        FileChannel lockFile = null;
        try {
            PrivateFiles.folder(folder);
            lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                throw new StartRefusedException("The data folder " + folder
                        + " is in use by another Ieum process; end that one first, or give this one its own"
                        + " --data DIR.");
            }
            DataFolder opened = new DataFolder(folder, lockFile, checkOrMake(folder, elsewhere(folder, environment)));
            lockFile = null;
            return opened;
        } catch (IOException e) {
            throw new StartRefusedException("The data folder " + folder + " can't be used ("
                    + e.getClass().getSimpleName()
                    + "); make it a folder that this account may write, or give another --data DIR.");
        } finally {
            closeQuietly(lockFile);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Optional<MasterKey> elsewhere(Path folder, Map<String, String> environment)
            throws StartRefusedException {
        try {
            Optional<MasterKey> key = MasterKeySource.of(environment);
            if (key.isPresent() && Files.exists(folder.resolve("keys").resolve("master.key"))) {
                throw new StartRefusedException(
                        "The data folder " + folder + " has a master key of its own, keys/master.key, and the"
                                + " environment names another; unset the variable, or move to a"
                                + " new data folder.");
            }
            return key;
        } catch (IOException e) {
            throw new StartRefusedException("The node's master key can't be had: " + e.getMessage() + ".");
        }
    }

    private static MasterKey checkOrMake(Path folder, Optional<MasterKey> elsewhere)
            throws IOException, StartRefusedException {
        Path format = folder.resolve("format");
        Path key = folder.resolve("keys").resolve("master.key");
        if (Files.exists(format)) {
            String found = Files.readString(format).strip();
            if (!FORMAT.equals(found)) {
                throw new StartRefusedException("The data folder " + folder + " has the format '" + found
                        + "' and this program reads '" + FORMAT + "'; use the program that made it.");
            }
            return keyOf(folder, elsewhere);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Set<String> strange = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !ALLOWED_BEFORE.contains(name))
                    .collect(Collectors.toSet());
            if (!strange.isEmpty()) {
                throw new StartRefusedException("The folder " + folder
                        + " is no data folder of Ieum and not empty; give an empty or a new one as --data DIR.");
            }
        }
        // The format file comes last: a first start that was cut short is simply done again.
        if (elsewhere.isEmpty() && !Files.exists(key)) {
            MasterKey.make(key);
        }
        PrivateFiles.write(format, FORMAT + "\n");
        return keyOf(folder, elsewhere);
    }

    private static MasterKey keyOf(Path folder, Optional<MasterKey> elsewhere)
            throws IOException, StartRefusedException {
        for (String room : List.of("secrets", "db", "logs")) {
            PrivateFiles.folder(folder.resolve(room));
        }
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        Path key = folder.resolve("keys").resolve("master.key");
        try {
            return MasterKey.read(key);
        } catch (IOException e) {
            throw new StartRefusedException("The node's master key " + key
                    + " is missing or not readable; restore it from its backup, without it nothing encrypted"
                    + " can be read.");
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a lock file could not be closed", e);
            }
        }
    }

    MasterKey masterKey() {
        return masterKey;
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    /**
     * The address of the H2 database. {@code WRITE_DELAY=0} because the default loses acknowledged rows in a kill; the log
     * adds {@code CHECKPOINT SYNC} against a power cut. Closing is the pool's business, not a shutdown hook's of H2.
     *
     * @throws StartRefusedException when the folder's name can't stand in an address of H2
     */
    String h2Url() throws StartRefusedException {
        Path file = folder.resolve("db").resolve("ieum");
        if (file.toString().indexOf(';') >= 0) {
            throw new StartRefusedException(
                    "The data folder's name " + folder + " holds a ';'; give another --data DIR.");
        }
        return H2File.url(folder.resolve("db")) + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    Path spool() {
        return folder.resolve("spool");
    }

    /** Checkpoints and tiles of the disclosure log; made anew from the database where they are lost. */
    Path logFiles() {
        return folder.resolve("log");
    }

    /** What the demo's systems would hold. */
    Path demoSystems() {
        return folder.resolve("demo-systems");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** Gives the folder free for another process. */
    @Override
    public void close() {
        closeQuietly(lockFile);
    }
}
