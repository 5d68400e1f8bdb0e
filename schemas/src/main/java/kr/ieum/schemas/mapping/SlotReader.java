package kr.ieum.schemas.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads what a row says of fields without a value: null tokens, fields that aren't sent, defaults and guards. */
record SlotReader(YamlMap row, Property target) {

    /** The field as the row reads it. */
    SourceSlot slot(String field) {
        Map<String, EmptyState> nulls = new HashMap<>();
        row.optionalMap("empty").ifPresent(empty -> {
            try (empty) {
                for (EmptyState state : EmptyState.values()) {
                    for (String token : RawTexts.list(empty, YamlMap.spelling(state))) {
                        if (nulls.put(token, state) != null) {
                            empty.fault(YamlMap.spelling(state), "M27", "repeats a null token", "give it one meaning");
                        }
                    }
                }
            }
        });
        return new SourceSlot(field, Map.copyOf(nulls), row.optionalChoice("missing", EmptyState.class), standIn());
    }

    /** A default decides in the place of the register; only attributes that say nothing of a person may have one. */
    private Optional<String> standIn() {
        Optional<String> standIn = row.optionalText("default");
        if (standIn.isPresent() && target.sensitivity().compareTo(Property.Sensitivity.INTERNAL) > 0) {
            row.fault(
                    "default",
                    "M31",
                    "would decide on a person's rights",
                    "remove it and say under missing what a missing field means");
        }
        return standIn;
    }

    /** The conditions under which there is no value. */
    List<Guard> guards() {
        List<Guard> guards = new ArrayList<>();
        for (YamlMap guard : row.maps("guards")) {
            try (guard) {
                boolean negated = guard.has("isNot");
                if (negated && guard.has("is")) {
                    guard.fault("isNot", "M27", "stands beside is", "write one of the two");
                }
                guards.add(new Guard(
                        guard.text("source"),
                        Set.copyOf(RawTexts.list(guard, negated ? "isNot" : "is")),
                        negated,
                        guard.choice("then", EmptyState.class)));
            }
        }
        return List.copyOf(guards);
    }
}
