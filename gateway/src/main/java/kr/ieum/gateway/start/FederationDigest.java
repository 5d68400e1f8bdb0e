package kr.ieum.gateway.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * The federation digest (design §6): one SHA-256 over the mappings, registers, views, events and national rules as their files stand. It is in every
 * intent; nodes with another digest run other rules.
 *
 * <p>It is the digest of one line for each file, {@code <hex digest of its bytes>  <folder>/<name>}, ordered by name, the national
 * rules last: what {@code sha256sum} prints, so that anyone can compute it again.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record FederationDigest(String hex) {

    private static final List<String> OF_SCHEMAS = List.of("mappings");
    private static final List<String> OF_CONFIG = List.of("registers", "views");
    private static final String EVENTS = "events";
    private static final String NATIONAL_RULES = "national-rules.yaml";

    static FederationDigest of(Path config, Path schemas, Faults faults) {
        List<String> lines = new ArrayList<>();
        add(config, EVENTS, lines, faults);
        OF_SCHEMAS.forEach(folder -> add(schemas, folder, lines, faults));
        OF_CONFIG.forEach(folder -> add(config, folder, lines, faults));
        addFile(config, NATIONAL_RULES, lines, faults);
        String text = String.join("", lines);
        return new FederationDigest(HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static void add(Path root, String folder, List<String> lines, Faults faults) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return; // where there must be one, its own loader says so
        }
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> HexFormat.of().formatHex(sha256(read(file))) + "  " + folder + "/" + file.getFileName()
                            + "\n")
                    .forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            faults.add(new Fault(folder, 0, "", "F1", "can't be read as a whole", "make every file in it readable"));
        }
    }

    /** One file, which a federation may have or not. */
    private static void addFile(Path root, String name, List<String> lines, Faults faults) {
        if (Files.exists(root.resolve(name))) {
            try {
                lines.add(HexFormat.of().formatHex(sha256(read(root.resolve(name)))) + "  " + name + "\n");
            } catch (UncheckedIOException e) {
                faults.add(new Fault(name, 0, "", "F1", "can't be read", "make it readable"));
            }
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Such as {@code sha-256:4be1…}. */
    @Override
    public String toString() {
        return "sha-256:" + hex;
    }
}
