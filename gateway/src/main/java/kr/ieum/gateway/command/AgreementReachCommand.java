package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.AnalysisText;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Sight;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.FaultyFilesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything that an agency can ever see. */
@Command(
        name = "reach",
        description = {
            "Everything that an agency can ever see under the agreements of the configuration: which attribute, in"
                + " which form at most, about whom, from which register, under which grant, basis and condition, when."
                + " With --json each line carries a request that the engine answers so.",
            "Exit code: 0 done, 1 faults, 2 misuse."
        },
        footer = {
            "",
            "Examples:",
            "  bin/ieum agreement reach --agency 3000000",
            "  bin/ieum agreement reach --agency 3000000 --json > reach.json"
        })
final class AgreementReachCommand implements Callable<Integer> {

    @Option(names = "--agency", required = true, paramLabel = "CODE", description = "Institution code of the agency.")
    String agency = "";

    @Option(names = "--json", description = "JSON, with a witness request for each line.")
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
            Map<String, Parties.Agency> agencies =
                    federation.references().parties().agencies();
            if (!agencies.containsKey(agency)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no agency '" + agency + "'; the agencies are: "
                                + String.join(", ", new TreeSet<>(agencies.keySet())));
            }
            Policy policy = AgreementPolicy.of(federation);
            Reach reach = Reach.of(policy, agency);
            if (json) {
                AgreementPolicy.json(AnalysisJson.of(reach, policy.engine()), out);
            } else {
                print(reach, agencies.get(agency), out);
            }
            return 0;
        } catch (FaultyFilesException faulty) {
            return AgreementPolicy.refused(faulty, spec.commandLine().getErr());
        }
    }

    private static void print(Reach reach, Parties.Agency agency, PrintWriter out) {
        Map<AttributeKey, List<Sight>> byAttribute = reach.sights().stream()
                .collect(Collectors.groupingBy(Sight::attribute, TreeMap::new, Collectors.toList()));
        long agreements =
                reach.sights().stream().map(Sight::agreement).distinct().count();
        out.println(agency.code() + " " + agency.name().en() + " can see " + byAttribute.size() + " attributes under "
                + agreements + " agreements.");
        byAttribute.forEach((attribute, sights) -> {
            out.println();
            out.println(attribute);
            AnalysisText.lines(sights).forEach(line -> out.println("  " + line));
        });
        if (reach.sights().isEmpty()) {
            out.println("No agreement of the configuration grants it anything; 'bin/ieum agreement lint' checks them.");
        } else {
            out.println();
            out.println("Each line has a request that is answered so: --json prints it. Who else sees an attribute:"
                    + " 'bin/ieum agreement who ATTRIBUTE'.");
        }
    }
}
