package kr.ieum.gateway.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps the key by which a gateway signs its answers. */
@Command(
        name = "pin",
        description =
                "Fetches the key by which the gateway signs its answers and keeps it. Compare what is printed with"
                        + " what the operator told you by another way.",
        footer = {
            "",
            "Exit code 0: kept. 1: not fetched; nothing was kept. 2: misuse.",
            "",
            "Example:",
            "  bin/ieum client pin --gateway https://localhost:8443"
        })
final class ClientPinCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Mixin
    ClientFiles files = new ClientFiles();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        URI address = files.gateway.resolve("/exchange/v1/keys");
        try (HttpClient http = HttpClient.newBuilder()
                .sslContext(files.tls())
                .connectTimeout(PATIENCE)
                .build()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                return trouble(address + " answered " + answer.statusCode());
            }
            Path kept = files.pinned();
            Files.writeString(kept, answer.body());
            spec.commandLine().getOut().println(answer.body());
            spec.commandLine().getErr().println("Kept in " + kept + ".");
            return 0;
        } catch (IOException | GeneralSecurityException e) {
            return trouble(ClientFiles.words(e));
        }
    }

    private int trouble(String words) {
        spec.commandLine().getErr().println("Nothing was kept: " + words);
        return 1;
    }
}
