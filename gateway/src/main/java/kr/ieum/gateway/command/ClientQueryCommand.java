package kr.ieum.gateway.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import kr.ieum.client.IeumClient;
import kr.ieum.gateway.start.ClientFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks a query and prints its answer, once it is proven to be the gateway's. */
@Command(
        name = "query",
        description = "Signs a query, sends it, verifies the answer and prints it. docs/api/exchange.yaml says what"
                + " stands in a query.",
        footer = {
            "",
            "Exit code 0: answered. 1: refused, not answered, or the answer is not the gateway's; nothing of the"
                    + " latter is printed. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum client query query.json",
            "  bin/ieum client query query.json --accept application/xml --gateway https://gateway.example:8443 --files"
                    + " own/files --system 3000000/welfare-case"
        })
final class ClientQueryCommand implements Callable<Integer> {

    @Mixin
    ClientFiles files = new ClientFiles();

    @Parameters(paramLabel = "FILE", description = "The query, in JSON.")
    Path query = Path.of("");

    @Option(
            names = "--accept",
            paramLabel = "TYPE",
            defaultValue = "application/json",
            description = "application/json, application/ld+json or application/xml. Default: ${DEFAULT-VALUE}.")
    String accept = "application/json";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        ClientOutcome outcome = new ClientOutcome(spec.commandLine());
        try (IeumClient client = files.named().open()) {
            return outcome.tell(
                    client.query(Files.readAllBytes(query), accept),
                    "The answer is signed by the gateway, and to this query.",
                    "a query has no effect but its record, and may be asked again.");
        } catch (IOException | GeneralSecurityException e) {
            return outcome.trouble("Nothing was sent: " + ClientFolder.words(e));
        }
    }
}
