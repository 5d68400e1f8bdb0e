package kr.ieum.gateway.agreement.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.gateway.agreement.document.Agreement.Expected;
import kr.ieum.gateway.agreement.document.Agreement.Grant;
import kr.ieum.gateway.agreement.document.Agreement.InnerTest;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.gateway.agreement.engine.Use;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the tests inside an agreement. Rule numbers: {@link AgreementReader}. */
final class InnerTestReader {

    /** A fact with an answer, or missing. */
    private enum GivenAnswer {
        YES,
        NO,
        UNDETERMINED,
        MISSING
    }

    /** Whether the provider's list names the pair, or can't be had. */
    private enum GivenPair {
        TRUE,
        FALSE,
        MISSING
    }

    private final References references;
    private final List<Grant> grants;
    private final Set<String> duties;
    private final RequestKind kind;

    /**
     * A reader.
     *
     * @param duties ids of the duties beforehand
     */
    InnerTestReader(References references, List<Grant> grants, Set<String> duties, RequestKind kind) {
        this.references = references;
        this.grants = grants;
        this.duties = Set.copyOf(duties);
        this.kind = kind;
    }

    List<InnerTest> tests(YamlMap map) {
        List<InnerTest> tests = new ArrayList<>();
        for (YamlMap item : map.maps("tests")) {
            try (item) {
                if (item.has("never")) {
                    item.optionalText("name");
                    tests.add(never(item));
                } else {
                    tests.add(example(item));
                }
            }
        }
        return List.copyOf(tests);
    }

    private InnerTest never(YamlMap item) {
        try (YamlMap never = item.map("never")) {
            List<String> patterns = never.texts("attributes");
            if (patterns.isEmpty()) {
                never.fault("attributes", "A4", "forbids nothing", "name attributes, such as Health/*");
            }
            for (String pattern : patterns) {
                boolean known = pattern.endsWith("/*")
                        ? references
                                .model()
                                .modelClass(pattern.substring(0, pattern.length() - 2))
                                .isPresent()
                        : references.model().property(pattern).isPresent();
                if (!known) {
                    never.fault(
                            "attributes",
                            "A5",
                            "'" + pattern + "' is no attribute or class of the model",
                            "write a key, or Class/* of a class that exists");
                }
            }
            Set<Relation> subjects = EnumSet.noneOf(Relation.class);
            subjects.addAll(never.choices("subjects", Relation.class));
            return new InnerTest.Never(item.line(), patterns, subjects);
        }
    }

    private InnerTest example(YamlMap item) {
        Localized name = BilingualText.read(item, "name");
        Given given = given(item.map("given"));
        List<AttributeKey> ask = new ArrayList<>();
        for (String text : item.texts("ask")) {
            attribute(item, "ask", text).ifPresent(ask::add);
        }
        if (ask.isEmpty()) {
            item.fault("ask", "A18", "asks nothing", "name the attributes that are asked");
        }
        List<Expected> expected = new ArrayList<>();
        try (YamlMap expect = item.map("expect")) {
            for (String key : expect.keys()) {
                try (YamlMap outcome = expect.map(key)) {
                    attribute(expect, key, key)
                            .ifPresent(attribute -> expected.add(expected(outcome, attribute, given)));
                }
            }
        }
        List<AttributeKey> named = expected.stream().map(Expected::attribute).toList();
        if (!new HashSet<>(named).equals(new HashSet<>(ask))) {
            item.fault("expect", "A18", "doesn't say what becomes of each attribute asked", "expect exactly these");
        }
        return new InnerTest.Example(item.line(), name, given, List.copyOf(ask), List.copyOf(expected));
    }

    private Expected expected(YamlMap outcome, AttributeKey attribute, Given given) {
        Optional<String> value = outcome.optionalText("value");
        Optional<Reason> reason = outcome.optionalChoice("refused", Reason.class);
        Optional<Form> form = outcome.optionalText("form").flatMap(Form::parse);
        FormOrder order = references
                .model()
                .property(attribute)
                .map(Property::datatype)
                .map(FormOrder::of)
                .orElseThrow();
        if (outcome.has("form") && form.filter(order::has).isEmpty()) {
            outcome.fault(
                    "form", "A6", "is no form of the attribute", "use one of: " + String.join(", ", order.names()));
        }
        if (outcome.has("form") == outcome.has("refused")) {
            outcome.fault("", "A18", "expects not exactly one outcome", "write form: … or refused: …");
        }
        if (value.isPresent() && form.filter(f -> !f.name().equals("token")).isEmpty()) {
            outcome.fault("value", "A33", "expects a value of no form", "write form: … beside it, and no token");
        }
        if (value.isPresent() && !given.values().containsKey(attribute)) {
            outcome.fault(
                    "value",
                    "A33",
                    "expects a value, and the test gives the register none",
                    "write given: {values: {" + attribute + ": …}}");
        }
        return new Expected(attribute, form, reason, value);
    }

    private Given given(YamlMap map) {
        try (map) {
            Set<Use> uses = EnumSet.noneOf(Use.class);
            uses.addAll(map.choices("use", Use.class));
            if (uses.isEmpty()) {
                uses.add(Use.DISPLAY);
            }
            Optional<String> agency = map.optionalText("agency");
            agency.filter(code -> !references.parties().agencies().containsKey(code))
                    .ifPresent(
                            code -> map.fault("agency", "A2", "'" + code + "' is not an agency here", "use its code"));
            Optional<String> register = map.optionalText("register");
            register.filter(id -> !references.parties().registers().containsKey(id))
                    .ifPresent(id -> map.fault("register", "A2", "'" + id + "' is not a register here", "use its id"));
            Set<AttributeKey> searchBy = new HashSet<>();
            map.texts("searchBy")
                    .forEach(text -> attribute(map, "searchBy", text).ifPresent(searchBy::add));
            return new Given(
                    agency,
                    map.optionalText("system"),
                    Set.copyOf(map.texts("roles")),
                    map.optionalInteger("assurance"),
                    map.optionalText("stage"),
                    map.optionalText("kind"),
                    map.optionalChoice("relation", Relation.class).orElse(usualRelation()),
                    answer(map, "relationVerified", GivenAnswer.YES),
                    answer(map, "alive", GivenAnswer.YES),
                    answer(map, "outranked", GivenAnswer.MISSING),
                    answer(map, "livesWithApplicant", GivenAnswer.MISSING),
                    switch (map.optionalChoice("restricted", GivenPair.class).orElse(GivenPair.FALSE)) {
                        case TRUE -> Optional.of(true);
                        case FALSE -> Optional.of(false);
                        case MISSING -> Optional.empty();
                    },
                    uses,
                    map.optionalChoice("recipient", Recipient.class)
                            .orElse(kind == RequestKind.OWN_DATA ? Recipient.SUBJECT : Recipient.OFFICIAL),
                    map.optionalChoice("request", RequestKind.class).orElse(kind),
                    register,
                    searchBy,
                    answer(map, "adult", GivenAnswer.MISSING),
                    answer(map, "onRoll", kind == RequestKind.EVENT ? GivenAnswer.YES : GivenAnswer.MISSING),
                    instant(map, "opened"),
                    unmet(map),
                    values(map),
                    consents(map, "consents"),
                    consents(map, "applicantConsents"),
                    instant(map, "at"));
        }
    }

    private Relation usualRelation() {
        return switch (kind) {
            case CASE, SCREENING, EMERGENCY -> Relation.APPLICANT;
            case EVENT -> Relation.ENROLLED;
            case OWN_DATA -> Relation.SELF;
        };
    }

    private Set<String> unmet(YamlMap map) {
        Set<String> unmet = Set.copyOf(map.texts("unmet"));
        unmet.stream()
                .filter(id -> !duties.contains(id))
                .forEach(id -> map.fault(
                        "unmet", "A2", "'" + id + "' is no duty beforehand of the agreement", "name one by its id"));
        return unmet;
    }

    private Map<AttributeKey, String> values(YamlMap map) {
        Map<AttributeKey, String> values = new HashMap<>();
        map.optionalMap("values").ifPresent(given -> {
            try (given) {
                for (String key : given.keys()) {
                    String text = given.text(key);
                    attribute(given, key, key).ifPresent(attribute -> {
                        if (references
                                .model()
                                .property(attribute)
                                .filter(property -> property.mayBe(text, references.codes()))
                                .isEmpty()) {
                            given.fault(key, "A33", "is no value of the attribute", "write it as the model's example");
                        }
                        values.put(attribute, text);
                    });
                }
            }
        });
        return values;
    }

    private static Optional<Answer> answer(YamlMap map, String key, GivenAnswer usual) {
        return switch (map.optionalChoice(key, GivenAnswer.class).orElse(usual)) {
            case YES -> Optional.of(Answer.YES);
            case NO -> Optional.of(Answer.NO);
            case UNDETERMINED -> Optional.of(Answer.UNDETERMINED);
            case MISSING -> Optional.empty();
        };
    }

    private Map<String, Instant> consents(YamlMap map, String key) {
        Map<String, Instant> consents = new HashMap<>();
        map.optionalMap(key).ifPresent(given -> {
            for (String grant : given.keys()) {
                if (grants.stream().noneMatch(g -> g.id().equals(grant))) {
                    given.fault(grant, "A2", "is no grant of the agreement", "name a grant by its id");
                }
                parse(given, grant).ifPresent(at -> consents.put(grant, at));
            }
        });
        return consents;
    }

    private static Optional<Instant> instant(YamlMap map, String key) {
        return map.has(key) ? parse(map, key) : Optional.empty();
    }

    private static Optional<Instant> parse(YamlMap map, String key) {
        String text = map.text(key);
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            map.fault(key, "Y9", "'" + text + "' is not an instant", "write 2026-04-01T10:00:00+09:00");
            return Optional.empty();
        }
    }

    private Optional<AttributeKey> attribute(YamlMap map, String key, String text) {
        Optional<AttributeKey> attribute = references.model().property(text).map(Property::key);
        if (attribute.isEmpty()) {
            map.fault(key, "A5", "'" + text + "' is no attribute of the model", "use the exact key of an attribute");
        }
        return attribute;
    }
}
