package kr.ieum.gateway.log.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * {@code jdbc:h2:ahead:…}: files whose changes go ahead into a journal beside them ({@link AheadFile}), named like the file with
 * {@value #JOURNAL} behind. H2 alone takes a power cut well only where the disk writes its pages in the order in which they
 * were given to it, which no disk promises between two forcings.
 */
public final class AheadFileSystem extends FilePathWrapper {

    static final String JOURNAL = ".ahead";

    /** Long enough that the file itself is seldom forced, short enough to be repeated at a start in a fraction of a second. */
    private static final long LONGEST = 32L << 20;

    /** Makes the scheme known to H2. */
    public static void register() {
        FilePath.register(new AheadFileSystem());
    }

    @Override
    public String getScheme() {
        return "ahead";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FilePath journal = journal();
        if (mode.equals("r")) {
            if (journal.exists() && journal.size() > 0) {
                throw new IOException(
                        getBase().getName() + " was left by a kill or a power cut: open it for writing first");
            }
            return super.open(mode);
        }
        boolean fresh = !journal.exists();
        FileChannel changes = journal.open("rw");
        FileChannel file;
        try {
            file = super.open(mode);
            if (fresh) {
                forceFolder();
            }
        } catch (IOException | RuntimeException e) {
            changes.close();
            throw e;
        }
        return new AheadFile(file, new Journal(changes), LONGEST);
    }

    /** The names of the new files must survive as the bytes in them do. */
    private void forceFolder() throws IOException {
        FilePath real = getBase();
        while (real instanceof FilePathWrapper wrapper) {
            real = wrapper.unwrap();
        }
        Path folder = Path.of(real.toString()).toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    private FilePath journal() {
        return FilePath.get(getBase() + JOURNAL);
    }

    @Override
    public void delete() {
        super.delete();
        if (journal().exists()) {
            journal().delete();
        }
    }
}
