package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.AttributeChange;
import kr.ieum.gateway.agreement.analysis.Change;
import kr.ieum.gateway.agreement.analysis.Comparison;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import kr.ieum.schemas.yaml.YamlMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How two versions of an agreement differ in access. */
@Command(
        name = "diff",
        description = {
            "Holds two versions of an agreement against each other: widened, narrowed, mixed or the same, for every"
                + " attribute and for what concerns all grants, from what they mean and not how they are written. With"
                + " --json each difference carries a request that the two answer differently.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement diff agr-bl-tax draft.yaml",
            "  bin/ieum agreement diff earlier.yaml later.yaml --json"
        })
final class AgreementDiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "EARLIER",
            description = "A file, or the id of an agreement of the configuration, also as id:version.")
    String earlier = "";

    @Parameters(index = "1", paramLabel = "LATER", description = "The same.")
    String later = "";

    @Option(names = "--json", description = "JSON, with a witness request for each difference.")
    boolean json;

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
            Optional<Agreement> one = find(earlier, federation, faults);
            Optional<Agreement> other = find(later, federation, faults);
            faults.throwIfAny();
            Policy policy = AgreementPolicy.of(federation);
            Comparison comparison = Comparison.of(
                    one.orElseThrow(), other.orElseThrow(), federation.references(), policy.national(), policy.skew());
            if (json) {
                AgreementPolicy.json(AnalysisJson.of(comparison), out);
            } else {
                print(comparison, out);
            }
            return 0;
        } catch (FaultyFilesException faulty) {
            return AgreementPolicy.refused(faulty, spec.commandLine().getErr());
        }
    }

    private Optional<Agreement> find(String name, Federation federation, Faults faults) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return AgreementFiles.read(file, federation, faults).map(AgreementFile::agreement);
        }
        return Stream.concat(federation.agreements().stream(), federation.drafts().stream())
                .map(AgreementFile::agreement)
                .filter(agreement ->
                        name.equals(agreement.id()) || name.equals(agreement.id() + ":" + agreement.version()))
                .reduce((first, second) -> first.version() > second.version() ? first : second)
                .map(Optional::of)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no file and no agreement '" + name + "' in the configuration; check its name"));
    }

    private static void print(Comparison comparison, PrintWriter out) {
        out.println("Access is " + AnalysisJson.change(comparison.change()) + ".");
        comparison.terms().stream()
                .filter(one -> one.change() != Change.SAME)
                .forEach(one ->
                        out.println("  " + AnalysisJson.change(one.change()) + ": " + YamlMap.spelling(one.kind())));
        comparison.attributes().stream()
                .filter(one -> one.change() != Change.SAME)
                .forEach(one -> out.println("  " + AnalysisJson.change(one.change()) + ": " + one.attribute()
                        + " about " + YamlMap.spelling(one.relation()) + ", to the "
                        + YamlMap.spelling(one.recipient()) + ": " + granted(one, true) + " -> "
                        + granted(one, false)));
        out.println(
                switch (comparison.change()) {
                    case SAME -> "Nobody sees more or less; both parties sign.";
                    case NARROWED -> "The provider's signature suffices.";
                    case WIDENED, BOTH ->
                        "Both parties and the approver sign. --json shows a request for each difference.";
                });
    }

    private static String granted(AttributeChange change, boolean before) {
        String forms = (before ? change.before() : change.after())
                .stream().map(one -> one.form().text()).distinct().collect(Collectors.joining(", "));
        return forms.isEmpty() ? "nothing" : forms;
    }
}
