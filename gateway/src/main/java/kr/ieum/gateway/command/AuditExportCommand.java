package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kr.ieum.gateway.start.AuditClient;
import kr.ieum.gateway.start.GatewayClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Copies entries of the disclosure log with all that it takes to check them without the gateway. */
@Command(
        name = "export",
        description = {
            "Copies entries of the disclosure log with their proofs to a zip file that anybody can check, the newest"
                    + " 500; --after goes on behind them.",
            "The log commits to the copy and to its reason before the file is there.",
            "Exit code: 0 written, 1 refused or not reached, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum audit export --user bae.junseo --from 2026-11-01 --reason 'yearly audit' --out november.zip",
            "  bin/ieum audit export --user bae.junseo --person number.txt --reason 'complaint 17' --out found.zip",
            "",
            "Who got the file checks it, once it is unpacked:",
            "  sha256sum -c manifest.sha256",
            "  for proof in proofs/*; do bin/ieum log verify $proof --key log.vkey; done"
        })
final class AuditExportCommand extends GatewayVerb {

    @Mixin
    AuditFilter entries = new AuditFilter();

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is logged.")
    String reason = "";

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Zip file to write; one that is there isn't written over.")
    Path out = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "The --reason is empty: what is done now is logged");
        }
        // all of it before anything is logged
        var _ = entries.named();
        if (Files.exists(out)) {
            throw new ParameterException(spec.commandLine(), out + " is there already; name another --out");
        }
        Path folder = Optional.ofNullable(out.toAbsolutePath().getParent()).orElse(out);
        if (!Files.isWritable(folder)) {
            throw new ParameterException(spec.commandLine(), folder + " is no folder that can be written to");
        }
        return super.call();
    }

    @Override
    GatewayClient.Answer act(GatewayClient client) throws IOException, InterruptedException {
        return new AuditClient(client).export(entries.filter(), entries.named(), reason, entries.cursor(), out);
    }
}
