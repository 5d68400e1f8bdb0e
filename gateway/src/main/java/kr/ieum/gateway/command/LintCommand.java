package kr.ieum.gateway.command;

import java.util.concurrent.Callable;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every file of a federation without starting anything. */
@Command(
        name = "lint",
        description =
                "Checks every file of config/ and schemas/ and prints all faults and warnings, each with file, line,"
                        + " rule and remedy.",
        footer = {
            "",
            "Examples:",
            "  bin/ieum lint",
            "  bin/ieum lint --config /etc/ieum/config --schemas /etc/ieum/schemas"
        })
final class LintCommand implements Callable<Integer> {

    @Mixin
    Folders folders = new Folders();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Federation federation = Federation.load(folders.config(), folders.schemas());
            federation.warnings().forEach(warning -> spec.commandLine().getOut().println("Warning: " + warning));
            spec.commandLine().getOut().println("No faults. Federation digest " + federation.digest() + ".");
            return 0;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            int count = faulty.faults().size();
            spec.commandLine().getErr().println(count == 1 ? "1 fault." : count + " faults.");
            return Ieum.FAILED;
        }
    }
}
