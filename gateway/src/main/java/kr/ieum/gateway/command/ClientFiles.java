package kr.ieum.gateway.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.start.ClientFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who speaks to which gateway: the files in which a system keeps its certificate and keys, named as the demo names them. */
final class ClientFiles {

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "https://localhost:8443",
            description = "The systems' port of the gateway. Default: ${DEFAULT-VALUE}.")
    URI gateway = URI.create("https://localhost:8443");

    @Option(
            names = "--system",
            paramLabel = "AGENCY/SYSTEM",
            defaultValue = "3000000/welfare-case",
            description = "What agreements call the system. Default: ${DEFAULT-VALUE}.")
    String system = "3000000/welfare-case";

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "certificate.pem, key.pem, signature-key.pem and key-id of the system. Default: the demo's,"
                    + " data/demo-systems/AGENCY-SYSTEM.")
    @Nullable
    Path files;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "Authorities of the gateway's certificate. Default: ca.pem beside that folder.")
    @Nullable
    Path ca;

    @Option(
            names = "--pinned",
            paramLabel = "FILE",
            description = "The gateway's key for answers, as 'client pin' keeps it. Default: gateway-keys.json beside"
                    + " that folder.")
    @Nullable
    Path pinned;

    /** The files, as the options name them. */
    ClientFolder named() {
        Path own = Optional.ofNullable(files)
                .orElseGet(() -> Path.of("data", "demo-systems", system.replace('/', '-')))
                .toAbsolutePath();
        return new ClientFolder(
                gateway,
                system,
                own,
                Optional.ofNullable(ca).orElseGet(() -> own.resolveSibling("ca.pem")),
                Optional.ofNullable(pinned).orElseGet(() -> own.resolveSibling("gateway-keys.json")));
    }
}
