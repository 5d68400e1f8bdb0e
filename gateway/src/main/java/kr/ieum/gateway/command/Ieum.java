package kr.ieum.gateway.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The launcher {@code bin/ieum}: one tool, a verb for each capability. */
@Command(
        name = "ieum",
        description = "Ieum (이음): joins agencies' registers, attribute by attribute, under agreements.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            ServeCommand.class,
            LintCommand.class,
            ModelCommand.class,
            MappingCommand.class,
            AgreementCommand.class,
            LogCommand.class,
            AuditCommand.class,
            SystemCommand.class,
            ClientCommand.class,
            WarmCommand.class
        },
        mixinStandardHelpOptions = false,
        footer = {
            "",
            "Examples:",
            "  bin/ieum serve --demo          the demo federation with simulated agencies",
            "  bin/ieum serve --config /etc/ieum/config --schemas /etc/ieum/schemas --data /var/lib/ieum",
            "  bin/ieum lint                  checks every file of config/ and schemas/",
            "  bin/ieum model export --format json-schema --out DIR    what is generated from the model",
            "  bin/ieum model diff A B        what two versions of a model mean for each other",
            "  bin/ieum mapping draft FILE    drafts the mapping of a register from a sample",
            "  bin/ieum mapping run ID FILE   what a mapping makes of a file",
            "  bin/ieum agreement lint        checks agreements, also drafts",
            "  bin/ieum log verify URL --key FILE      checks a disclosure log as anyone can",
            "  bin/ieum audit search --user ID --from DAY      what was asked about people, and why",
            "  bin/ieum audit export --user ID --reason TEXT --out FILE      the same with proofs, for others to check",
            "  bin/ieum system list --user ID         what agencies' systems come in with",
            "  bin/ieum client query FILE     asks as an agency's system",
            "  bin/ieum warm                  makes the next starts quicker",
            "  bin/ieum VERB --help           one verb in detail"
        })
public final class Ieum {

    /** Exit code after a refused start or a failed check; misuse of the command line is 2. */
    static final int FAILED = 1;

    private static final int HELP_WIDTH = 110;

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    private Ieum() {}

    /** Runs one verb; a verb that keeps running, such as {@code serve}, keeps the process. */
    public static void main(String[] arguments) {
        // The terminal's own encoding is often unset in containers; Korean must not turn into question marks there.
        int exit = commandLine(StandardCharsets.UTF_8).execute(arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static CommandLine commandLine(Charset terminal) {
        CommandLine commandLine = new CommandLine(new Ieum());
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        commandLine.setOut(new java.io.PrintWriter(System.out, true, terminal));
        commandLine.setErr(new java.io.PrintWriter(System.err, true, terminal));
        commandLine.setParameterExceptionHandler((fault, rejected) -> {
            CommandLine at = fault.getCommandLine();
            at.getErr()
                    .println("ieum: " + sentence(fault) + ". See 'bin/"
                            + at.getCommandSpec().qualifiedName() + " --help'.");
            return CommandLine.ExitCode.USAGE;
        });
        return commandLine;
    }

    private static String sentence(ParameterException fault) {
        boolean atTop = fault.getCommandLine().getParent() == null;
        return switch (fault) {
            case UnmatchedArgumentException unmatched
            when atTop && !unmatched.isUnknownOption() ->
                "There is no verb '" + unmatched.getUnmatched().getFirst() + "'";
            case UnmatchedArgumentException unmatched ->
                "There is no option '" + unmatched.getUnmatched().getFirst() + "' here";
            default ->
                atTop
                        ? "A verb is needed: serve, lint, model, mapping, agreement, log, audit, system or warm"
                        : String.valueOf(fault.getMessage());
        };
    }
}
