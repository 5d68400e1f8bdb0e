package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.Sight;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.FaultyFilesException;
import kr.ieum.schemas.yaml.YamlMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who can see an attribute. */
@Command(
        name = "who",
        description = {
            "Which agencies can come to know an attribute under the agreements of the configuration, in which form at"
                    + " most, under which grants; also where another attribute tells it, or its sources yield it.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement who Person/residentNumber",
            "  bin/ieum agreement who Income/amount --json"
        })
final class AgreementWhoCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ATTRIBUTE", description = "Key of the attribute, such as Income/amount.")
    String attribute = "";

    @Option(names = "--json", description = "JSON instead of text.")
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
            AttributeKey key = federation.references().model().properties().stream()
                    .map(property -> property.key())
                    .filter(known -> known.text().equals(attribute))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "There is no attribute '" + attribute + "' in the model; write it as Class/property"));
            Viewers viewers = Viewers.of(AgreementPolicy.of(federation), key);
            if (json) {
                AgreementPolicy.json(AnalysisJson.of(viewers), out);
            } else {
                print(viewers, out);
            }
            return 0;
        } catch (FaultyFilesException faulty) {
            return AgreementPolicy.refused(faulty, spec.commandLine().getErr());
        }
    }

    private static void print(Viewers viewers, PrintWriter out) {
        out.println(viewers.agencies().size() + " agencies can come to know " + viewers.attribute() + ", under "
                + viewers.viewers().size() + " grants.");
        for (Viewers.Viewer viewer : viewers.viewers()) {
            out.println();
            out.println(viewer.form() + ", " + viewer.agreement() + " " + viewer.version() + " "
                    + String.join(" and ", viewer.grants()) + via(viewer.via()));
            out.println("  about "
                    + viewer.relations().stream().map(YamlMap::spelling).collect(Collectors.joining(", ")) + "; from "
                    + String.join(", ", viewer.registers()) + "; to the " + YamlMap.spelling(viewer.recipient())
                    + "; for "
                    + String.join(
                            ", ",
                            new TreeSet<>(viewer.uses().stream()
                                    .map(YamlMap::spelling)
                                    .toList())));
            out.println("  " + String.join(", ", viewer.agencies()));
        }
        out.println();
        out.println(
                viewers.viewers().isEmpty()
                        ? "No agreement of the configuration grants it."
                        : "All that one of them can see: 'bin/ieum agreement reach --agency CODE'.");
    }

    private static String via(Sight.Via via) {
        return switch (via) {
            case Sight.Via.Granted granted -> "";
            case Sight.Via.Derived derived ->
                ", derived from "
                        + derived.sources().stream().map(AttributeKey::text).collect(Collectors.joining(", "));
            case Sight.Via.Implied told -> ", told by " + told.by() + " as " + told.as();
        };
    }
}
