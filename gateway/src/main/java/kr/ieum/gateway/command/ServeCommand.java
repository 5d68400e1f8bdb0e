package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.Node;
import kr.ieum.gateway.start.NodeOptions;
import kr.ieum.gateway.start.StartRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the gateway and keeps running until it is told to end. */
@Command(
        name = "serve",
        description = "Starts the gateway. It ends on Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum serve --demo                 simulated agencies and demo users, on this machine only",
            "  bin/ieum serve --port 9000 --data /var/lib/ieum",
            "  bin/ieum serve --config /etc/ieum/config --schemas /etc/ieum/schemas"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int LARGEST_PORT = 65_535;

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Database, keys, secrets and logs of this node. Default: data/ of this installation.")
    @Nullable
    Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on, 0 for any free one. Default: the one in config/gateway.yaml.")
    @Nullable
    Integer port;

    @Option(
            names = "--systems-port",
            paramLabel = "N",
            description = "Port for agencies' systems, 0 for any free one. Default: systems.port in"
                    + " config/gateway.yaml; in the demo 8443.")
    @Nullable
    Integer systemsPort;

    @Option(
            names = "--demo",
            description = "Runs simulated agencies as a child process, with demo users; listens on 127.0.0.1 only.")
    boolean demo;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        check(port);
        check(systemsPort);
        NodeOptions options = new NodeOptions(
                folders.config(),
                folders.schemas(),
                Folders.given(data, "data"),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                systemsPort == null ? OptionalInt.empty() : OptionalInt.of(systemsPort),
                demo,
                Folders.simulator());
        var out = spec.commandLine().getOut();
        try {
            Node.start(options).greeting().forEach(out::println);
            return 0;
        } catch (StartRefusedException refused) {
            refused.reasons().forEach(spec.commandLine().getErr()::println);
            return Ieum.FAILED;
        }
    }

    private void check(@Nullable Integer asked) {
        if (asked != null && (asked < 0 || asked > LARGEST_PORT)) {
            throw new ParameterException(spec.commandLine(), "Port " + asked + " is not between 0 and " + LARGEST_PORT);
        }
    }
}
