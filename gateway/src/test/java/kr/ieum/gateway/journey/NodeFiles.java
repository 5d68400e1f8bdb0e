package kr.ieum.gateway.journey;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/** What a running node has in its folder. A partial tile of the log may go while it is read, for a fuller one takes its place. */
final class NodeFiles {

    private NodeFiles() {}

    /** The bytes of each file, by its path in the folder. */
    static Map<String, byte[]> read(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                } catch (NoSuchFileException gone) {
                    return visitFileFailed(file, gone);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException
                        && folder.relativize(file).startsWith("log")) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }
        });
        return contents;
    }
}
