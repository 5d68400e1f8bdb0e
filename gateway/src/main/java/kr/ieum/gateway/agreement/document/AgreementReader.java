package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Conditions;
import kr.ieum.gateway.agreement.document.Agreement.BasisKind;
import kr.ieum.gateway.agreement.document.Agreement.ClauseDigests;
import kr.ieum.gateway.agreement.document.Agreement.Consumer;
import kr.ieum.gateway.agreement.document.Agreement.Contact;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.gateway.agreement.document.Agreement.Term;
import kr.ieum.gateway.agreement.engine.AfterCheck;
import kr.ieum.gateway.agreement.engine.Obligation;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.schemas.task.Task;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads one document of the format {@code ieum-agreement/1}, key by key, with every fault at its line. What concerns
 * several keys at once is checked by {@link AgreementRules} afterwards.
 *
 * <p>Rules: A1 format and identity, A2 dead reference, A3 id used twice, A4 empty grant, A5 unknown attribute, A6 form not
 * in the datatype's order, A7 dates out of order, A8 condition outside the subset, A9 resident number without authorising
 * basis, A10 implied attributes above a ceiling, A11 unknown obligation, A12 basis misused or not in force, A13 protection
 * that shows, A14 consent, A15 schedule or volume, A16 subjects outside the agreement's, A17 verification grant, A18 inner
 * test fails, A19 clause text differs, A20 parties, A23 changed number that
 * would be shown, A24 kinds of requests and the check afterwards, A25 reference text of another kind, A26 what the kind of requests has not, A27
 * combination, A28 screening, A29 time of a duty, A31 deviation, A32 what the reference text says nothing of, A33 value of a
 * test, A50 the version before.
 */
final class AgreementReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{2,63}");
    private static final Pattern PART_ID = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,31}");

    /** The roles of parties. */
    private enum Role {
        PROVIDER,
        CONSUMER,
        APPROVER
    }

    /** Whose cases a consumer may ask about; nothing wider exists. */
    private enum Jurisdiction {
        OWN_CASES
    }

    private final References references;
    private final Conditions conditions;
    private final Set<String> ids = new HashSet<>();

    AgreementReader(References references, Conditions conditions) {
        this.references = references;
        this.conditions = conditions;
    }

    /** Reads the document; faults go to the map's collection. */
    Agreement read(YamlMap map) {
        try (map) {
            if (!map.text("format").equals(Agreement.FORMAT)) {
                map.fault("format", "A1", "is not the agreements' format", "write '" + Agreement.FORMAT + "'");
            }
            String id = identity(map);
            int version = map.integer("version");
            if (version < 1) {
                map.fault("version", "A1", "is not a version", "count versions from 1");
            }
            RequestKind kind = KindReader.kind(map);
            TemplateRef template = template(map);
            KindReader.checkTemplate(map, kind, template);
            Optional<AfterCheck> afterCheck = KindReader.afterCheck(map, kind);
            List<String> providers = new ArrayList<>();
            List<Consumer> consumers = new ArrayList<>();
            List<String> approvers = new ArrayList<>();
            readParties(map, kind, providers, consumers, approvers);
            String task = map.text("task");
            if (!task.isEmpty() && references.tasks().find(task).isEmpty()) {
                map.fault(
                        "task",
                        "A2",
                        "is not a task of use here",
                        "use one of: "
                                + references.tasks().all().stream()
                                        .map(Task::id)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
            List<LegalBasis> bases =
                    map.maps("legalBasis").stream().map(this::basis).toList();
            if (bases.isEmpty()) {
                map.fault("legalBasis", "A12", "names no legal basis", "name at least one article");
            }
            Set<Relation> subjects = EnumSet.noneOf(Relation.class);
            try (YamlMap relations = map.map("subjects")) {
                subjects.addAll(relations.choices("relation", Relation.class));
            }
            if (subjects.isEmpty()) {
                map.fault("subjects", "A4", "names no relation", "name the relations a subject may have to the case");
            }
            KindReader.checkRelations(map, kind, subjects);
            KindReader.checkSubjects(map, afterCheck, subjects);
            LimitReader limits = new LimitReader(references, conditions, ids, item -> {});
            GrantReader grants = new GrantReader(references, limits, kind, ids, bases, subjects, providers, template);
            DutyReader duties = new DutyReader(kind, ids);
            Set<String> deviations = deviations(map, template);
            Optional<YamlMap> volume = map.optionalMap("volume");
            Optional<Integer> perDay = volume.flatMap(v -> positive(v, "perDay"));
            Optional<Integer> perHour = volume.flatMap(v -> positive(v, "perOfficialHour"));
            volume.ifPresent(YamlMap::close);
            List<Agreement.Grant> granted = grants.grants(map);
            List<Obligation> owed = duties.obligations(map);
            return new Agreement(
                    id,
                    version,
                    kind,
                    template,
                    deviations,
                    clauseDigests(map),
                    map.localized("title"),
                    List.copyOf(providers),
                    List.copyOf(consumers),
                    List.copyOf(approvers),
                    task,
                    bases,
                    subjects,
                    grants.consent(map, granted),
                    grants.searchBy(map),
                    granted,
                    limits.limits(map, "limits"),
                    limits.combinations(map, "combinations"),
                    owed,
                    duties.disposal(map),
                    perDay,
                    perHour,
                    map.optionalMap("schedule").flatMap(ScheduleReader::read),
                    contacts(map),
                    term(map),
                    afterCheck,
                    SuccessionReader.supersedes(map, version),
                    new InnerTestReader(references, granted, beforehand(owed), kind).tests(map));
        }
    }

    private static Set<String> beforehand(List<Obligation> obligations) {
        return obligations.stream()
                .filter(duty -> duty.type().phase() == Obligation.Phase.BEFORE)
                .map(Obligation::id)
                .collect(Collectors.toSet());
    }

    private String identity(YamlMap map) {
        String id = map.text("id");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            map.fault("id", "A1", "is not an id", "use 3 to 64 lower-case letters, digits and hyphens");
        }
        return id;
    }

    /** A31: clauses of the reference text that the parties left. */
    private static Set<String> deviations(YamlMap map, TemplateRef template) {
        Set<String> deviations = new TreeSet<>();
        map.optionalMap("template")
                .map(ref -> ref.texts("deviations"))
                .ifPresent(clauses -> clauses.forEach(clause -> {
                    if (ClauseTemplate.find(template)
                            .filter(text -> !text.hasClause(clause))
                            .isPresent()) {
                        map.fault(
                                "template",
                                "A31",
                                "deviates in '" + clause + "', which is no clause of the reference text",
                                "name clauses that it has");
                    }
                    if (!deviations.add(clause)) {
                        map.fault("template", "A31", "deviates twice in '" + clause + "'", "name it once");
                    }
                }));
        return deviations;
    }

    private static TemplateRef template(YamlMap map) {
        try (YamlMap template = map.map("template")) {
            TemplateRef ref = new TemplateRef(template.text("id"), template.integer("version"));
            template.texts("deviations");
            if (!ref.id().isEmpty() && ClauseTemplate.find(ref).isEmpty()) {
                template.fault(
                        "id", "A2", "names a reference text that isn't here", "use one of: " + ClauseTemplate.known());
            }
            return ref;
        }
    }

    private static Optional<ClauseDigests> clauseDigests(YamlMap map) {
        return map.optionalMap("clauseText").map(digests -> {
            try (digests) {
                return new ClauseDigests(digests.text("ko"), digests.text("en"));
            }
        });
    }

    private void readParties(
            YamlMap map, RequestKind kind, List<String> providers, List<Consumer> consumers, List<String> approvers) {
        for (YamlMap party : map.maps("parties")) {
            try (party) {
                switch (party.choice("role", Role.class)) {
                    case PROVIDER -> {
                        String agency = agency(party);
                        if (!agency.isEmpty()
                                && references.registersKeptBy(agency).isEmpty()) {
                            party.fault("agency", "A20", "keeps no register", "name the keeper, not the operator");
                        }
                        providers.add(agency);
                    }
                    case CONSUMER -> consumers.add(consumer(party, kind));
                    case APPROVER -> approvers.add(agency(party));
                }
            }
        }
        if (providers.isEmpty()) {
            map.fault("parties", "A20", "names no provider", "add a party with role: provider");
        }
        if (consumers.isEmpty()) {
            map.fault("parties", "A20", "names no consumer", "add a party with role: consumer");
        }
    }

    private Consumer consumer(YamlMap party, RequestKind kind) {
        Optional<String> agencyClass = party.optionalText("class");
        Optional<String> agency = agencyClass.isPresent() ? party.optionalText("agency") : Optional.of(agency(party));
        if (agencyClass.isPresent() && agency.isPresent()) {
            party.fault("class", "A20", "stands beside an agency", "make a party of its own for each");
        }
        agencyClass
                .filter(id -> !references.parties().classes().containsKey(id))
                .ifPresent(id -> party.fault(
                        "class",
                        "A2",
                        "is not a class of agencies here",
                        "use one of: " + sorted(references.parties().classes().keySet())));
        // whose cases are an agency's own is a question where there are cases
        if (kind.hasCase() || party.has("jurisdiction")) {
            party.choice("jurisdiction", Jurisdiction.class);
        }
        Optional<YamlMap> officials = party.optionalMap("officials");
        int assurance =
                officials.flatMap(o -> o.optionalInteger("minAssurance")).orElse(1);
        if (assurance < 1 || assurance > 4) {
            party.fault("officials", "A20", "asks for an assurance that doesn't exist", "use 1 to 4");
        }
        Consumer consumer = new Consumer(
                agency,
                agencyClass,
                Set.copyOf(party.texts("systems")),
                officials.flatMap(o -> o.optionalText("role")),
                assurance);
        officials.ifPresent(YamlMap::close);
        for (String system : consumer.systems()) {
            if (references.agenciesOf(consumer).stream()
                    .map(code -> references.parties().agencies().get(code))
                    .noneMatch(member -> member != null && member.systems().containsKey(system))) {
                party.fault("systems", "A2", "'" + system + "' is no system of the consumer", "name a system it runs");
            }
        }
        return consumer;
    }

    private String agency(YamlMap map) {
        String agency = map.text("agency");
        if (!agency.isEmpty() && !references.parties().agencies().containsKey(agency)) {
            map.fault("agency", "A2", "'" + agency + "' is not an agency here", "use the institution code of a member");
        }
        return agency;
    }

    private LegalBasis basis(YamlMap map) {
        try (map) {
            LegalBasis basis = new LegalBasis(
                    partId(map, ids),
                    map.choice("kind", BasisKind.class),
                    map.localized("act"),
                    map.text("article"),
                    map.date("from"),
                    map.optionalDate("to"),
                    map.texts("authorises").contains("residentNumber"),
                    map.flag("fictional"));
            if (basis.to().filter(to -> to.isBefore(basis.from())).isPresent()) {
                map.fault("to", "A7", "lies before 'from'", "correct one of the two");
            }
            if (!basis.article().isEmpty()
                    && !basis.article().equals("all")
                    && !LegalBasis.ARTICLE.matcher(basis.article()).matches()) {
                map.fault(
                        "article",
                        "A12",
                        "is not an article",
                        "write 22, 36(1) for a paragraph, 81-13 for 제81조의13, or all");
            }
            if (!List.of("residentNumber").containsAll(map.texts("authorises"))) {
                map.fault("authorises", "A12", "names what no article can authorise here", "write [residentNumber]");
            }
            if (basis.authorisesResidentNumber()
                    && basis.kind() != BasisKind.STATUTE
                    && basis.kind() != BasisKind.DECREE) {
                map.fault(
                        "authorises",
                        "A12",
                        "is claimed by "
                                + basis.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        "only statute or decree can authorise resident numbers");
            }
            return basis;
        }
    }

    private List<Contact> contacts(YamlMap map) {
        return map.maps("contacts").stream()
                .map(contact -> {
                    try (contact) {
                        return new Contact(agency(contact), BilingualText.read(contact, "office"));
                    }
                })
                .toList();
    }

    private static Term term(YamlMap map) {
        try (YamlMap term = map.map("term")) {
            Term read = new Term(
                    term.date("from"),
                    term.date("until"),
                    term.optionalDate("review"),
                    term.optionalDuration("notice"));
            if (read.notice().filter(Duration::isPositive).isEmpty() && term.has("notice")) {
                term.fault("notice", "A7", "is no time", "write a duration such as P30D");
            }
            if (read.until().isBefore(read.from())) {
                term.fault("until", "A7", "lies before 'from'", "correct one of the two");
            }
            if (read.review()
                    .filter(day -> day.isBefore(read.from()) || day.isAfter(read.until()))
                    .isPresent()) {
                term.fault("review", "A7", "lies outside the term", "review within the term");
            }
            return read;
        }
    }

    private static Optional<Integer> positive(YamlMap map, String key) {
        Optional<Integer> number = map.optionalInteger(key);
        number.filter(n -> n < 1)
                .ifPresent(n -> map.fault(key, "A15", "is not a volume", "write a number above 0, or remove the key"));
        return number;
    }

    /** The id of a basis, grant or limit; one namespace for all, so that a citation is never ambiguous. */
    static String partId(YamlMap map, Set<String> ids) {
        String id = map.text("id");
        if (!id.isEmpty() && !PART_ID.matcher(id).matches()) {
            map.fault("id", "A1", "is not an id", "use up to 32 letters, digits and hyphens");
        }
        if (!id.isEmpty() && !ids.add(id)) {
            map.fault("id", "A3", "'" + id + "' is used twice in the agreement", "give each part an id of its own");
        }
        return id;
    }

    static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    /** The Korean and English names of a known agency, its code otherwise. */
    static Localized nameOf(References references, String agency) {
        Parties.Agency known = references.parties().agencies().get(agency);
        return known == null ? new Localized(agency, agency) : known.name();
    }
}
