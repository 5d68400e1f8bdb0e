package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the tests inside agreements. */
@Command(
        name = "test",
        description = {
            "Runs the tests inside agreements with the real engine, tells of each whether it holds, and names the"
                    + " grants that no test shows both applying and not applying.",
            "Exit code: 0 all hold, 1 faults or a test that doesn't hold, 2 misuse."
        },
        footer = {"", "Examples:", "  bin/ieum agreement test", "  bin/ieum agreement test draft.yaml"})
final class AgreementTestCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Agreements whose tests run. Default: those of the configuration.")
    List<Path> files = new ArrayList<>();

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
        return Inquiry.of(folders, spec, false).ask(inquiry -> inquiry.test(files));
    }
}
