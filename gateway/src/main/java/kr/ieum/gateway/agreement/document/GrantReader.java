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
import kr.ieum.gateway.agreement.condition.Conditions;
import kr.ieum.gateway.agreement.document.Agreement.ConsentRule;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.GrantedAttribute;
import kr.ieum.gateway.agreement.document.Agreement.LegalBasis;
import kr.ieum.gateway.agreement.document.Agreement.Limit;
import kr.ieum.gateway.agreement.document.Agreement.SearchPermission;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.gateway.agreement.engine.ConsentForm;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Deprecation;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads what an agreement permits: grants, limits, search attributes and consent. Rule numbers: {@link AgreementReader}. */
final class GrantReader {

    /** On which word about the relation a grant rests. */
    private enum RelationSource {
        VERIFIED,
        DECLARED
    }

    /** Whose consent is asked for. */
    private enum ConsentOf {
        EACH_SUBJECT
    }

    private final References references;
    private final Conditions conditions;
    private final Set<String> ids;
    private final List<LegalBasis> bases;
    private final Set<Relation> subjects;
    private final Set<String> registers;
    private final Optional<ClauseTemplate> template;

    GrantReader(
            References references,
            Conditions conditions,
            Set<String> ids,
            List<LegalBasis> bases,
            Set<Relation> subjects,
            List<String> providers,
            TemplateRef template) {
        this.references = references;
        this.conditions = conditions;
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
            refuseUnsupported(map, uses);
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
                    map.optionalChoice("recipient", Recipient.class).orElse(Recipient.OFFICIAL),
                    narrowed,
                    register,
                    declared,
                    condition(map),
                    when,
                    attributes(map, forSearch));
        }
    }

    private static void refuseUnsupported(YamlMap map, Set<Use> uses) {
        if (uses.isEmpty()) {
            map.fault("use", "A4", "is for no use", "write use: [display], [decide] or both");
        }
        for (Use use : uses) {
            switch (use) {
                case DISPLAY, DISPLAY_AS_OF, DECIDE -> {}
                case SEARCH -> {
                    if (uses.size() > 1) {
                        map.fault(
                                "use",
                                "A4",
                                "lets a key be sent on and shown in one",
                                "write use: [search] alone; what is shown has a grant of its own");
                    }
                }
                case STORE, FORWARD ->
                    map.fault(
                            "use",
                            "Y10",
                            YamlMap.spelling(use) + " is not supported yet",
                            "remove it; this version could not enforce it");
            }
        }
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
                Optional<Property> property = property(item, "ref");
                List<String> basis = bases(item);
                Localized need = BilingualText.read(item, "need");
                Optional<Form> form = item.has("form") ? form(item, "form", property) : Optional.of(Form.CLEAR);
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

    private Optional<Property> property(YamlMap item, String key) {
        String text = item.text(key);
        Optional<Property> property = references.model().property(text);
        if (property.isEmpty() && !text.isEmpty()) {
            item.fault(key, "A5", "'" + text + "' is no attribute of the model", "use the exact key of an attribute");
        }
        return property;
    }

    private Optional<Form> form(YamlMap item, String key, Optional<Property> property) {
        String text = item.text(key);
        Optional<Form> form = Form.parse(text);
        if (property.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        FormOrder order = FormOrder.of(property.get().datatype());
        if (form.filter(order::has).isEmpty()) {
            item.fault(
                    key,
                    "A6",
                    "'" + text + "' is no form of "
                            + YamlMap.spelling(property.get().datatype()),
                    "use one of: " + String.join(", ", order.names()));
            return Optional.empty();
        }
        List<String> own = FormOrder.names(property.get());
        if (!own.contains(form.get().name())) {
            item.fault(
                    key,
                    "A6",
                    "'" + text + "' is a part of a resident number, and "
                            + property.get().key() + " is none",
                    "use one of: " + String.join(", ", own));
            return Optional.empty();
        }
        return form;
    }

    private Condition condition(YamlMap map) {
        Optional<String> text = map.optionalText("when");
        if (text.isEmpty()) {
            return Condition.always();
        }
        return switch (conditions.read(text.get())) {
            case Conditions.Read.Accepted accepted -> accepted.condition();
            case Conditions.Read.Refused refused -> {
                map.fault(
                        "when",
                        "A8",
                        "character " + refused.column() + ": " + refused.message(),
                        "compare case.stage, case.kind, subject.relation or subject.livesWithApplicant with texts");
                yield new Condition.Constant(false);
            }
        };
    }

    List<Limit> limits(YamlMap map) {
        List<Limit> limits = new ArrayList<>();
        for (YamlMap item : map.maps("limits")) {
            try (item) {
                String id = AgreementReader.partId(item, ids);
                Set<AttributeKey> attributes = new TreeSet<>();
                Form max = Form.ABSENT;
                for (String text : item.texts("attributes")) {
                    Optional<Property> property = references.model().property(text);
                    if (property.isEmpty()) {
                        item.fault(
                                "attributes", "A5", "'" + text + "' is no attribute of the model", "use its exact key");
                        continue;
                    }
                    attributes.add(property.get().key());
                    max = form(item, "max", property).orElse(Form.ABSENT);
                }
                if (attributes.isEmpty()) {
                    item.fault("attributes", "A4", "limits nothing", "name at least one attribute");
                }
                item.text("max");
                Condition when = condition(item);
                if (when.speaksOfRestriction() && !max.equals(Form.ABSENT)) {
                    item.fault("max", "A13", "would show who is protected", "write max: absent");
                }
                limits.add(new Limit(id, attributes, max, when, item.optionalText("when")));
            }
        }
        return List.copyOf(limits);
    }

    List<SearchPermission> searchBy(YamlMap map) {
        List<SearchPermission> permissions = new ArrayList<>();
        Set<AttributeKey> seen = new HashSet<>();
        for (YamlMap item : map.maps("searchBy")) {
            try (item) {
                Optional<Property> property = property(item, "attribute");
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
                item.choice("of", ConsentOf.class);
                Optional<ConsentForm> form = item.optionalChoice("form", ConsentForm.class);
                Optional<Duration> maxAge = item.optionalDuration("maxAge");
                if (maxAge.filter(Duration::isPositive).isEmpty()) {
                    item.fault("maxAge", "A14", "gives consent no age", "write a duration such as P90D");
                }
                rules.add(new ConsentRule(grant, form, maxAge.orElse(Duration.ZERO)));
            }
        }
        return List.copyOf(rules);
    }
}
