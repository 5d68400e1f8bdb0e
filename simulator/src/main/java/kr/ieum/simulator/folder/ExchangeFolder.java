package kr.ieum.simulator.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SftpListener;
import kr.ieum.simulator.server.SimulatedRegister;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * One folder at an agency's SFTP server, in which callers may do as they like. Recorded is each file to which a caller gives a name or a place, as it lies there
 * then, with the lines of {@code ID.sig} for the headers of {@code ID.txt}; the signatures themselves aren't.
 */
public final class ExchangeFolder implements SimulatedRegister {

    /** What follows a file's name in that of its signature. */
    static final String SIGNATURE = ".sig";

    private static final Charset FORMER = Charset.forName("MS949");

    private final String name;
    private final String path;
    private final Path home;
    private final Path root;
    private final Path folder;
    private final RequestLog log;
    private final SftpListener server;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);

    private ExchangeFolder(String name, String path, int port, String password, Clock clock) throws IOException {
        this.name = name;
        this.path = path;
        home = Files.createTempDirectory("ieum-simulator");
        root = home.resolve("files");
        folder = Files.createDirectories(root.resolve(path.substring(1)));
        log = new RequestLog(clock);
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Placed());
        server = SftpListener.open(port, password, root, sftp);
    }

    /**
     * Starts the server on that port, or on any free one when it is 0.
     *
     * @param path of the folder, such as {@code /in}
     */
    public static ExchangeFolder open(String name, String path, int port, String password, Clock clock) {
        try {
            return new ExchangeFolder(name, path, port, password, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fingerprint of the host key, {@code SHA256:…}. */
    public String hostKey() {
        return server.hostKey();
    }

    /** The folder's path at the server. */
    public String path() {
        return path;
    }

    /** What the agency itself puts there: whole under its name, in place of one that has it. */
    void put(String file, byte[] bytes) {
        try {
            Path draft = Files.createTempFile(home, "draft", ".dat");
            Files.write(draft, bytes);
            Files.move(
                    draft, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file that the agency leaves for others, and then its signature, which hands it in.
     *
     * @throws UncheckedIOException when the signer has no key
     */
    public void leave(String file, String contentType, byte[] bytes, FolderSigner signer) {
        byte[] signature = signer.sign(path, file, contentType, bytes);
        put(file, bytes);
        put(file + SIGNATURE, signature);
    }

    /** What lies there now as text, by the path within the folder. */
    public Map<String, String> files() {
        try (Stream<Path> paths = Files.walk(folder)) {
            Map<String, String> files = new TreeMap<>();
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), text(Files.readAllBytes(file)));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8, or else what agencies wrote before it. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, FORMER);
        }
    }

    /** Records what a caller has put somewhere. */
    private final class Placed implements SftpEventListener {

        @Override
        public void moved(
                ServerSession session, Path source, Path target, Collection<CopyOption> options, Throwable thrown)
                throws IOException {
            if (thrown == null && !target.toString().endsWith(SIGNATURE)) {
                Path file = root.resolve(target.toString().substring(1));
                log.record("put", target.toString(), signed(file), text(Files.readAllBytes(file)));
            }
        }
    }

    private static Map<String, String> signed(Path file) throws IOException {
        String name = file.getFileName().toString();
        int ending = name.lastIndexOf('.');
        Path signature = file.resolveSibling((ending < 0 ? name : name.substring(0, ending)) + SIGNATURE);
        Map<String, String> fields = new LinkedHashMap<>();
        if (Files.exists(signature)) {
            for (String line : Files.readAllLines(signature, StandardCharsets.US_ASCII)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT),
                            line.substring(colon + 1).strip());
                }
            }
        }
        return fields;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public Behaviour behaviour() {
        return behaviour;
    }

    @Override
    public synchronized void behave(Behaviour changed) {
        try {
            switch (changed.mode()) {
                case NORMAL -> server.start();
                case DEAD -> server.stop();
                default -> throw new IllegalArgumentException(name + " is well or dead, and nothing else");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        behaviour = changed;
    }

    @Override
    public Activity activity() {
        return new Activity(0, server.sessions());
    }

    @Override
    public List<RecordedRequest> requests() {
        return log.list();
    }

    @Override
    public void clearRequests() {
        log.clear();
    }

    @Override
    public synchronized void close() {
        server.close(home);
    }
}
