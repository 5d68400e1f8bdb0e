package kr.ieum.gateway.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kr.ieum.gateway.start.Node;
import kr.ieum.gateway.start.NodeOptions;
import kr.ieum.gateway.start.StartRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Rehearses a start: the shipped demo on a data folder that is thrown away, a few pages, look-ups, queries of a system, the
 * end. The launcher script runs it on a JVM that writes down what was loaded and how it ran, and the JVM makes the AOT cache
 * of that when the process ends.
 */
@Command(
        name = "warm",
        description = "Makes the AOT cache of this build on this machine; 'serve' then starts in about half the time.",
        footer = {"", "Example:", "  bin/ieum warm && bin/ieum serve --demo"})
final class WarmCommand implements Callable<Integer> {

    private static final List<String> PAGES = List.of("actuator/health", "", "login");

    /** Enough for the JVM to know what is worth compiling first. */
    private static final int ROUNDS = 600;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("ieum-warm");
        Path root = Folders.root();
        NodeOptions options = new NodeOptions(
                root.resolve("config"),
                root.resolve("schemas"),
                data.resolve("data"),
                OptionalInt.of(0),
                OptionalInt.of(0),
                true,
                Folders.simulator());
        try (Node node = Node.start(options);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(node.address() + page))
                        .build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                spec.commandLine().getOut().println("/" + page + " " + status);
            }
            Node.Rehearsed answered = node.rehearse(ROUNDS);
            spec.commandLine().getOut().println(answered.lookups() + " look-ups, " + answered.queries() + " queries");
            if (answered.lookups() == 0 || answered.queries() == 0) {
                spec.commandLine()
                        .getErr()
                        .println("No look-up or no query of the demo was answered, so there was nothing to rehearse.");
                return Ieum.FAILED;
            }
            return 0;
        } catch (GeneralSecurityException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return Ieum.FAILED;
        } catch (StartRefusedException refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return Ieum.FAILED;
        } finally {
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
