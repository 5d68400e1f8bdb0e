package kr.ieum.gateway.agreement.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kr.ieum.gateway.agreement.condition.Condition;
import kr.ieum.gateway.agreement.document.Agreement.ConsentRule;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Agreement.SearchPermission;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Terms;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Deprecation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads what an agreement permits: grants, search attributes and consent. Rule numbers: {@link AgreementReader}. */
final class GrantReader {

    /** On which word about the relation a grant rests. */
    private enum RelationSource {
        VERIFIED,
        DECLARED
    }

    /** Whose consent is asked for. */
    private enum ConsentOf {
        EACH_SUBJECT(Terms.Consent.Of.EACH),
        EACH_ADULT(Terms.Consent.Of.EACH_ADULT),
        APPLICANT(Terms.Consent.Of.APPLICANT);

        private final Terms.Consent.Of of;

        ConsentOf(Terms.Consent.Of of) {
            this.of = of;
        }
    }

    private final LimitReader limits;
    private final RequestKind kind;
    private final Set<String> ids;
    private final List<LegalBasis> bases;
    private final Set<Relation> subjects;
    private final Set<String> registers;
    private final Optional<ClauseTemplate> template;

    GrantReader(
            References references,
            LimitReader limits,
            RequestKind kind,
            Set<String> ids,
            List<LegalBasis> bases,
            Set<Relation> subjects,
            List<String> providers,
            TemplateRef template) {
        this.limits = limits;
        this.kind = kind;
        this.ids = ids;
        this.bases = bases;
        this.subjects = subjects;
        this.registers = providers.stream()
                .flatMap(provider -> references.registersKeptBy(provider).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        this.template = ClauseTemplate.find(template);
    }

    List<Grant> grants(YamlMap map) {
        List<Grant> grants = map.maps("grants").stream().map(this::grant).toList();
        if (grants.isEmpty()) {
            map.fault("grants", "A4", "grants nothing", "add at least one grant");
        }
        return grants;
    }

    private Grant grant(YamlMap map) {
        try (map) {
            String id = AgreementReader.partId(map, ids);
            String clause = map.text("clause");
            if (template.filter(t -> !t.grantClauses().contains(clause)).isPresent() && !clause.isEmpty()) {
                map.fault(
                        "clause",
                        "A2",
                        "'" + clause + "' is no clause of the reference text that holds grants",
                        "use one of: " + AgreementReader.sorted(template.get().grantClauses()));
            }
            Set<Use> uses = EnumSet.noneOf(Use.class);
            uses.addAll(map.choices("use", Use.class));
            checkUses(map, uses);
            boolean forSearch = uses.equals(EnumSet.of(Use.SEARCH));
            boolean declared =
                    map.optionalChoice("relation", RelationSource.class).orElse(RelationSource.VERIFIED)
                            == RelationSource.DECLARED;
            if (declared && !forSearch && !uses.equals(EnumSet.of(Use.DECIDE))) {
                map.fault(
                        "relation",
                        "A17",
                        "rests on a declared relation but isn't for deciding or searching alone",
                        "write use: [decide] or [search], or leave the relation to be verified");
            }
            Set<Relation> narrowed = narrowed(map);
            Optional<String> register = map.optionalText("register");
            register.filter(r -> !registers.contains(r))
                    .ifPresent(r -> map.fault(
                            "register",
                            "A2",
                            "'" + r + "' is not a register of the providers",
                            "use one of: " + AgreementReader.sorted(registers)));
            Optional<String> when = map.optionalText("when");
            return new Grant(
                    id,
                    clause,
                    uses,
                    recipient(map),
                    narrowed,
                    register,
                    declared,
                    condition(map),
                    when,
                    attributes(map, forSearch));
        }
    }

    private static void checkUses(YamlMap map, Set<Use> uses) {
        if (uses.isEmpty()) {
            map.fault("use", "A4", "is for no use", "write use: [display], [decide] or both");
        }
        if (uses.contains(Use.SEARCH) && uses.size() > 1) {
            map.fault(
                    "use",
                    "A4",
                    "lets a key be sent on and shown in one",
                    "write use: [search] alone; what is shown has a grant of its own");
        }
    }

    /** A26: whoever receives the answer, and what it may be, are the kind's. */
    private Recipient recipient(YamlMap map) {
        Recipient usual = kind == RequestKind.OWN_DATA ? Recipient.SUBJECT : Recipient.OFFICIAL;
        Recipient recipient = map.optionalChoice("recipient", Recipient.class).orElse(usual);
        if (!kind.recipients().contains(recipient)) {
            map.fault(
                    "recipient",
                    "A26",
                    "never receives what a request of the kind " + YamlMap.spelling(kind) + " is answered",
                    "write recipient: " + YamlMap.spelling(usual));
        }
        return recipient;
    }

    private Condition condition(YamlMap map) {
        Condition condition = limits.condition(map);
        if (!kind.hasCase() && condition.speaksOfCase()) {
            map.fault(
                    "when",
                    "A26",
                    "asks for a fact of a case, and a request of the kind " + YamlMap.spelling(kind) + " has none",
                    "leave the condition out; it would never hold");
        }
        return condition;
    }

    private Set<Relation> narrowed(YamlMap map) {
        if (!map.has("subjects")) {
            return subjects;
        }
        Set<Relation> narrowed = EnumSet.noneOf(Relation.class);
        narrowed.addAll(map.choices("subjects", Relation.class));
        if (narrowed.isEmpty()) {
            map.fault("subjects", "A4", "names nobody", "name a relation or remove the key");
        }
        if (!subjects.containsAll(narrowed)) {
            map.fault("subjects", "A16", "goes beyond the agreement's subjects", "narrow them, or widen the agreement");
        }
        return narrowed;
    }

    private List<GrantedAttribute> attributes(YamlMap map, boolean forSearch) {
        List<GrantedAttribute> attributes = new ArrayList<>();
        Set<AttributeKey> seen = new HashSet<>();
        for (YamlMap item : map.maps("attributes")) {
            try (item) {
                Optional<Property> property = limits.property(item, "ref");
                List<String> basis = bases(item);
                Localized need = BilingualText.read(item, "need");
                Optional<Form> form = item.has("form") ? limits.form(item, "form", property) : Optional.of(Form.CLEAR);
                if (property.isEmpty() || form.isEmpty()) {
                    continue;
                }
                AttributeKey key = property.get().key();
                Deprecation.warn(property.get(), item, "ref");
                if (!seen.add(key)) {
                    item.fault("ref", "A3", key + " stands twice in the grant", "make a grant of its own for a form");
                }
                if (form.get().equals(Form.ABSENT)) {
                    item.fault("form", "A4", "grants nothing", "remove the attribute");
                }
                if (!kind.mayRelease(property.get().datatype(), form.get())) {
                    item.fault(
                            "form",
                            "A28",
                            "tells a screening more than whether something holds",
                            "use a predicate, exists, or an indicator");
                }
                checkResidentNumber(item, key, basis);
                checkFormerNumber(item, key, form.get(), forSearch);
                attributes.add(new GrantedAttribute(key, basis, need, form.get()));
            }
        }
        if (attributes.isEmpty()) {
            map.fault("attributes", "A4", "grants nothing", "name at least one attribute, or remove the grant");
        }
        return List.copyOf(attributes);
    }

    private void checkResidentNumber(YamlMap item, AttributeKey key, List<String> cited) {
        if (References.isResidentNumber(key)
                && bases.stream().noneMatch(b -> b.authorisesResidentNumber() && cited.contains(b.id()))) {
            item.fault(
                    "basis",
                    "A9",
                    "cites no article that authorises resident numbers",
                    "cite a statute or decree with authorises: [residentNumber]");
        }
    }

    /** A23: a changed number resolves and is never shown (design §6 rule 11). */
    private static void checkFormerNumber(YamlMap item, AttributeKey key, Form form, boolean forSearch) {
        if (!key.equals(SubjectKey.FORMER_PERSON)) {
            return;
        }
        if (!forSearch) {
            item.fault("ref", "A23", key + " resolves and is never shown", "grant it for use: [search] alone");
        } else if (!form.equals(Form.CLEAR)) {
            item.fault("form", "A23", "leaves nothing to search by", "leave the form out");
        }
    }

    private List<String> bases(YamlMap item) {
        List<String> cited = item.texts("basis");
        if (cited.isEmpty()) {
            item.fault("basis", "A12", "cites no legal basis", "cite one by its id");
        }
        for (String id : cited) {
            if (bases.stream().noneMatch(basis -> basis.id().equals(id))) {
                item.fault(
                        "basis", "A2", "'" + id + "' is no legal basis of the agreement", "name it under legalBasis");
            }
        }
        return cited;
    }

    List<SearchPermission> searchBy(YamlMap map) {
        List<SearchPermission> permissions = new ArrayList<>();
        Set<AttributeKey> seen = new HashSet<>();
        for (YamlMap item : map.maps("searchBy")) {
            try (item) {
                Optional<Property> property = limits.property(item, "attribute");
                List<String> basis = bases(item);
                Set<String> narrowed = new TreeSet<>(item.texts("registers"));
                narrowed.stream()
                        .filter(register -> !registers.contains(register))
                        .forEach(register -> item.fault(
                                "registers",
                                "A2",
                                "'" + register + "' is not a register of the providers",
                                "use some of: " + AgreementReader.sorted(registers)));
                if (property.isPresent()) {
                    AttributeKey key = property.get().key();
                    if (!seen.add(key)) {
                        item.fault("attribute", "A3", key + " stands twice", "keep one of the two");
                    }
                    checkResidentNumber(item, key, basis);
                    permissions.add(new SearchPermission(key, basis, narrowed));
                }
            }
        }
        return List.copyOf(permissions);
    }

    List<ConsentRule> consent(YamlMap map, List<Grant> grants) {
        List<ConsentRule> rules = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap item : map.maps("consent")) {
            try (item) {
                String grant = item.text("grant");
                if (!grant.isEmpty() && grants.stream().noneMatch(g -> g.id().equals(grant))) {
                    item.fault("grant", "A2", "'" + grant + "' is no grant of the agreement", "name a grant by its id");
                }
                if (!grant.isEmpty() && !seen.add(grant)) {
                    item.fault("grant", "A3", "'" + grant + "' has two consent rules", "keep one of the two");
                }
                Terms.Consent.Of of = item.choice("of", ConsentOf.class).of;
                if (of == Terms.Consent.Of.APPLICANT && !kind.hasCase()) {
                    item.fault("of", "A14", "asks an applicant where there is no case", "write of: each-subject");
                }
                Optional<ConsentForm> form = item.optionalChoice("form", ConsentForm.class);
                Optional<Duration> maxAge = item.optionalDuration("maxAge");
                if (maxAge.filter(Duration::isPositive).isEmpty()) {
                    item.fault("maxAge", "A14", "gives consent no age", "write a duration such as P90D");
                }
                rules.add(new ConsentRule(grant, of, form, maxAge.orElse(Duration.ZERO)));
            }
        }
        return List.copyOf(rules);
    }
}
