package kr.ieum.gateway.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.start.Federation;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.FaultyFilesException;

/** The agreements of a configuration as verbs analyse them: of each the newest version, drafts left out. */
final class AgreementPolicy {

    private AgreementPolicy() {}

    /** The newest version of each agreement of the configuration. */
    static List<Agreement> agreements(Federation federation) {
        Map<String, Agreement> newest = new LinkedHashMap<>();
        federation.agreements().stream()
                .map(AgreementFile::agreement)
                .sorted(Comparator.comparing(Agreement::id).thenComparingInt(Agreement::version))
                .forEach(agreement -> newest.put(agreement.id(), agreement));
        return List.copyOf(newest.values());
    }

    /** All of them together. */
    static Policy of(Federation federation) {
        return of(federation, agreements(federation));
    }

    /** These agreements together. */
    static Policy of(Federation federation, List<Agreement> agreements) {
        AgreementTerms terms = new AgreementTerms(federation.references());
        return federation.policy(agreements.stream().map(terms::of).toList());
    }

    /** All of them, with a draft in the place of its own earlier version. */
    static Policy with(Federation federation, Agreement draft) {
        return of(
                federation,
                Stream.concat(
                                agreements(federation).stream()
                                        .filter(agreement -> !agreement.id().equals(draft.id())),
                                Stream.of(draft))
                        .toList());
    }

    /** Prints faults as every verb does; the exit code. */
    static int refused(FaultyFilesException faulty, PrintWriter err) {
        faulty.faults().forEach(err::println);
        int count = faulty.faults().size();
        err.println((count == 1 ? "1 fault" : count + " faults")
                + ". Nothing is analysed with files that have faults; mend" + " them first.");
        return Ieum.FAILED;
    }

    static void json(Object members, PrintWriter out) {
        out.println(StrictJson.pretty(StrictJson.mapper().valueToTree(members)));
    }
}
