package kr.ieum.schemas.model;

import java.util.Optional;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.YamlMap;

/** Reads the properties of one file; rules L1, L2, L4, L5, L6, L8 and L9. */
final class PropertyReader {

    private final ModelFile file;
    private final ModelDraft draft;
    private final RepresentationTerms terms;
    private final CodeLists codeLists;

    PropertyReader(ModelFile file, ModelDraft draft, RepresentationTerms terms, CodeLists codeLists) {
        this.file = file;
        this.draft = draft;
        this.terms = terms;
        this.codeLists = codeLists;
    }

    void read() {
        file.map().namedMaps("properties").forEach((key, map) -> {
            try (map) {
                if (AttributeKey.isKey(key)) {
                    read(new AttributeKey(key), map);
                } else {
                    map.fault("", "L2", "is no attribute key", "write it as Class/property");
                }
            }
        });
    }

    private void read(AttributeKey key, YamlMap map) {
        if (draft.modelClass(key.className()).isEmpty()) {
            map.fault("", "L6", "belongs to a class that isn't declared", "declare the class under classes");
        }
        Datatype datatype = map.choice("datatype", Datatype.class);
        terms.check(map, key, datatype);
        Localized name = map.localized("name");
        String steward = map.text("steward");
        ModelFile.checkSteward(map, steward);
        Property property = new Property(
                key,
                file.namespace().uri(),
                name,
                Definition.read(map, name),
                map.optionalText("standardTerm"),
                datatype,
                codeList(map, datatype),
                map.choice("cardinality", ClassReader.Cardinality.class) == ClassReader.Cardinality.MANY,
                partialDates(map, datatype),
                map.choice("sensitivity", Property.Sensitivity.class),
                steward,
                Keys.derivations(map, "derivedFrom"),
                map.text("example"),
                map.optionalMap("deprecated").flatMap(PropertyReader::deprecation));
        if (!property.mayBe(property.example(), codeLists)) {
            map.fault("example", "L9", "is not a value of the datatype", ExampleText.shape(property));
        }
        for (YamlMap implied : map.maps("implies")) {
            try (implied) {
                Keys.read(implied, "attribute")
                        .forEach(other -> draft.add(new ReferenceModel.Implication(
                                key, implied.text("form"), other, implied.file(), implied.line())));
            }
        }
        draft.add(property, map, file);
    }

    private Optional<String> codeList(YamlMap map, Datatype datatype) {
        Optional<String> codeList = map.optionalText("codeList");
        if ((datatype == Datatype.CODE) != codeList.isPresent()) {
            map.fault("codeList", "L5", "is there exactly for codes", "name the list of a code, of nothing else");
        }
        if (codeList.filter(list -> codeLists.find(list).isEmpty()).isPresent()) {
            map.fault("codeList", "L5", "is not a code list here", "add the list's file to the folder codes");
        }
        return codeList;
    }

    private static boolean partialDates(YamlMap map, Datatype datatype) {
        boolean partialDates = map.flag("partialDates");
        if (partialDates && datatype != Datatype.DATE) {
            map.fault("partialDates", "L8", "is for dates only", "remove the key");
        }
        return partialDates;
    }

    private static Optional<Deprecation> deprecation(YamlMap map) {
        try (map) {
            Localized reason = map.localized("reason");
            var since = map.date("since");
            map.text("successor");
            return Keys.read(map, "successor").stream()
                    .findFirst()
                    .map(successor -> new Deprecation(since, successor, reason));
        }
    }
}
