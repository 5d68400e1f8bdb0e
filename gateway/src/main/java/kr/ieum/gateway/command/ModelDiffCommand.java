package kr.ieum.gateway.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import kr.ieum.gateway.start.ModelDiffReport;
import kr.ieum.schemas.yaml.FaultyFilesException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two versions of a model. */
@Command(
        name = "diff",
        description =
                "Compares two schemas folders: what changed, whether that is patch, minor or major, and which mappings,"
                        + " code lists, agreements and views break under the later one, each with the reason.",
        footer = {
            "",
            "Exit code 0: nothing major. 3: a major change, or something breaks. 1: a folder has faults. 2: misuse.",
            "",
            "Examples:",
            "  bin/ieum model diff released/schemas schemas",
            "  bin/ieum model diff released/schemas schemas --config config --json"
        })
final class ModelDiffCommand implements Callable<Integer> {

    private static final int MAJOR = 3;

    @Parameters(index = "0", paramLabel = "A", description = "The earlier schemas folder.")
    Path earlier = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The later schemas folder.")
    Path later = Path.of("");

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "The configuration whose agreements and views are looked at; it has to fit A.")
    @Nullable
    Path config;

    @Option(names = "--json", description = "Prints the report as JSON.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<String> trouble = FileTrouble.ofFolder(earlier)
                .or(() -> FileTrouble.ofFolder(later))
                .or(() -> Optional.ofNullable(config).flatMap(FileTrouble::ofFolder));
        if (trouble.isPresent()) {
            spec.commandLine().getErr().println("ieum: " + trouble.get() + ". Nothing was compared.");
            return Ieum.FAILED;
        }
        try {
            ModelDiffReport report = ModelDiffReport.of(earlier, later, Optional.ofNullable(config));
            spec.commandLine().getOut().print(json ? report.json() : report.text());
            spec.commandLine().getOut().flush();
            return report.isMajor() ? MAJOR : 0;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().println("Folders with faults aren't compared; mend them first.");
            return Ieum.FAILED;
        }
    }
}
