package kr.ieum.gateway.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.RecordedDecision;
import kr.ieum.gateway.agreement.analysis.AnalysisJson;
import kr.ieum.gateway.agreement.analysis.AnalysisText;
import kr.ieum.gateway.agreement.analysis.Checklist;
import kr.ieum.gateway.agreement.analysis.Comparison;
import kr.ieum.gateway.agreement.analysis.Policy;
import kr.ieum.gateway.agreement.analysis.Reach;
import kr.ieum.gateway.agreement.analysis.Replay;
import kr.ieum.gateway.agreement.analysis.Viewers;
import kr.ieum.gateway.agreement.document.Agreement;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.document.AgreementFile;
import kr.ieum.gateway.agreement.document.AgreementLoader;
import kr.ieum.gateway.agreement.document.AgreementTerms;
import kr.ieum.gateway.agreement.document.InnerTestResult;
import kr.ieum.gateway.agreement.document.Parties;
import kr.ieum.schemas.json.StrictJson;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.FaultyFilesException;
import tools.jackson.core.JacksonException;

/**
 * Questions about the agreements of a configuration and about drafts, without starting anything: what {@code bin/ieum agreement}
 * asks. Of each agreement the newest version counts; drafts count where they are named.
 */
public final class AgreementInquiry {

    private static final String ONE_DIRECTION = "A21";
    private static final long PROGRESS = 100_000;
    private static final int TOLD = 20;

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
        Map<String, Parties.Agency> agencies = federation.references().parties().agencies();
        Parties.Agency known = agencies.get(agency);
        if (known == null) {
            throw new UnknownName("There is no agency '" + agency + "'; the agencies are: "
                    + String.join(", ", new TreeSet<>(agencies.keySet())));
        }
        Policy policy = policy();
        Reach reach = Reach.of(policy, agency);
        return answer(
                AnalysisText.lines(reach, agency + " " + known.name().en()), AnalysisJson.of(reach, policy.engine()));
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
        List<String> problems = new ArrayList<>();
        long unreadable = 0;
        try (BufferedReader lines = Files.newBufferedReader(records, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Optional<RecordedDecision> recorded = recorded(line);
                recorded.ifPresent(replay::add);
                if (recorded.isEmpty() && !line.isBlank() && ++unreadable <= TOLD) {
                    problems.add(records + ":" + number + ": is no decision record -> one canonical JSON record stands"
                            + " in each line");
                }
                if (number % PROGRESS == 0) {
                    progress.accept(number + " lines");
                }
            }
        }
        if (unreadable > 0) {
            problems.add(unreadable + " lines are no decision records and were left out; what is counted is the rest.");
        }
        Answer answer = answer(AnalysisText.lines(replay.report()), AnalysisJson.of(replay.report()));
        return new Answer(answer.lines(), answer.json(), problems);
    }

    /** Nothing for a line that is none; what is wrong with it may quote it, and stays here. */
    private static Optional<RecordedDecision> recorded(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(RecordedDecision.read(line));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
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
            return new AgreementLoader(federation.references())
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
