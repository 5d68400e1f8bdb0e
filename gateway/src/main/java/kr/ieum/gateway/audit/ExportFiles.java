package kr.ieum.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.ieum.gateway.log.tree.Digest;

/** The files of an export by name, with a manifest that lists the digest of each as {@code sha256sum -c} reads it. */
final class ExportFiles {

    static final String MANIFEST = "manifest.sha256";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    void add(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    String manifest() {
        StringBuilder lines = new StringBuilder();
        files.forEach((name, bytes) -> lines.append(Digest.sha256(bytes).hex())
                .append("  ")
                .append(name)
                .append('\n'));
        return lines.toString();
    }

    /** All files and the manifest, with one time for all of them. */
    byte[] zip(Instant time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, MANIFEST, manifest().getBytes(StandardCharsets.UTF_8), time);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue(), time);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses no bytes", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes, Instant time) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.from(time));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
