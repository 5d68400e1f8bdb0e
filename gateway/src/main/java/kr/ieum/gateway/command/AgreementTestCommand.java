package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
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

    private static final String ONE_DIRECTION = "A21";

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
        PrintWriter out = spec.commandLine().getOut();
        try {
            Federation federation = Federation.load(folders.config(), folders.schemas());
            Faults faults = new Faults();
            List<AgreementFile> tested = files.isEmpty()
                    ? federation.agreements()
                    : files.stream()
                            .flatMap(file -> AgreementFiles.read(file, federation, faults).stream())
                            .toList();
            // a test that doesn't hold is a fault of its agreement, and its message says what the clauses give instead
            faults.throwIfAny();
            AgreementLoader loader = new AgreementLoader(federation.references());
            int count = 0;
            for (AgreementFile file : tested) {
                out.println(file.name() + ": " + file.agreement().id() + " "
                        + file.agreement().version());
                for (InnerTestResult result : loader.runTests(file)) {
                    out.println("  holds: " + name(result.test()));
                    count++;
                }
                file.warnings().stream()
                        .filter(warning -> warning.rule().equals(ONE_DIRECTION))
                        .map(Fault::message)
                        .forEach(message -> out.println("  one direction only: " + message));
            }
            out.println(count + " tests hold.");
            return 0;
        } catch (FaultyFilesException faulty) {
            return AgreementPolicy.refused(faulty, spec.commandLine().getErr());
        }
    }

    private static String name(InnerTest test) {
        return switch (test) {
            case InnerTest.Example example -> example.name().en();
            case InnerTest.Never never -> "never " + String.join(", ", never.patterns());
        };
    }
}
