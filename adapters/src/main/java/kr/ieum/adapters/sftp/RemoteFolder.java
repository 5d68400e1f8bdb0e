package kr.ieum.adapters.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kr.ieum.adapters.sftp.SpooledDelivery.RemoteFile;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * The folder of the deliveries during one visit. What the server's listing says is not believed: entries that are links or folders,
 * or whose names hold a path, are left alone.
 */
final class RemoteFolder {

    private static final int MOST_ENTRIES = 100_000;

    /** The folder itself and the one above, which every listing has. */
    private static final Set<String> HERE = Set.of(".", "..");

    private final SftpClient sftp;
    private final String directory;

    RemoteFolder(SftpClient sftp, String directory) {
        this.sftp = sftp;
        this.directory = directory.equals("/") ? "" : directory;
    }

    /**
     * What the folder holds.
     *
     * @param newest the delivery with the latest date in its name
     * @param ignored entries that are no deliveries but would lead elsewhere, or pose as one
     */
    record Listing(Optional<RemoteFile> newest, int ignored) {}

    /** Looks through the folder. */
    Listing list(DeliveryName names) throws IOException {
        Optional<RemoteFile> newest = Optional.empty();
        LocalDate latest = LocalDate.MIN;
        int ignored = 0;
        int entries = 0;
        try (SftpClient.CloseableHandle folder = sftp.openDir(directory.isEmpty() ? "/" : directory)) {
            for (SftpClient.DirEntry entry : sftp.listDir(folder)) {
                if (++entries > MOST_ENTRIES) {
                    break;
                }
                Optional<LocalDate> date = names.date(entry.getFilename());
                if (isMisleading(entry, date.isPresent())) {
                    ignored++;
                } else if (date.isPresent() && date.get().isAfter(latest)) {
                    latest = date.get();
                    newest = Optional.of(file(entry.getFilename(), entry.getAttributes()));
                }
            }
        }
        return new Listing(newest, ignored);
    }

    /** Whether an entry has a path for a name, or poses as a delivery without being a plain file. */
    private static boolean isMisleading(SftpClient.DirEntry entry, boolean namedAsDelivery) {
        String name = entry.getFilename();
        if (name.equals("..")) {
            return false;
        }
        SftpClient.Attributes attributes = entry.getAttributes();
        boolean plain = attributes.isRegularFile() && !attributes.isSymbolicLink();
        return !DeliveryName.isOneSegment(name) || (namedAsDelivery && !plain);
    }

    /** The file as it is now; nothing when it has become something else. */
    Optional<RemoteFile> look(String name) throws IOException {
        SftpClient.Attributes attributes = sftp.lstat(directory + "/" + name);
        return attributes.isRegularFile() ? Optional.of(file(name, attributes)) : Optional.empty();
    }

    /** The same of a file that may not be there. */
    Optional<RemoteFile> find(String name) throws IOException {
        try {
            return look(name);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The plain files whose names are one path segment and end like this, in the order of their names. */
    List<DropFolder.Dropped> plain(String ending) throws IOException {
        List<DropFolder.Dropped> files = new ArrayList<>();
        int entries = 0;
        try (SftpClient.CloseableHandle folder = sftp.openDir(directory.isEmpty() ? "/" : directory)) {
            for (SftpClient.DirEntry entry : sftp.listDir(folder)) {
                if (++entries > MOST_ENTRIES) {
                    break;
                }
                String name = entry.getFilename();
                if (name.endsWith(ending) && !HERE.contains(name) && !isMisleading(entry, true)) {
                    RemoteFile file = file(entry.getFilename(), entry.getAttributes());
                    files.add(new DropFolder.Dropped(file.name(), file.size(), file.modified()));
                }
            }
        }
        files.sort(Comparator.comparing(DropFolder.Dropped::name));
        return files;
    }

    /** A folder within this one. */
    RemoteFolder within(String name) {
        return new RemoteFolder(sftp, directory + "/" + name);
    }

    /** Makes a folder within this one where there is none. */
    void make(String name) throws IOException {
        String path = directory + "/" + name;
        try {
            if (!sftp.lstat(path).isDirectory()) {
                throw new IOException("something stands where a folder should");
            }
        } catch (SftpException e) {
            if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw e;
            }
            sftp.mkdir(path);
        }
    }

    /** Puts a file into a folder within this one. A server of an older protocol renames nothing over what is there, so that goes first. */
    void move(String name, String into) throws IOException {
        if (find(name).isEmpty()) {
            return;
        }
        String target = directory + "/" + into + "/" + name;
        if (within(into).find(name).isPresent()) {
            sftp.remove(target);
        }
        try {
            sftp.rename(directory + "/" + name, target);
        } catch (SftpException e) {
            // another visitor was quicker
            if (find(name).isPresent()) {
                throw e;
            }
        }
    }

    /** A small file of ours beside them; one of its name is replaced. */
    OutputStream write(String name) throws IOException {
        return sftp.write(directory + "/" + name);
    }

    /** Gives one of our files its name, in place of one that has it. */
    void rename(String from, String to) throws IOException {
        try {
            sftp.rename(directory + "/" + from, directory + "/" + to);
        } catch (SftpException e) {
            // version 3 of the protocol doesn't replace
            if (find(to).isEmpty()) {
                throw e;
            }
            sftp.remove(directory + "/" + to);
            sftp.rename(directory + "/" + from, directory + "/" + to);
        }
    }

    /** Its bytes. */
    InputStream read(String name) throws IOException {
        return sftp.read(directory + "/" + name);
    }

    private static RemoteFile file(String name, SftpClient.Attributes attributes) {
        return new RemoteFile(
                name, attributes.getSize(), attributes.getModifyTime().to(TimeUnit.SECONDS));
    }
}
