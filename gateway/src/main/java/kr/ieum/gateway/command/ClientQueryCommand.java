package kr.ieum.gateway.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.client.log.PublishedLog;
import kr.ieum.gateway.start.AnswerProofs;
import kr.ieum.gateway.start.ClientFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a query and prints its answer, once it is proven to be the gateway's. */
@Command(
        name = "query",
        description = "Signs a query, sends it, verifies the answer and prints it. docs/api/exchange.yaml says what"
                + " stands in a query.",
        footer = {
            "",
            "Exit code 0: answered, and with --proofs proven. 1: refused, not answered, not proven, or the answer is"
                    + " not the gateway's; nothing of the latter is printed. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum client query query.json",
            "  bin/ieum client pin --log http://localhost:8080/log && bin/ieum client query query.json --proofs",
            "  bin/ieum client query query.json --accept application/xml --gateway https://gateway.example:8443 --files"
                    + " own/files --system 3000000/welfare-case"
        })
final class ClientQueryCommand extends ClientVerb {

    @Parameters(paramLabel = "FILE", description = "The query, in JSON.")
    Path query = Path.of("");

    @Option(
            names = "--accept",
            paramLabel = "TYPE",
            defaultValue = "application/json",
            description = "application/json, application/ld+json or application/xml. Default: ${DEFAULT-VALUE}.")
    String accept = "application/json";

    @Option(
            names = "--proofs",
            description =
                    "Asks for the proofs of the disclosure log too, checks them with the pinned key of the log, and"
                            + " says what is proven. For answers in application/json.")
    boolean proofs;

    @Option(
            names = "--log",
            paramLabel = "URL",
            defaultValue = ClientPinCommand.LOG,
            description = "Where proofs are fetched that the answer came without. Default: ${DEFAULT-VALUE}.")
    URI log = URI.create(ClientPinCommand.LOG);

    ClientQueryCommand() {
        super("Nothing was sent");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        byte[] asked = Files.readAllBytes(query);
        if (proofs && !accept.equals("application/json")) {
            throw misuse("--proofs reads answers in application/json");
        }
        Optional<AnswerProofs> checking =
                proofs ? Optional.of(new AnswerProofs(folder.logKey(), new PublishedLog(log))) : Optional.empty();
        try (IeumClient client = folder.open()) {
            Outcome answer = client.query(proofs ? withProof(asked) : asked, accept);
            int told = outcome.tell(
                    answer,
                    "The answer is signed by the gateway, and to this query.",
                    "a query has no effect but its record, and may be asked again.");
            return checking.isPresent() && answer instanceof Outcome.Answered answered
                    ? proven(checking.get().check(answered.body()), outcome)
                    : told;
        }
    }

    private byte[] withProof(byte[] asked) {
        return AnswerProofs.asked(asked).orElseThrow(() -> misuse(query + " holds no JSON object"));
    }

    private static int proven(AnswerProofs.Found found, ClientOutcome outcome) {
        found.lines().forEach(outcome::beside);
        if (!found.proven()) {
            return outcome.trouble("Not all of it is proven by the log.");
        }
        outcome.beside(
                "All of it is proven by the log: it says what was asked and what left, and commits to these values.");
        return 0;
    }
}
