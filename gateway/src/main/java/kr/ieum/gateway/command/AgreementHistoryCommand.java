package kr.ieum.gateway.command;

import java.io.IOException;
import kr.ieum.gateway.start.GatewayClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what became of an agreement version, and what its user may do with it. */
@Command(
        name = "history",
        description = "Shows the steps of an agreement version with their reasons, and those that are possible now.",
        footer = {"", "Example:", "  bin/ieum agreement history agr-bl-tax 1 --user oh.taeyang"})
final class AgreementHistoryCommand extends GatewayVerb {

    @Parameters(index = "0", paramLabel = "ID", description = "The agreement.")
    String id = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "Its version.")
    int version;

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        return client.history(id, version);
    }
}
