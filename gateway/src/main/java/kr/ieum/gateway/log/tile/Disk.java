package kr.ieum.gateway.log.tile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The few acts on files that a log's directory takes, so that a test can let each of them fail. */
public interface Disk {
    /** The file system. */
    Disk REAL = new FileSystem();

    /** Makes a directory with those above it; their names are durable when it returns. */
    void makeDirectory(Path directory) throws IOException;

    /** Writes a file; neither its bytes nor its name are durable yet. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Makes a file's bytes durable. */
    void force(Path file) throws IOException;

    /** Gives a file another name at once, in place of whatever had it; the name isn't durable yet. */
    void rename(Path from, Path to) throws IOException;

    /** Makes the names in a directory durable. */
    void forceNames(Path directory) throws IOException;

    /** A file's bytes, if there is one. */
    Optional<byte[]> read(Path file) throws IOException;

    /** The files in a directory; none where it isn't one. */
    List<Path> list(Path directory) throws IOException;

    /** Removes a file or an empty directory, if there is one. */
    void delete(Path file) throws IOException;

    /** The real one. */
    final class FileSystem implements Disk {
        private FileSystem() {}

        @Override
        public void makeDirectory(Path directory) throws IOException {
            Deque<Path> missing = new ArrayDeque<>();
            Path above = directory.toAbsolutePath();
            while (above != null && !Files.isDirectory(above)) {
                missing.push(above);
                above = above.getParent();
            }
            for (Path next : missing) {
                Files.createDirectories(next);
                Path parent = next.getParent();
                if (parent != null) {
                    forceNames(parent);
                }
            }
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            }
        }

        @Override
        public void force(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void forceNames(Path directory) throws IOException {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public Optional<byte[]> read(Path file) throws IOException {
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        @Override
        public List<Path> list(Path directory) throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.toList();
            } catch (NoSuchFileException | NotDirectoryException e) {
                return List.of();
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
