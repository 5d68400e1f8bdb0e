package kr.ieum.adapters.sftp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** A real SFTP server over a folder that a test fills as it likes. */
final class DeliveryFolder implements AutoCloseable {

    static final String PASSWORD = "delivery-password";

    private final Path folder;
    private final KeyPair hostKey;
    private final SshServer server;
    private final AtomicReference<Runnable> beforeReading = new AtomicReference<>(() -> {});
    private final AtomicInteger passwordsSeen = new AtomicInteger();

    DeliveryFolder(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        hostKey = KeyPairGenerator.getInstance("EC").generateKeyPair();
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) -> {
            passwordsSeen.incrementAndGet();
            return user.equals("ieum") && password.equals(PASSWORD);
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.setFileSystemAccessor(new SftpFileSystemAccessor() {
            @Override
            public SeekableByteChannel openFile(
                    SftpSubsystemProxy subsystem,
                    FileHandle fileHandle,
                    Path file,
                    String handle,
                    Set<? extends OpenOption> options,
                    FileAttribute<?>... attributes)
                    throws IOException {
                beforeReading.get().run();
                return Files.newByteChannel(file);
            }
        });
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    URI address() {
        return URI.create("sftp://127.0.0.1:" + server.getPort());
    }

    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    int passwordsSeen() {
        return passwordsSeen.get();
    }

    /** Something that happens while a delivery is being fetched. */
    void beforeReading(Runnable happening) {
        beforeReading.set(happening);
    }

    Path put(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    /** A delivery that says it holds as many lines as it does. */
    static byte[] delivery(String date, String... lines) {
        return delivery(date, lines.length, lines);
    }

    static byte[] delivery(String date, int declared, String... lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        line(bytes, header(date));
        for (String line : lines) {
            line(bytes, line);
        }
        line(bytes, "T%09d".formatted(declared) + " ".repeat(110));
        return bytes.toByteArray();
    }

    static String header(String date) {
        return "H1210000" + date + date + " ".repeat(96);
    }

    private static void line(ByteArrayOutputStream bytes, String line) {
        bytes.writeBytes((line + "\r\n").getBytes(US_ASCII));
    }

    /** A D record of 120 bytes. */
    static String detail(String number, long income) {
        return "D2025" + number + "%-20s".formatted("NAME OF " + number.substring(7)) + "01"
                + "+%013d+%013d".formatted(income, income) + " ".repeat(52);
    }
}
