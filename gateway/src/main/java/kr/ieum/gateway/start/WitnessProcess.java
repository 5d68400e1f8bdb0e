package kr.ieum.gateway.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kr.ieum.gateway.identity.PrivateFiles;
import kr.ieum.gateway.keys.SigningKey;
import kr.ieum.gateway.log.note.NoteRefused;
import kr.ieum.gateway.log.note.NoteSigner;
import kr.ieum.gateway.log.note.VerifierKey;
import kr.ieum.gateway.log.tile.Disk;
import kr.ieum.gateway.log.witness.Witness;
import kr.ieum.gateway.log.witness.WitnessServer;

/** A witness with its folder: {@code lock}, {@code witness.key} (made at the first start) and what it remembers of each log. */
public final class WitnessProcess implements AutoCloseable {
    private final FileChannel lock;
    private final WitnessServer server;
    private final NoteSigner signer;

    private WitnessProcess(FileChannel lock, WitnessServer server, NoteSigner signer) {
        this.lock = lock;
        this.server = server;
        this.signer = signer;
    }

    /**
     * Starts to answer.
     *
     * @param name the witness's name, such as {@code witness.example/w1}
     * @param logs verifier keys of logs, or files that hold one each
     * @throws StartRefusedException when the folder is in use or damaged, a key isn't one, or the address is taken
     */
    public static WitnessProcess start(Path folder, String name, List<String> logs, String address, int port)
            throws StartRefusedException {
        List<VerifierKey> known = new ArrayList<>();
        FileChannel lock = null;
        try {
            for (String log : logs) {
                known.add(VerifierKey.parse(log.contains("+") ? log : Files.readString(Path.of(log))));
            }
            PrivateFiles.folder(folder);
            lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                throw new StartRefusedException("The folder " + folder + " is in use by another witness.");
            }
            NoteSigner signer = NoteSigner.ofWitness(name, key(folder.resolve("witness.key")));
            Witness witness = new Witness(folder.resolve("logs"), Disk.REAL, signer, known, Clock.systemUTC());
            WitnessServer server =
                    WitnessServer.start(witness, new InetSocketAddress(InetAddress.getByName(address), port));
            WitnessProcess process = new WitnessProcess(lock, server, signer);
            lock = null;
            return process;
        } catch (NoteRefused refused) {
            throw new StartRefusedException("A log's key isn't one: " + refused.getMessage() + ".");
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw new StartRefusedException("The folder " + folder + " is in use by another witness.");
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefusedException("The witness can't start with folder " + folder + " and port " + port + ": "
                    + e.getClass().getSimpleName() + " " + e.getMessage() + ".");
        } finally {
            if (lock != null) {
                close(lock);
            }
        }
    }

    private static SigningKey key(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] seed = new byte[32];
            new SecureRandom().nextBytes(seed);
            PrivateFiles.write(file, HexFormat.of().formatHex(seed) + "\n");
        }
        return SigningKey.ofSeed(
                "witness", HexFormat.of().parseHex(Files.readString(file).strip()));
    }

    /** The key that others check its cosignatures with. */
    public String verifierKey() {
        return signer.verifier().text();
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        close(lock);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a lock file could not be closed", e);
        }
    }
}
