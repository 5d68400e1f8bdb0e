package kr.ieum.gateway.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import kr.ieum.client.IeumClient;
import kr.ieum.client.Outcome;
import kr.ieum.gateway.start.ClientFolder;
import kr.ieum.gateway.start.SandboxAnswer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells whom one may try in the demo, and what is answered. */
@Command(
        name = "sandbox",
        description = "Tells the demo's made-up people who always answer the same: what a query about each is answered,"
                + " and why. With the name of one it prints that query, to be asked with 'client query'.",
        footer = {
            "",
            "Exit code 0: told. 1: there is no sandbox (it isn't the demo), no such name, or no proven answer. 2:"
                    + " misuse.",
            "",
            "Examples:",
            "  bin/ieum client sandbox",
            "  bin/ieum client sandbox slow > query.json && bin/ieum client query query.json"
        })
final class ClientSandboxCommand extends ClientVerb {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One of the list, to print its query.")
    @Nullable
    String name;

    ClientSandboxCommand() {
        super("Nothing was asked");
    }

    @Override
    int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (IeumClient client = folder.open()) {
            Outcome answer = client.get("/exchange/v1/sandbox");
            return answer instanceof Outcome.Answered answered
                    ? told(SandboxAnswer.read(answered.body()), outcome)
                    : outcome.tell(answer, "", "ask again.");
        }
    }

    private int told(SandboxAnswer sandbox, ClientOutcome outcome) {
        Optional<String> wanted = Optional.ofNullable(name);
        if (wanted.isEmpty()) {
            return outcome.done(String.join(System.lineSeparator(), sandbox.lines()), sandbox.notice());
        }
        Optional<SandboxAnswer.Entry> entry = sandbox.find(wanted.get());
        return entry.isPresent()
                ? outcome.done(entry.get().query(), entry.get().title())
                : outcome.trouble("There is no such name; 'client sandbox' lists them.");
    }
}
