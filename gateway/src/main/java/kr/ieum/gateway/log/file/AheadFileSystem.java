package kr.ieum.gateway.log.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * {@code jdbc:h2:ahead:…}: files whose changes go ahead into a journal beside them ({@link AheadFile}), named like the file with
 * {@value #JOURNAL} behind. H2 alone takes a power cut well only where the disk writes its pages in the order in which they
 * were given to it, which no disk promises between two forcings.
 *
 * <p>H2 asks for the real path of a database whenever it is connected to, and keeps databases apart by it. Here it tells which
 * opening of the file it is ({@link Opening}), {@code ahead:1:async:…}: once a file has failed, the next connection opens it anew,
 * whatever H2 still does with the database that had it.
 */
public final class AheadFileSystem extends FilePathWrapper {

    static final String JOURNAL = ".ahead";

    /** Long enough that the file itself is seldom forced, short enough to be repeated at a start in a fraction of a second. */
    private static final long LONGEST = 32L << 20;

    private static final String SCHEME = "ahead";
    private static final Pattern NUMBERED = Pattern.compile(SCHEME + ":(?:([0-9]+):)?(.*)", Pattern.DOTALL);

    /** Makes the scheme known to H2. */
    public static void register() {
        FilePath.register(new AheadFileSystem());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(parts(path).group(2));
    }

    /** Files beside it belong to the same opening. */
    @Override
    protected String getPrefix() {
        String number = parts(name).group(1);
        return number == null ? SCHEME + ":" : SCHEME + ":" + number + ":";
    }

    private static Matcher parts(String path) {
        Matcher parts = NUMBERED.matcher(path);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no path of this file system");
        }
        return parts;
    }

    @Override
    public FilePath toRealPath() {
        FilePath real = getBase().toRealPath();
        return FilePath.get(SCHEME + ":" + opening(real).number() + ":" + real);
    }

    /** The one that the path names, or else the present one. */
    private Opening opening(FilePath real) {
        String number = parts(name).group(1);
        return number == null
                ? Opening.present(real.toString())
                : new Opening(real.toString(), Integer.parseInt(number));
    }

    /**
     * Tells, whenever it is asked, whether a file has failed and isn't open again yet.
     *
     * @param path of the file, with the scheme
     */
    public static BooleanSupplier isLost(String path) {
        String file = FilePath.get(parts(path).group(2)).toRealPath().toString();
        return () -> Opening.isAwaited(file);
    }

    /** Whether a file failed under this path, which was its real one when it was opened. */
    public static boolean hasFailed(String path) {
        return FilePath.get(path) instanceof AheadFileSystem named
                && !named.opening(named.getBase().toRealPath()).lasts();
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
        return new AheadFile(
                file, new Journal(changes), LONGEST, opening(getBase().toRealPath()));
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
