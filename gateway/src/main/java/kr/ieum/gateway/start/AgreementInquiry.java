package kr.ieum.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.AnalysisText;
import kr.ieum.gateway.agreement.analysis.Breakage;
import kr.ieum.gateway.agreement.analysis.Checklist;
import kr.ieum.gateway.agreement.analysis.Comparison;
import kr.ieum.gateway.agreement.analysis.ConsequenceText;
import kr.ieum.gateway.agreement.analysis.Cumulation;
import kr.ieum.gateway.agreement.analysis.GrantUse;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Repeal;
import kr.ieum.gateway.agreement.analysis.Replay;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.gateway.web.ViewPlaces;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;

/**
 * Questions about the agreements of a configuration and about drafts, without starting anything: what {@code bin/ieum agreement}
 * asks. Of each agreement the newest version counts; drafts count where they are named.
 */
public final class AgreementInquiry {

    private static final String ONE_DIRECTION = "A21";

    private final Federation federation;

    private AgreementInquiry(Federation federation) {
        this.federation = federation;
    }

    /**
     * Loads both folders.
     *
     * @throws FaultyFilesException when one of them has faults
     */
    public static AgreementInquiry of(Path config, Path schemas) {
        return new AgreementInquiry(Federation.load(config, schemas));
    }

    /**
     * An answer.
     *
     * @param lines for a terminal
     * @param json the same for a machine, with witnesses
     * @param problems what was left out of it; none as a rule
     */
    public record Answer(List<String> lines, String json, List<String> problems) {

        /** Makes it immutable. */
        public Answer {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }
    }

    private static Answer answer(List<String> lines, Object members) {
        return new Answer(lines, StrictJson.pretty(StrictJson.mapper().valueToTree(members)), List.of());
    }

    /** A name in a question is no name of anything; the message says what there is. */
    public static final class UnknownName extends RuntimeException {

        UnknownName(String message) {
            super(message);
        }
    }

    /**
     * Warnings of agreements, and what laws ask them to say.
     *
     * @param files drafts; where there are none, all of the configuration
     * @param laws whose checklists are shown
     */
    public Answer lint(List<Path> files, List<String> laws) {
        Set<Checklist.Law> asked = EnumSet.noneOf(Checklist.Law.class);
        for (String law : laws) {
            asked.add(Arrays.stream(Checklist.Law.values())
                    .filter(known -> known.name().equalsIgnoreCase(law))
                    .findFirst()
                    .orElseThrow(
                            () -> new UnknownName("There is no checklist '" + law + "'; there are kr, us and uk")));
        }
        List<AgreementFile> checked = files.isEmpty()
                ? Stream.concat(federation.agreements().stream(), federation.drafts().stream())
                        .toList()
                : read(files);
        List<String> lines = new ArrayList<>();
        checked.forEach(file -> file.warnings().forEach(warning -> lines.add("Warning: " + warning)));
        checked.forEach(file -> lines.addAll(AnalysisText.lines(
                file.agreement(),
                Checklist.of(file.agreement(), federation.references()).stream()
                        .filter(point -> asked.contains(point.law()))
                        .toList())));
        lines.add(checked.size() == 1 ? "1 agreement, no faults." : checked.size() + " agreements, no faults.");
        return answer(lines, Map.of());
    }

    /** Runs the tests inside; one that doesn't hold is a fault of its agreement. */
    public Answer test(List<Path> files) {
        List<AgreementFile> tested = files.isEmpty() ? federation.agreements() : read(files);
        AgreementLoader loader = new AgreementLoader(federation.references());
        List<String> lines = new ArrayList<>();
        int count = 0;
        for (AgreementFile file : tested) {
            lines.add(file.name() + ": " + file.agreement().id() + " "
                    + file.agreement().version());
            for (InnerTestResult result : loader.runTests(file)) {
                lines.add("  " + (result.holds() ? "holds: " : "doesn't hold: ") + name(result.test()));
                count++;
            }
            file.warnings().stream()
                    .filter(warning -> warning.rule().equals(ONE_DIRECTION))
                    .map(Fault::message)
                    .forEach(message -> lines.add("  one direction only: " + message));
        }
        lines.add(count + " tests were run.");
        return answer(lines, Map.of());
    }

    private static String name(InnerTest test) {
        return switch (test) {
            case InnerTest.Example example -> example.name().en();
            case InnerTest.Never never -> "never " + String.join(", ", never.patterns());
        };
    }

    /** How two versions differ, each a file or the id of an agreement of the configuration, also as {@code id:version}. */
    public Answer diff(String earlier, String later) {
        Policy policy = policy();
        Comparison comparison =
                Comparison.of(find(earlier), find(later), federation.references(), policy.national(), policy.skew());
        return answer(AnalysisText.lines(comparison), AnalysisJson.of(comparison));
    }

    private Agreement find(String name) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return read(List.of(file)).getFirst().agreement();
        }
        Stream<Agreement> named = Stream.concat(
                agreements().stream().filter(agreement -> name.equals(agreement.id())),
                Stream.concat(federation.agreements().stream(), federation.drafts().stream())
                        .map(AgreementFile::agreement)
                        .filter(agreement -> name.equals(agreement.id() + ":" + agreement.version())));
        return named.max(Comparator.comparingInt(Agreement::version))
                .orElseThrow(() -> new UnknownName(
                        "There is no file and no agreement '" + name + "' in the configuration; check its name"));
    }

    /** Everything that an agency can ever see. */
    public Answer reach(String agency) {
        Parties.Agency known = known(agency);
        Policy policy = policy();
        Reach reach = Reach.of(policy, agency);
        return answer(
                AnalysisText.lines(reach, agency + " " + known.name().en()), AnalysisJson.of(reach, policy.engine()));
    }

    private Parties.Agency known(String agency) {
        Map<String, Parties.Agency> agencies = federation.references().parties().agencies();
        Parties.Agency known = agencies.get(agency);
        if (known == null) {
            throw new UnknownName("There is no agency '" + agency + "'; the agencies are: "
                    + String.join(", ", new TreeSet<>(agencies.keySet())));
        }
        return known;
    }

    /** Who can see an attribute. */
    public Answer who(String attribute) {
        Viewers viewers = federation.references().model().properties().stream()
                .map(property -> property.key())
                .filter(known -> known.text().equals(attribute))
                .findFirst()
                .map(key -> Viewers.of(policy(), key))
                .orElseThrow(() -> new UnknownName(
                        "There is no attribute '" + attribute + "' in the model; write it as Class/property"));
        return answer(AnalysisText.lines(viewers), AnalysisJson.of(viewers));
    }

    /** What an agency learns by putting grants together. */
    public Answer cumulative(String agency) {
        Policy policy = policy();
        List<Cumulation> found =
                Cumulation.of(policy, Reach.of(policy, known(agency).code()));
        return answer(
                ConsequenceText.ofCumulations(found, agency),
                Map.of("agency", agency, "cumulative", AnalysisJson.cumulations(found)));
    }

    /**
     * What of the granted nobody was told since a time.
     *
     * @param records a file with one decision record in each line
     * @param progress is told how far it is
     */
    public Answer unused(Path records, Instant since, Consumer<String> progress) throws IOException {
        GrantUse use = new GrantUse(policy());
        List<String> problems = new RecordFile(records, progress).read(use::add);
        List<GrantUse.Line> unused = use.unusedSince(since);
        Answer answer = answer(
                ConsequenceText.ofUnused(unused, use.all().size(), since),
                Map.of("since", since.toString(), "unused", AnalysisJson.uses(unused)));
        return new Answer(answer.lines(), answer.json(), problems);
    }

    /**
     * What falls when an article is in force until that day and no longer.
     *
     * @param act its name in either language
     */
    public Answer repeal(String act, String article, LocalDate date) {
        Policy policy = policy();
        List<Agreement> agreements = agreements();
        if (agreements.stream()
                .flatMap(agreement -> agreement.legalBasis().stream())
                .noneMatch(basis ->
                        (basis.act().ko().equals(act) || basis.act().en().equals(act))
                                && basis.article().equals(article))) {
            throw new UnknownName("No agreement of the configuration cites article " + article + " of '" + act
                    + "'; they cite: "
                    + Repeal.cited(agreements).keySet().stream()
                            .map(cited -> cited.act() + " " + cited.article())
                            .collect(Collectors.joining(", ")));
        }
        ZoneId zone = federation.references().parties().zone();
        Repeal repeal = Repeal.of(policy, agreements, act, article, date, zone);
        List<Breakage> broken = Breakage.of(
                policy,
                Repeal.without(policy, agreements, act, article, date, zone),
                date.plusDays(1).atStartOfDay(zone).toInstant(),
                ViewPlaces.of(federation.views()));
        return answer(ConsequenceText.of(repeal, broken), AnalysisJson.of(repeal, broken));
    }

    /**
     * The places of views that show less when an agreement ends, or becomes what a file says.
     *
     * @param change the id of an agreement of the configuration, or a file
     */
    public Answer views(String change, Instant from) {
        boolean ends = !Files.isRegularFile(Path.of(change));
        Agreement agreement = find(change);
        List<Agreement> others = agreements().stream()
                .filter(other -> !other.id().equals(agreement.id()))
                .toList();
        List<Breakage> broken = Breakage.of(
                policy(),
                policy(
                        ends
                                ? others
                                : Stream.concat(others.stream(), Stream.of(agreement))
                                        .toList()),
                from,
                ViewPlaces.of(federation.views()));
        return answer(
                ConsequenceText.ofViews(
                        broken,
                        ends ? agreement.id() + " ends" : agreement.id() + " becomes version " + agreement.version()),
                Map.of("agreement", agreement.id(), "views", AnalysisJson.broken(broken)));
    }

    /**
     * Past decisions as a draft would have decided them.
     *
     * @param records a file with one decision record in each line
     * @param progress is told how far it is
     */
    public Answer replay(Path draft, Path records, Consumer<String> progress) throws IOException {
        Agreement read = read(List.of(draft)).getFirst().agreement();
        List<Agreement> others = agreements().stream()
                .filter(agreement -> !agreement.id().equals(read.id()))
                .toList();
        Replay replay = new Replay(
                policy(Stream.concat(others.stream(), Stream.of(read)).toList()), policy());
        List<String> problems = new RecordFile(records, progress).read(replay::add);
        Answer answer = answer(AnalysisText.lines(replay.report()), AnalysisJson.of(replay.report()));
        return new Answer(answer.lines(), answer.json(), problems);
    }

    private List<Agreement> agreements() {
        Map<String, Agreement> newest = new LinkedHashMap<>();
        federation.agreements().stream()
                .map(AgreementFile::agreement)
                .sorted(Comparator.comparing(Agreement::id).thenComparingInt(Agreement::version))
                .forEach(agreement -> newest.put(agreement.id(), agreement));
        return List.copyOf(newest.values());
    }

    private Policy policy() {
        return policy(agreements());
    }

    private Policy policy(List<Agreement> agreements) {
        AgreementTerms terms = new AgreementTerms(federation.references());
        return federation.policy(agreements.stream().map(terms::of).toList());
    }

    private List<AgreementFile> read(List<Path> files) {
        Faults faults = new Faults();
        List<AgreementFile> read =
                files.stream().flatMap(file -> read(file, faults).stream()).toList();
        faults.throwIfAny();
        return read;
    }

    private Optional<AgreementFile> read(Path file, Faults faults) {
        try {
            if (Files.size(file) > AgreementLoader.MAX_BYTES) {
                faults.add(new Fault(file.toString(), 0, "", "A1", "is larger than 1 MiB", "split the agreement"));
                return Optional.empty();
            }
            return new AgreementLoader(
                            federation.references(), federation.nationalRules().rules())
                    .parse(Files.readAllBytes(file), file.toString(), faults);
        } catch (IOException e) {
            faults.add(new Fault(
                    file.toString(),
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "name an agreement that is there and readable"));
            return Optional.empty();
        }
    }
}
