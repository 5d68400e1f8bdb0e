package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.Checklist;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks agreements as the start and the import do. */
@Command(
        name = "lint",
        description = {
            "Checks agreements, those of the configuration or drafts that are named, and prints all faults and"
                    + " warnings, each with file, line, rule and remedy.",
            "Exit code: 0 no fault, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement lint",
            "  bin/ieum agreement lint draft.yaml",
            "  bin/ieum agreement lint draft.yaml --checklist kr --checklist us",
            "  bin/ieum agreement lint config/agreements/drafts/*.yaml --config /etc/ieum/config"
        })
final class AgreementLintCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Agreements to check. Default: those of the configuration, with its drafts.")
    List<Path> files = new ArrayList<>();

    @Option(
            names = "--checklist",
            paramLabel = "LAW",
            description =
                    "kr (e-Government Act art. 36 ff.), us (computer matching, 5 U.S.C. 552a(o)) or uk (Digital Economy"
                            + " Act and ICO); may be given more than once.")
    List<String> laws = new ArrayList<>();

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
        Set<Checklist.Law> asked = laws();
        try {
            Federation federation = Federation.load(folders.config(), folders.schemas());
            List<AgreementFile> checked = files.isEmpty()
                    ? Stream.concat(federation.agreements().stream(), federation.drafts().stream())
                            .toList()
                    : read(federation);
            checked.stream()
                    .flatMap(file -> file.warnings().stream())
                    .forEach(warning -> spec.commandLine().getOut().println("Warning: " + warning));
            checked.forEach(file -> print(file, federation, asked));
            spec.commandLine()
                    .getOut()
                    .println(
                            checked.size() == 1
                                    ? "1 agreement, no faults."
                                    : checked.size() + " agreements, no faults.");
            return 0;
        } catch (FaultyFilesException faulty) {
            faulty.faults().forEach(spec.commandLine().getErr()::println);
            int count = faulty.faults().size();
            spec.commandLine().getErr().println(count == 1 ? "1 fault." : count + " faults.");
            return Ieum.FAILED;
        }
    }

    private Set<Checklist.Law> laws() {
        Set<Checklist.Law> asked = EnumSet.noneOf(Checklist.Law.class);
        for (String law : laws) {
            asked.add(Arrays.stream(Checklist.Law.values())
                    .filter(known -> known.name().equalsIgnoreCase(law))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "There is no checklist '" + law + "'; there are kr, us and uk")));
        }
        return asked;
    }

    private void print(AgreementFile file, Federation federation, Set<Checklist.Law> asked) {
        List<Checklist.Point> points = Checklist.of(file.agreement(), federation.references()).stream()
                .filter(point -> asked.contains(point.law()))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(file.agreement().id() + " " + file.agreement().version() + ": "
                + points.stream().filter(Checklist.Point::passes).count() + " of " + points.size()
                + " points are shown.");
        points.forEach(point -> out.println("  " + point.rule() + " "
                + point.law().name().toLowerCase(Locale.ROOT) + " "
                + (point.passes() ? "shown  " : "missing") + " " + point.what().en() + " [" + point.where() + "]"
                + point.remedy().map(remedy -> " -> " + remedy.en()).orElse("")));
    }

    private List<AgreementFile> read(Federation federation) {
        Faults faults = new Faults();
        List<AgreementFile> read = files.stream()
                .flatMap(file -> AgreementFiles.read(file, federation, faults).stream())
                .toList();
        faults.throwIfAny();
        return read;
    }
}
