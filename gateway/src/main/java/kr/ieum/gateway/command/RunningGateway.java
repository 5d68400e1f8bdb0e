package kr.ieum.gateway.command;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.start.GatewayClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which gateway a verb speaks to, and as whom. The password is read from a file or asked for, never an argument. */
final class RunningGateway {

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "Address of a running gateway. Default: http://127.0.0.1:8080.")
    URI gateway = URI.create("http://127.0.0.1:8080");

    @Option(names = "--user", paramLabel = "ID", required = true, description = "User id of the official who does it.")
    String user = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password. Without it the password is asked for.")
    @Nullable
    Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    /** What is done once somebody is signed in. */
    @FunctionalInterface
    interface Act {
        GatewayClient.Answer with(GatewayClient client) throws IOException, InterruptedException;
    }

    /** Signs in, does it, prints the answer and signs out. */
    int run(Act act) throws InterruptedException {
        try (GatewayClient client = new GatewayClient(gateway)) {
            Optional<char[]> password = password();
            if (password.isEmpty()) {
                return failed(List.of("There is nobody to ask for the password; name a --password-file."));
            }
            Optional<GatewayClient.Answer.Refused> refused = client.signIn(user, password.get());
            GatewayClient.Answer answer = refused.isPresent() ? refused.get() : act.with(client);
            return switch (answer) {
                case GatewayClient.Answer.Lines(List<String> lines) -> {
                    lines.forEach(spec.commandLine().getOut()::println);
                    yield 0;
                }
                case GatewayClient.Answer.Refused(List<String> lines) -> failed(lines);
            };
        } catch (IOException e) {
            return failed(List.of(
                    gateway + " can't be reached or read: "
                            + Optional.ofNullable(e.getMessage()).orElse("no answer"),
                    "Start it with 'bin/ieum serve', or name another --gateway."));
        }
    }

    private int failed(List<String> lines) {
        lines.forEach(spec.commandLine().getErr()::println);
        return Ieum.FAILED;
    }

    private Optional<char[]> password() throws IOException {
        if (passwordFile != null) {
            return Files.readString(passwordFile, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::toCharArray);
        }
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return console.flatMap(terminal -> Optional.ofNullable(terminal.readPassword("Password of %s: ", user)));
    }
}
