package kr.ieum.gateway.command;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.ClientFolder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb of the client: whose files it uses, and what is told when they can't be. */
abstract class ClientVerb implements Callable<Integer> {

    @Mixin
    ClientFiles files = new ClientFiles();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private final String undone;

    /** @param undone what wasn't done when the files can't be used, as {@code Nothing was sent} */
    ClientVerb(String undone) {
        this.undone = undone;
    }

    @Override
    public final Integer call() throws InterruptedException {
        ClientOutcome outcome = new ClientOutcome(spec.commandLine());
        ClientFolder folder = files.named();
        try {
            return run(folder, outcome);
        } catch (IOException | GeneralSecurityException e) {
            return outcome.trouble(undone + ": " + folder.words(e));
        }
    }

    /** @return the exit code */
    abstract int run(ClientFolder folder, ClientOutcome outcome)
            throws IOException, GeneralSecurityException, InterruptedException;

    /** Ends the verb with exit code 2. */
    final ParameterException misuse(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
