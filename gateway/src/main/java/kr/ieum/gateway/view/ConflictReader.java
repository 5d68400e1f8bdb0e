package kr.ieum.gateway.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kr.ieum.gateway.view.ConflictRule.Pair;
import kr.ieum.gateway.view.ConflictRule.Statement;
import kr.ieum.gateway.view.ViewDefinition.Panel;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads the {@code conflicts} of a view against the panels of that view.
 *
 * <p>Rules: V20 not two different registers, V21 a statement that no panel of the view shows, V22 id that stands twice, V23
 * authority that is neither of the two registers, V24 pairs missing between different attributes or given for the same one,
 * V25 code that the attribute can't have.
 */
final class ConflictReader {

    private final List<Panel> panels;
    private final Function<AttributeKey, Set<String>> codes;
    private final Set<String> ids = new HashSet<>();

    ConflictReader(List<Panel> panels, Function<AttributeKey, Set<String>> codes) {
        this.panels = panels;
        this.codes = codes;
    }

    List<ConflictRule> read(YamlMap view) {
        return view.maps("conflicts").stream().map(this::rule).toList();
    }

    private ConflictRule rule(YamlMap map) {
        try (map) {
            String id = map.text("id");
            if (!ids.add(id)) {
                map.fault("id", "V22", "'" + id + "' stands twice", "give each conflict of the view its own id");
            }
            List<Statement> between = statements(map, "between");
            Set<Pair> contradicting = Set.of();
            String authority = map.text("authority");
            if (between.size() == 2
                    && !between.getFirst().register().equals(between.getLast().register())) {
                contradicting = pairs(map, between.getFirst(), between.getLast());
                if (between.stream().noneMatch(side -> side.register().equals(authority))) {
                    map.fault(
                            "authority",
                            "V23",
                            "'" + authority + "' is neither of the two registers",
                            "name the one of them that holds");
                }
            } else {
                map.has("contradicting");
                map.fault(
                        "between",
                        "V20",
                        "a conflict lies between two different registers",
                        "name one attribute of each of two registers");
            }
            return new ConflictRule(
                    id,
                    map.localized("title"),
                    between,
                    contradicting,
                    statements(map, "beside"),
                    authority,
                    map.localized("rule"));
        }
    }

    private List<Statement> statements(YamlMap map, String key) {
        return map.maps(key).stream().flatMap(one -> statement(one).stream()).toList();
    }

    private Optional<Statement> statement(YamlMap map) {
        try (map) {
            String register = map.text("register");
            String attribute = map.text("attribute");
            boolean shown = AttributeKey.isKey(attribute)
                    && panels.stream()
                            .filter(panel -> panel.register().equals(register))
                            .flatMap(panel -> panel.items().stream())
                            .anyMatch(item -> item.attribute().equals(new AttributeKey(attribute)));
            if (!shown) {
                map.fault(
                        "attribute",
                        "V21",
                        "no panel of this view shows '" + attribute + "' of register '" + register + "'",
                        "add it to a panel, or name an attribute that stands in one");
                return Optional.empty();
            }
            return Optional.of(new Statement(register, new AttributeKey(attribute)));
        }
    }

    /** Each line names the code of the first register and that of the second which contradict each other. */
    private Set<Pair> pairs(YamlMap map, Statement first, Statement second) {
        boolean same = first.attribute().equals(second.attribute());
        List<YamlMap> lines = map.maps("contradicting");
        if (same != lines.isEmpty()) {
            map.fault(
                    "contradicting",
                    "V24",
                    same
                            ? "both statements are about the same attribute and contradict as soon as they differ"
                            : "it isn't said which codes of the two attributes contradict each other",
                    same ? "leave it out" : "add a list with a line for each pair of codes, by register");
        }
        Set<Pair> pairs = new LinkedHashSet<>();
        for (YamlMap line : lines) {
            try (line) {
                pairs.add(new Pair(code(line, first), code(line, second)));
            }
        }
        return pairs;
    }

    private String code(YamlMap line, Statement statement) {
        String code = line.text(statement.register());
        Set<String> possible = codes.apply(statement.attribute());
        if (!possible.contains(code)) {
            List<String> sorted = new ArrayList<>(possible.stream().sorted().toList());
            line.fault(
                    statement.register(),
                    "V25",
                    "'" + code + "' is no code of " + statement.attribute(),
                    "use one of: " + String.join(", ", sorted));
        }
        return code;
    }
}
