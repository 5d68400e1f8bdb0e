package kr.ieum.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A private copy of the packaged product, in the run's own folder. Neither the AOT cache that the run makes nor a build that
 * goes on beside it disturbs the other.
 */
record Installation(Path root) {

    private static final List<Path> PARTS = List.of(
            Path.of("bin"),
            Path.of("config"),
            Path.of("schemas"),
            Path.of("gateway/target/app"),
            Path.of("simulator/target/app"));

    /** Sources and build results of the schemas, and a cache that the user may have made. */
    private static final Set<Path> LEFT_OUT =
            Set.of(Path.of("schemas/src"), Path.of("schemas/target"), Path.of("gateway/target/app/aot"));

    private static final long WARM_SECONDS = 300;

    static Installation copy(Path root, Path work) throws IOException {
        Path copy = work.resolve("installation");
        for (Path part : PARTS) {
            copyTree(root, part, copy);
        }
        openAtAllHours(copy.resolve("config/registers"));
        return new Installation(copy);
    }

    /** Takes the planned stops out of the registers, so that a figure doesn't depend on the hour of the run. */
    private static void openAtAllHours(Path registers) throws IOException {
        try (Stream<Path> files = Files.list(registers)) {
            for (Path file : files.toList()) {
                Files.writeString(file, Files.readString(file).replaceAll("(?m)^  closed: .*\\R", ""));
            }
        }
    }

    static void copyTree(Path from, Path part, Path to) throws IOException {
        Files.walkFileTree(from.resolve(part), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(from.relativize(folder))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    Path launcher() {
        return root.resolve("bin/ieum");
    }

    Path config() {
        return root.resolve("config");
    }

    Path simulator() {
        return root.resolve("simulator/target/app/ieum-simulator.jar");
    }

    /** A tool of the JDK that runs this program; {@code benchmarks/run} has the launcher use the same one. */
    static Path tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** Runs {@code bin/ieum warm}, so that the starts after it have their AOT cache. */
    void warm(Children children, Path log) throws IOException, InterruptedException, BenchmarkFailed {
        Process process = children.start(new ProcessBuilder(launcher().toString(), "warm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        if (!process.waitFor(WARM_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new BenchmarkFailed("'bin/ieum warm' made no AOT cache: "
                    + Files.readString(log).strip());
        }
    }
}
