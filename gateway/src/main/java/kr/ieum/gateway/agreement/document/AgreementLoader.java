package kr.ieum.gateway.agreement.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.condition.Conditions;
import kr.ieum.gateway.agreement.condition.Variable;
import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.gateway.agreement.engine.NationalRules;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeList;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;
import kr.ieum.schemas.yaml.YamlNode;

/**
 * Loads agreement files strictly: every fault of every file is collected, inner tests are run, and an agreement with any
 * fault is refused as a whole. {@code lint} and the start use the same loader, so that they can't disagree.
 */
public final class AgreementLoader {

    /** Largest agreement, in bytes; the database keeps it in one column. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final Pattern GRANT = Pattern.compile("grants\\[([0-9]+)\\]");

    private final References references;
    private final Conditions conditions;
    private final AgreementRules rules;

    /** A loader for agreements that refer to these. */
    public AgreementLoader(References references) {
        this(references, NationalRules.NONE);
    }

    /** A loader for agreements that refer to these, and are refused where they tell what a national ceiling caps. */
    public AgreementLoader(References references, NationalRules national) {
        this.references = references;
        this.conditions = conditions(references);
        this.rules = new AgreementRules(references, national);
    }

    /** What reads conditions over the words of this federation. */
    static Conditions conditions(References references) {
        Map<Variable, Set<String>> words = new EnumMap<>(Variable.class);
        words.put(Variable.SUBJECT_LIVES_WITH_APPLICANT, Set.of("yes", "no"));
        words.put(
                Variable.SUBJECT_RELATION,
                Stream.of(Relation.values()).map(YamlMap::spelling).collect(Collectors.toSet()));
        addCodes(references, words, Variable.CASE_STAGE, "case-stage");
        addCodes(references, words, Variable.CASE_KIND, "case-kind");
        return new Conditions(words);
    }

    private static void addCodes(
            References references, Map<Variable, Set<String>> words, Variable variable, String list) {
        references
                .codes()
                .find(list)
                .ifPresent(codes -> words.put(
                        variable,
                        codes.codes().stream()
                                .map(CodeList.Code::code)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /**
     * Loads every {@code *.yaml} of a folder; without the folder there are no agreements, which is a fault.
     *
     * @param name how faults name the folder
     * @param faults receives what is wrong; files without fault are returned all the same
     */
    public List<AgreementFile> loadFolder(Path folder, String name, Faults faults) {
        List<Path> paths;
        try (Stream<Path> entries = Files.list(folder)) {
            paths = entries.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    "Y1",
                    "can't be listed (" + e.getClass().getSimpleName() + ")",
                    "make the folder readable"));
            return List.of();
        }
        List<AgreementFile> files = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (Path path : paths) {
            String file = name + "/" + path.getFileName();
            load(path, file, faults).ifPresent(loaded -> {
                String identity = loaded.agreement().id() + " version "
                        + loaded.agreement().version();
                String other = owners.putIfAbsent(identity, file);
                if (other != null) {
                    faults.add(new Fault(
                            file,
                            0,
                            "id",
                            "A3",
                            identity + " also stands in " + other,
                            "give one of them another version"));
                }
                files.add(loaded);
            });
        }
        return List.copyOf(files);
    }

    private Optional<AgreementFile> load(Path path, String name, Faults faults) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                faults.add(new Fault(name, 0, "", "A1", "is larger than 1 MiB", "split the agreement"));
                return Optional.empty();
            }
            return parse(Files.readAllBytes(path), name, faults);
        } catch (IOException e) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    "Y1",
                    "can't be read (" + e.getClass().getSimpleName() + ")",
                    "make the file readable"));
            return Optional.empty();
        }
    }

    /** Loads one agreement from its bytes; nothing when it has any fault. */
    public Optional<AgreementFile> parse(byte[] bytes, String name, Faults faults) {
        Faults own = new Faults();
        Faults warnings = new Faults();
        Optional<Agreement> agreement = StrictYaml.parse(bytes, name, own).map(map -> {
            Agreement read = new AgreementReader(references, conditions).read(map);
            Set<AttributeKey> doubtful = doubtful(read, own);
            boolean sound = own.list().stream().allMatch(AgreementLoader::leavesTheRestSound);
            rules.check(read, map);
            if (sound) {
                new InnerTests(read, references, name).run(doubtful, own, warnings);
            }
            return read;
        });
        if (own.isEmpty()) {
            agreement.ifPresent(read -> warnWeakBases(read, name, warnings));
        }
        own.warnings().forEach(warnings::add);
        faults.addAll(own);
        return own.isEmpty()
                ? agreement.map(read -> new AgreementFile(
                        name, read, new String(bytes, StandardCharsets.UTF_8), digest(bytes, name), warnings.list()))
                : Optional.empty();
    }

    /**
     * Whether tests still tell something beside this fault: what is wrong with single grants or tests, or a key that nobody knows,
     * changes nothing of the other clauses.
     */
    private static boolean leavesTheRestSound(Fault fault) {
        return fault.key().startsWith("grants[")
                || fault.key().startsWith("tests")
                || fault.key().startsWith("legalBasis")
                || (fault.rule().equals("A3") && !fault.key().startsWith("searchBy"))
                || fault.rule().equals("Y8");
    }

    /** The attributes of grants that are at fault, and of those that cite what is in force on no day: no test can tell of them. */
    private static Set<AttributeKey> doubtful(Agreement agreement, Faults faults) {
        List<Integer> faulty = faults.list().stream()
                .map(Fault::key)
                .map(GRANT::matcher)
                .filter(Matcher::lookingAt)
                .map(grant -> Integer.parseInt(grant.group(1)))
                .toList();
        Set<String> dead = AgreementRules.deadBases(agreement);
        Set<AttributeKey> doubtful = new HashSet<>();
        for (int i = 0; i < agreement.grants().size(); i++) {
            boolean whole = faulty.contains(i);
            agreement.grants().get(i).attributes().stream()
                    .filter(item -> whole || item.basis().stream().anyMatch(dead::contains))
                    .forEach(item -> doubtful.add(item.attribute()));
        }
        if (!faulty.isEmpty()) {
            // what a grant at fault meant to hold may be missing from it
            Set<AttributeKey> held = agreement.grants().stream()
                    .flatMap(grant -> grant.attributes().stream())
                    .map(Agreement.GrantedAttribute::attribute)
                    .collect(Collectors.toSet());
            agreement.tests().stream()
                    .flatMap(test -> test instanceof Agreement.InnerTest.Example example
                            ? example.ask().stream()
                            : Stream.empty())
                    .filter(attribute -> !held.contains(attribute))
                    .forEach(doubtful::add);
        }
        return doubtful;
    }

    /** Reads an accepted file anew and tells of each test inside whether it holds now. */
    public List<InnerTestResult> runTests(AgreementFile file) {
        Faults faults = new Faults();
        parse(file.bytes(), file.name(), faults);
        return file.agreement().tests().stream()
                .map(test -> new InnerTestResult(
                        test,
                        faults.list().stream()
                                .filter(fault -> fault.rule().equals("A18") && fault.line() == test.line())
                                .toList()))
                .toList();
    }

    private static void warnWeakBases(Agreement agreement, String name, Faults warnings) {
        for (Agreement.LegalBasis basis : agreement.legalBasis()) {
            if (basis.kind() == BasisKind.ADMINISTRATIVE_RULE) {
                warnings.add(new Fault(
                        name,
                        0,
                        "legalBasis",
                        "A22",
                        basis.id() + " is an administrative rule, not statute",
                        "show it as such"));
            }
            if (basis.fictional()) {
                warnings.add(new Fault(
                        name,
                        0,
                        "legalBasis",
                        "A22",
                        basis.id() + " is fictional",
                        "cite a real article before real use"));
            }
        }
    }

    private static String digest(byte[] bytes, String name) {
        YamlMap map = StrictYaml.parse(bytes, name, new Faults()).orElseThrow();
        List<YamlNode.Entry> entries = map.keys().stream()
                .map(key -> new YamlNode.Entry(key, 0, map.node(key).orElseThrow()))
                .toList();
        return CanonicalForm.digest(CanonicalForm.of(new YamlNode.Mapping(1, entries)));
    }
}
