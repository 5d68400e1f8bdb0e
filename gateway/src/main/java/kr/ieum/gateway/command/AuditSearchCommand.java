package kr.ieum.gateway.command;

import java.io.IOException;
import kr.ieum.gateway.start.AuditClient;
import kr.ieum.gateway.start.GatewayClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Searches the disclosure log. */
@Command(
        name = "search",
        description = "Lists entries of the disclosure log, newest first.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum audit search --user bae.junseo --from 2026-11-01 --state refused",
            "  bin/ieum audit search --user bae.junseo --person number.txt --reason 'complaint 17'"
        })
final class AuditSearchCommand extends GatewayVerb {

    @Mixin
    AuditFilter entries = new AuditFilter();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed for somebody's entries.")
    String reason = "";

    @Override
    public Integer call() throws InterruptedException {
        if (entries.named().isPresent() && reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "A --reason is needed: what is done now is logged");
        }
        return super.call();
    }

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        return new AuditClient(client).search(entries.filter(), entries.named(), reason, entries.cursor());
    }
}
