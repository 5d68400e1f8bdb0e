package kr.ieum.schemas.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the classes, roles and augmentations of one file; rules L2, L3, L10 and of an association's shape L18. */
final class ClassReader {

    /** How many of something there may be. */
    enum Cardinality {
        ONE,
        MANY
    }

    private final ModelFile file;
    private final ModelDraft draft;

    ClassReader(ModelFile file, ModelDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    void read() {
        file.map().namedMaps("classes").forEach((name, map) -> {
            try (map) {
                checkName(name, map);
                Localized title = map.localized("name");
                draft.add(
                        new ModelClass(
                                name,
                                title,
                                Definition.read(map, title),
                                file.namespace().uri(),
                                Keys.read(map, "identifiedBy"),
                                map.optionalMap("association").flatMap(ClassReader::association)),
                        map,
                        file);
            }
        });
        file.map().namedMaps("roles").forEach((name, map) -> {
            try (map) {
                checkName(name, map);
                Localized title = map.localized("name");
                draft.add(
                        new Role(
                                name,
                                title,
                                Definition.read(map, title),
                                file.namespace().uri(),
                                map.texts("playedBy"),
                                map.texts("contributes")),
                        map,
                        file);
            }
        });
        file.map().namedMaps("augments").forEach((name, map) -> {
            try (map) {
                draft.add(new Augmentation(name, file.namespace().uri(), map.localized("name"), List.of()), map, file);
            }
        });
    }

    private static void checkName(String name, YamlMap map) {
        if (!AttributeKey.isKey(name + "/x")) {
            map.fault("", "L2", "is no name of a class or role", "write it in upper camel case, letters and digits");
        }
    }

    private static Optional<Association> association(YamlMap map) {
        try (map) {
            List<Association.End> ends = new ArrayList<>();
            for (YamlMap end : map.maps("ends")) {
                try (end) {
                    ends.add(new Association.End(
                            end.text("name"),
                            end.texts("classes"),
                            end.choice("cardinality", Cardinality.class) == Cardinality.MANY,
                            end.optionalText("role")));
                }
            }
            Optional<AttributeKey> since = Keys.read(map, "since").stream().findFirst();
            Optional<AttributeKey> until = Keys.read(map, "until").stream().findFirst();
            if (ends.size() != 2) {
                map.fault("ends", "L18", "are not two", "give an association exactly two ends");
                return Optional.empty();
            }
            return Optional.of(new Association(ends.getFirst(), ends.getLast(), since, until));
        }
    }
}
