package kr.ieum.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * SHA-256 over the files that a federation's schemas consist of: in the order of their relative names, each name and each
 * content with its length before it, so that no two folders share a digest by moving bytes between files. A published
 * code list is in it through the digest that its source states.
 */
final class FolderDigest {

    private static final List<String> PARTS = List.of(
            "codes",
            "codes/successors",
            "functions",
            "functions/cross-walks",
            "functions/versions",
            "mappings",
            "model",
            "subsets",
            "tasks",
            "words");

    private FolderDigest() {}

    static String of(Path folder, Faults faults) {
        SortedMap<String, Path> files = new TreeMap<>();
        for (String part : PARTS) {
            Path root = folder.resolve(part);
            if (Files.isDirectory(root)) {
                collect(folder, root, files, faults);
            }
        }
        MessageDigest digest = sha256();
        files.forEach((name, file) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            try {
                add(digest, Files.readAllBytes(file));
            } catch (IOException e) {
                fault(faults, name, e);
            }
        });
        return "sha-256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void collect(Path folder, Path root, SortedMap<String, Path> files, Faults faults) {
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".yaml"))
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
        } catch (IOException e) {
            fault(faults, folder.relativize(root).toString(), e);
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static void fault(Faults faults, String name, IOException e) {
        faults.add(new Fault(
                name, 0, "", "S1", "can't be read (" + e.getClass().getSimpleName() + ")", "make it readable"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
