package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kr.ieum.gateway.start.GatewayClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Imports the file of an agreement into a running gateway. */
@Command(
        name = "import",
        description = {
            "Imports the file of an agreement into a running gateway, as a draft.",
            "A file with any fault is refused as a whole, with every fault. Exit code: 0 imported or known, 1 refused,"
                    + " 2 misuse."
        },
        footer = {"", "Example:", "  bin/ieum agreement import agr-bl-tax-2.yaml --user oh.taeyang"})
final class AgreementImportCommand extends GatewayVerb {

    @Parameters(index = "0", paramLabel = "FILE", description = "The agreement.")
    Path file = Path.of("");

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        return client.importAgreement(Files.readAllBytes(file));
    }
}
