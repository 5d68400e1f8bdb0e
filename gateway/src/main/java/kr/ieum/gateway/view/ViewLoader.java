package kr.ieum.gateway.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.engine.Recipient;
import kr.ieum.gateway.agreement.engine.Relation;
import kr.ieum.gateway.view.ViewDefinition.Check;
import kr.ieum.gateway.view.ViewDefinition.FormerNumbers;
import kr.ieum.gateway.view.ViewDefinition.Item;
import kr.ieum.gateway.view.ViewDefinition.NotJoined;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.gateway.view.ViewDefinition.Proof;
import kr.ieum.gateway.view.ViewDefinition.Through;
import kr.ieum.gateway.view.ViewDefinition.Verification;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Loads the views of {@code config/views}, strictly.
 *
 * <p>Rules: V1 folder missing, V2 unknown format, V3 id differs from the file name or stands twice, V4 unknown task, V5
 * unknown register, V6 attribute that the register's mapping can't produce, V7 nothing to show, V8 deadline outside its
 * bounds, V9 form not written as forms are, V10 code that the attribute's code list doesn't have, V11 nothing
 * to search by, V12 a relation that is shown but that stage 0 can't verify, V13 a key sent on as what the view doesn't search by
 * or as no number of a person, V14 a panel of which only a part waits for keys of another register, V15 a former
 * number that would be shown, or a register that knows none, V16 an attribute for which the applicant is sought without the
 * numbers that the applicant had before. Rules V20 to V25 are those of
 * {@link ConflictReader}.
 */
public final class ViewLoader {

    /** The longest deadline a view may name; nobody waits longer for a page. */
    private static final Duration MAX_DEADLINE = Duration.ofSeconds(30);

    private final Map<String, Set<AttributeKey>> registers;
    private final Set<AttributeKey> seekingApplicant;
    private final Set<String> tasks;
    private final Function<AttributeKey, Set<String>> codes;
    private final Faults faults;

    /**
     * A loader against what the federation has.
     *
     * @param registers attributes that each register's mapping produces, by register id
     * @param seekingApplicant the attributes for which a mapping seeks the applicant in a record
     * @param tasks ids of the tasks of use
     * @param codes the texts in which an attribute can be released: its codes, or yes and no; empty where they aren't a
     *     closed list
     */
    public ViewLoader(
            Map<String, Set<AttributeKey>> registers,
            Set<AttributeKey> seekingApplicant,
            Set<String> tasks,
            Function<AttributeKey, Set<String>> codes,
            Faults faults) {
        this.registers = Map.copyOf(registers);
        this.seekingApplicant = Set.copyOf(seekingApplicant);
        this.tasks = Set.copyOf(tasks);
        this.codes = codes;
        this.faults = faults;
    }

    /** All views of a folder; what is at fault is reported and left out. */
    public List<ViewDefinition> load(Path folder) {
        List<Path> files;
        try (Stream<Path> list = Files.list(folder)) {
            files = list.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            faults.add(new Fault(
                    "views", 0, "", "V1", "the folder can't be read", "make a folder 'views' in the configuration"));
            return List.of();
        }
        List<ViewDefinition> views = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            String name = "views/" + file.getFileName();
            int before = faults.count();
            StrictYaml.read(file, name, faults).ifPresent(top -> {
                ViewDefinition view = read(top);
                String expected = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                if (!view.id().equals(expected) || !ids.add(view.id())) {
                    top.fault("id", "V3", "'" + view.id() + "' is not the file's name", "write id: " + expected);
                }
                if (faults.count() == before) {
                    views.add(view);
                }
            });
        }
        return List.copyOf(views);
    }

    private ViewDefinition read(YamlMap top) {
        try (top) {
            String format = top.text("format");
            if (!"ieum-view/1".equals(format)) {
                top.fault("format", "V2", "'" + format + "' is not a known format", "write format: ieum-view/1");
            }
            String task = top.text("task");
            if (!tasks.contains(task)) {
                top.fault("task", "V4", "'" + task + "' is not a task of use", "use one of: " + sorted(tasks));
            }
            Set<AttributeKey> searchBy = searchBy(top);
            List<Panel> panels =
                    top.maps("panels").stream().map(map -> panel(map, searchBy)).toList();
            if (panels.isEmpty()) {
                top.fault("panels", "V7", "the view shows nothing", "add at least one panel");
            }
            Verification verification = verification(top.map("verification"));
            checkVerified(top, verification, panels);
            return new ViewDefinition(
                    top.text("id"),
                    top.integer("version"),
                    top.localized("title"),
                    task,
                    searchBy,
                    deadline(top),
                    verification,
                    formerNumbers(top, panels),
                    panels,
                    top.maps("notJoined").stream().map(ViewLoader::notJoined).toList(),
                    new ConflictReader(panels, codes).read(top));
        }
    }

    private static Set<AttributeKey> searchBy(YamlMap top) {
        Set<AttributeKey> keys = new LinkedHashSet<>();
        for (String text : top.texts("searchBy")) {
            if (AttributeKey.isKey(text)) {
                keys.add(new AttributeKey(text));
            } else {
                top.fault("searchBy", "V6", "'" + text + "' is not an attribute key", "write it as Class/property");
            }
        }
        if (keys.isEmpty()) {
            top.fault(
                    "searchBy",
                    "V11",
                    "names nothing to search registers by",
                    "add the attribute that registers are asked by");
        }
        return keys;
    }

    private static NotJoined notJoined(YamlMap map) {
        try (map) {
            return new NotJoined(map.localized("title"), map.localized("reason"));
        }
    }

    private Panel panel(YamlMap map, Set<AttributeKey> searchBy) {
        try (map) {
            String register = register(map);
            List<Item> items = map.maps("items").stream()
                    .map(item -> item(item, register, searchBy))
                    .toList();
            if (items.stream().map(Item::part).distinct().count() > 1) {
                map.fault(
                        "items",
                        "V14",
                        "wait in part for keys that another register gives",
                        "put those in a panel of their own, so that the others needn't wait");
            }
            if (items.isEmpty()) {
                map.fault("items", "V7", "the panel shows nothing", "add at least one item");
            }
            return new Panel(
                    map.text("id"),
                    map.localized("title"),
                    register,
                    map.optionalChoice("recipient", Recipient.class).orElse(Recipient.OFFICIAL),
                    items,
                    map.texts("documents"),
                    map.has("note") ? Optional.of(map.localized("note")) : Optional.empty());
        }
    }

    private Item item(YamlMap map, String register, Set<AttributeKey> searchBy) {
        try (map) {
            Set<Relation> relations = new LinkedHashSet<>(map.choices("for", Relation.class));
            if (relations.isEmpty()) {
                map.fault("for", "V7", "the item is shown for nobody", "name at least one relation");
            }
            Optional<Form> form = map.optionalText("form").flatMap(text -> {
                Optional<Form> parsed = Form.parse(text);
                if (parsed.isEmpty()) {
                    map.fault("form", "V9", "'" + text + "' is not a form", "write a form such as year or over:1000");
                }
                return parsed;
            });
            AttributeKey attribute = attribute(map, register);
            return new Item(
                    attribute,
                    relations,
                    form,
                    map.optionalMap("through").map(through -> through(through, searchBy)),
                    seekingApplicant.contains(attribute));
        }
    }

    private Through through(YamlMap map, Set<AttributeKey> searchBy) {
        try (map) {
            String register = register(map);
            AttributeKey key = attribute(map, register);
            String as = map.text("as");
            if (!as.equals(SubjectKey.PERSON.text()) || !searchBy.contains(SubjectKey.PERSON)) {
                map.fault(
                        "as",
                        "V13",
                        "'" + as + "' is nothing that a key can be sent on as here",
                        "write " + SubjectKey.PERSON + " and add it to searchBy");
            }
            return new Through(register, key, SubjectKey.PERSON);
        }
    }

    private Verification verification(YamlMap map) {
        try (map) {
            Set<Relation> established = Set.copyOf(map.choices("established", Relation.class));
            List<Check> checks = map.maps("checks").stream().map(this::check).toList();
            return new Verification(checks.isEmpty() ? Duration.ZERO : deadline(map), established, checks);
        }
    }

    private Optional<FormerNumbers> formerNumbers(YamlMap top, List<Panel> panels) {
        Optional<FormerNumbers> numbers = top.optionalMap("formerNumbers").map(former -> {
            try (former) {
                String register = register(former);
                Set<AttributeKey> produced = registers.getOrDefault(register, Set.of());
                if (!register.isEmpty() && !produced.contains(SubjectKey.FORMER_PERSON)) {
                    former.fault(
                            "register",
                            "V15",
                            "'" + register + "' doesn't know former numbers",
                            "name one whose mapping produces " + SubjectKey.FORMER_PERSON);
                }
                return new FormerNumbers(
                        SubjectKey.FORMER_PERSON,
                        register,
                        Set.copyOf(former.choices("for", Relation.class)),
                        deadline(former, "within"));
            }
        });
        boolean ofApplicant = numbers.map(FormerNumbers::relations)
                .filter(relations -> relations.contains(Relation.APPLICANT))
                .isPresent();
        panels.stream()
                .flatMap(panel -> panel.items().stream())
                .filter(item -> item.seeksApplicant() && !ofApplicant)
                .forEach(item -> top.fault(
                        "formerNumbers",
                        "V16",
                        "doesn't name the applicant, who is sought for " + item.attribute(),
                        "add applicant to its 'for': without the numbers of before it could never be told"));
        return numbers;
    }

    /** V12: what nothing verifies could never be released, and would stand on the screen as if it were about to be. */
    private static void checkVerified(YamlMap top, Verification verification, List<Panel> panels) {
        panels.stream()
                .flatMap(panel -> panel.items().stream())
                .flatMap(item -> item.relations().stream())
                .distinct()
                .sorted()
                .filter(relation -> !verification.established().contains(relation)
                        && verification.proving(proofOf(relation), relation).isEmpty())
                .forEach(relation -> top.fault(
                        "verification",
                        "V12",
                        "has no check that proves " + YamlMap.spelling(proofOf(relation)) + " of "
                                + YamlMap.spelling(relation),
                        "add the check, or write the relation under established"));
    }

    private static Proof proofOf(Relation relation) {
        return switch (relation) {
            case APPLICANT -> Proof.ALIVE;
            case DECEASED -> Proof.DECEASED;
            case BENEFIT_UNIT, OBLIGOR, REPRESENTATIVE, HEIR, OWNER, SITE, ENROLLED, SELF -> Proof.RELATION;
        };
    }

    private Check check(YamlMap map) {
        try (map) {
            Proof proves = map.choice("proves", Proof.class);
            String register = register(map);
            AttributeKey attribute = attribute(map, register);
            Map<Relation, Set<String>> confirming = new EnumMap<>(Relation.class);
            Set<String> possible = codes.apply(attribute);
            YamlMap words = map.map("confirming");
            try (words) {
                for (Relation relation : Relation.values()) {
                    List<String> texts = words.texts(YamlMap.spelling(relation));
                    texts.stream()
                            .filter(text -> !possible.contains(text))
                            .forEach(text -> words.fault(
                                    YamlMap.spelling(relation),
                                    "V10",
                                    "'" + text + "' is no code of " + attribute,
                                    "use one of: " + sorted(possible)));
                    if (!texts.isEmpty()) {
                        confirming.put(relation, Set.copyOf(texts));
                    }
                }
            }
            return new Check(proves, attribute, register, Map.copyOf(confirming));
        }
    }

    private String register(YamlMap map) {
        String register = map.text("register");
        if (!register.isEmpty() && !registers.containsKey(register)) {
            map.fault(
                    "register",
                    "V5",
                    "'" + register + "' is not a register",
                    "use one of: " + sorted(registers.keySet()));
        }
        return register;
    }

    private AttributeKey attribute(YamlMap map, String register) {
        String text = map.text("attribute");
        if (AttributeKey.isKey(text)) {
            AttributeKey key = new AttributeKey(text);
            Set<AttributeKey> produced = registers.get(register);
            if (produced != null && !produced.contains(key)) {
                map.fault(
                        "attribute",
                        "V6",
                        "the mapping of register '" + register + "' doesn't produce " + text,
                        "add a mapping row or take another attribute");
            }
            if (key.equals(SubjectKey.FORMER_PERSON)) {
                map.fault(
                        "attribute",
                        "V15",
                        text + " resolves and is never shown",
                        "write the register that knows it under formerNumbers");
            }
            return key;
        }
        map.fault("attribute", "V6", "is not an attribute key", "write it as Class/property");
        return new AttributeKey("Unknown/unknown");
    }

    private static Duration deadline(YamlMap map) {
        return deadline(map, "deadline");
    }

    private static Duration deadline(YamlMap map, String key) {
        Duration deadline = map.optionalDuration(key).orElse(Duration.ZERO);
        if (deadline.isZero() || deadline.isNegative() || deadline.compareTo(MAX_DEADLINE) > 0) {
            map.fault(key, "V8", "is missing or not between 0 and 30 seconds", "write a duration such as PT2S");
        }
        return deadline;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
