package kr.ieum.simulator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kr.ieum.simulator.server.Activity;
import kr.ieum.simulator.server.Behaviour;
import kr.ieum.simulator.server.Mode;
import kr.ieum.simulator.server.RecordedRequest;
import kr.ieum.simulator.server.RequestLog;
import kr.ieum.simulator.server.SftpListener;
import kr.ieum.simulator.server.SimulatedRegister;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * An agency's SFTP server on 127.0.0.1: a read-only home with the folder {@code /out}. Its host key
 * stays the same while the register is dead.
 */
public final class DeliveryServer implements SimulatedRegister {

    private static final long DRIP_MILLIS = 1000;

    private final String name;
    private final Path home;
    private final Deliveries deliveries;
    private final RequestLog log;
    private final Watch watch;
    private volatile Behaviour behaviour = Behaviour.of(Mode.NORMAL);
    private final SftpListener server;

    private DeliveryServer(String name, int port, String password, Clock clock, NightlyFile file) throws IOException {
        this.name = name;
        home = Files.createTempDirectory("ieum-simulator");
        Path out = Files.createDirectories(home.resolve("files").resolve("out"));
        LocalDate lastNight = LocalDate.now(clock).minusDays(1);
        deliveries = new Deliveries(out, file, lastNight);
        log = new RequestLog(clock);
        watch = new Watch(log, this::delayMillis);
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(watch);
        sftp.setFileSystemAccessor(new Accessor());
        server = SftpListener.open(port, password, home.resolve("files"), sftp);
    }

    /** Starts the server on that port, or on any free one when it is 0, with last night's file. */
    public static DeliveryServer open(String name, int port, String password, Clock clock, NightlyFile file) {
        try {
            return new DeliveryServer(name, port, password, clock, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long delayMillis() {
        Behaviour now = behaviour;
        return now.mode() == Mode.SLOW ? now.millis() : 0;
    }

    /** Fingerprint of the host key, {@code SHA256:…}. */
    public String hostKey() {
        return server.hostKey();
    }

    /** Writes the file of that night, beside those that are there; returns its name. */
    public String deliver(LocalDate night) {
        return deliveries.deliver(night, behaviour.mode());
    }

    /** Puts any bytes where the newest file lies. */
    public void put(byte[] bytes) {
        deliveries.put(bytes);
    }

    /** The night of the newest file. */
    public LocalDate newestNight() {
        return deliveries.newest();
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
        behaviour = changed;
        try {
            if (changed.mode() == Mode.DEAD) {
                server.stop();
            } else {
                deliveries.write(changed.mode());
                server.start();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Activity activity() {
        return new Activity(watch.open(), server.sessions());
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

    /** Opens files for reading, one byte a second where the mode says so. */
    private final class Accessor implements SftpFileSystemAccessor {

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle fileHandle,
                Path file,
                String handle,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
                throw new AccessDeniedException(file.toString());
            }
            SeekableByteChannel channel = Files.newByteChannel(file);
            return behaviour.mode() == Mode.DRIP ? new DripChannel(channel, DRIP_MILLIS) : channel;
        }
    }
}
