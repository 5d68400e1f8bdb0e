package kr.ieum.schemas.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.Association;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Derivation;
import kr.ieum.schemas.model.ModelClass;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;
import kr.ieum.schemas.model.Role;
import kr.ieum.schemas.yaml.YamlMap;

/** Finds what changed between two versions of a model, code lists aside. */
final class ChangeFinder {

    private final ReferenceModel earlier;
    private final ReferenceModel later;
    private final List<ModelChange> changes = new ArrayList<>();

    ChangeFinder(ReferenceModel earlier, ReferenceModel later) {
        this.earlier = earlier;
        this.later = later;
    }

    List<ModelChange> find() {
        Map<AttributeKey, AttributeKey> renamed = renamed();
        for (Property before : earlier.properties()) {
            Optional<Property> after = later.property(before.key());
            if (after.isPresent()) {
                compare(before, after.get());
            } else if (renamed.containsKey(before.key())) {
                change(ChangeRule.RENAMED, before.key().text(), "is " + renamed.get(before.key()) + " now");
            } else {
                change(ChangeRule.REMOVED, before.key().text(), "property");
            }
        }
        Set<AttributeKey> known = new HashSet<>(earlier.keys());
        known.addAll(renamed.values());
        later.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> change(ChangeRule.ADDED, key.text(), "property"));
        classes();
        roles();
        implications();
        return changes;
    }

    /** A key that went, and one that came which its deprecation named, or which says the same in the same words. */
    private Map<AttributeKey, AttributeKey> renamed() {
        Map<AttributeKey, AttributeKey> renamed = new TreeMap<>();
        List<Property> came = later.properties().stream()
                .filter(property -> earlier.property(property.key()).isEmpty())
                .toList();
        for (Property before : earlier.properties()) {
            if (later.property(before.key()).isEmpty()) {
                came.stream()
                        .filter(after -> !renamed.containsValue(after.key()))
                        .filter(after -> before.deprecation()
                                        .filter(old -> old.successor().equals(after.key()))
                                        .isPresent()
                                || (after.datatype() == before.datatype()
                                        && after.definition().equals(before.definition())))
                        .findFirst()
                        .ifPresent(after -> renamed.put(before.key(), after.key()));
            }
        }
        return renamed;
    }

    private void compare(Property before, Property after) {
        String key = before.key().text();
        if (!before.name().equals(after.name())
                || !before.definition().equals(after.definition())
                || !before.standardTerm().equals(after.standardTerm())
                || !before.example().equals(after.example())) {
            change(ChangeRule.WORDS, key, "name, definition, standard term or example");
        }
        differ(ChangeRule.DATATYPE, key, YamlMap.spelling(before.datatype()), YamlMap.spelling(after.datatype()));
        differ(ChangeRule.CARDINALITY, key, before.repeats() ? "many" : "one", after.repeats() ? "many" : "one");
        differ(
                ChangeRule.PARTIAL_DATES,
                key,
                before.partialDates() ? "partial dates" : "whole dates",
                after.partialDates() ? "partial dates" : "whole dates");
        if (before.codeList().isPresent() && after.codeList().isPresent()) {
            differ(
                    ChangeRule.CODE_LIST,
                    key,
                    before.codeList().get(),
                    after.codeList().get());
        }
        differ(
                after.sensitivity().compareTo(before.sensitivity()) > 0
                        ? ChangeRule.SENSITIVITY_RAISED
                        : ChangeRule.SENSITIVITY_LOWERED,
                key,
                YamlMap.spelling(before.sensitivity()),
                YamlMap.spelling(after.sensitivity()));
        differ(ChangeRule.STEWARD, key, before.steward(), after.steward());
        differ(ChangeRule.DERIVATION, key, derivation(before), derivation(after));
        differ(
                ChangeRule.DEPRECATED,
                key,
                before.deprecation().map(old -> "for " + old.successor()).orElse("in use"),
                after.deprecation().map(old -> "for " + old.successor()).orElse("in use"));
        namespace(key, before.namespace(), after.namespace());
    }

    private void classes() {
        for (ModelClass before : earlier.classes()) {
            Optional<ModelClass> same = later.modelClass(before.name());
            if (same.isEmpty()) {
                change(ChangeRule.REMOVED, before.name(), "class");
                continue;
            }
            ModelClass after = same.get();
            if (!before.title().equals(after.title()) || !before.definition().equals(after.definition())) {
                change(ChangeRule.WORDS, before.name(), "title or definition");
            }
            namespace(before.name(), before.namespace(), after.namespace());
            differ(
                    ChangeRule.STRUCTURE,
                    before.name(),
                    "identified by " + sorted(before.identifiedBy()),
                    "identified by " + sorted(after.identifiedBy()));
            differ(
                    before.association().isEmpty() ? ChangeRule.ADDED : ChangeRule.STRUCTURE,
                    before.name(),
                    before.association().map(ChangeFinder::spelling).orElse("no association"),
                    after.association().map(ChangeFinder::spelling).orElse("no association"));
        }
        later.classes().stream()
                .filter(after -> earlier.modelClass(after.name()).isEmpty())
                .forEach(after -> change(ChangeRule.ADDED, after.name(), "class"));
    }

    private void roles() {
        for (Role before : earlier.roles()) {
            Optional<Role> same = later.role(before.name());
            if (same.isEmpty()) {
                change(ChangeRule.REMOVED, before.name(), "role");
                continue;
            }
            Role after = same.get();
            if (!before.title().equals(after.title()) || !before.definition().equals(after.definition())) {
                change(ChangeRule.WORDS, before.name(), "title or definition");
            }
            differ(
                    ChangeRule.STRUCTURE,
                    before.name(),
                    "played by " + before.playedBy() + ", contributes " + before.contributes(),
                    "played by " + after.playedBy() + ", contributes " + after.contributes());
        }
        later.roles().stream()
                .filter(after -> earlier.role(after.name()).isEmpty())
                .forEach(after -> change(ChangeRule.ADDED, after.name(), "role"));
    }

    private void implications() {
        Map<String, String> before = implied(earlier);
        Map<String, String> after = implied(later);
        after.forEach((told, source) -> {
            if (!before.containsKey(told) && earlier.property(source).isPresent()) {
                change(ChangeRule.IMPLICATION_ADDED, source, told);
            }
        });
        before.forEach((told, source) -> {
            if (!after.containsKey(told) && later.property(source).isPresent()) {
                change(ChangeRule.IMPLICATION_REMOVED, source, told);
            }
        });
    }

    private static Map<String, String> implied(ReferenceModel model) {
        Map<String, String> implied = new TreeMap<>();
        model.implications()
                .forEach(row -> implied.put(
                        row.source() + " as " + row.form() + " tells of " + row.implied(),
                        row.source().text()));
        return implied;
    }

    private static String spelling(Association association) {
        return association.ends().stream()
                        .map(end -> end.name() + " " + end.classes() + (end.repeats() ? " many" : " one")
                                + end.role().map(role -> " as " + role).orElse(""))
                        .collect(Collectors.joining(", "))
                + association.since().map(key -> ", since " + key).orElse("")
                + association.until().map(key -> ", until " + key).orElse("");
    }

    private void namespace(String subject, String before, String after) {
        differ(ChangeRule.NAMESPACE, subject, ModelComparison.unversioned(before), ModelComparison.unversioned(after));
    }

    private static String derivation(Property property) {
        return property.derivedFrom().stream()
                .map(Derivation::text)
                .sorted()
                .toList()
                .toString();
    }

    private static String sorted(List<AttributeKey> keys) {
        return keys.stream().sorted().toList().toString();
    }

    private void differ(ChangeRule rule, String subject, String before, String after) {
        if (!before.equals(after)) {
            change(rule, subject, before + " -> " + after);
        }
    }

    private void change(ChangeRule rule, String subject, String detail) {
        changes.add(new ModelChange(rule, subject, detail));
    }
}
