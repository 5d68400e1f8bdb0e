package kr.ieum.schemas.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Reads and lints the model's files.
 *
 * <p>Rules: L1 format or namespace, L2 key that isn't {@code Class/property}, L3 declared twice, L4 representation term,
 * L5 code list missing or out of place, L6 class not declared, L7 {@code derivedFrom} that isn't there or runs in a
 * circle, L8 partial dates of something that is no date, L9 example that isn't a value of the datatype, L10 definition
 * that says nothing or isn't in its language, L11 implied attribute that isn't there.
 */
final class ModelFolder {

    static final String FORMAT = "ieum-model/1";

    private static final Pattern NAMESPACE =
            Pattern.compile("https://[a-z0-9.-]+(/[A-Za-z0-9._-]+)*/[0-9]+(\\.[0-9]+)*/");
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
    private static final Pattern STEWARD = Pattern.compile("[0-9A-Z][0-9]{6}");

    private final String folderName;
    private final CodeLists codeLists;
    private final Faults faults;
    private final RepresentationTerms terms = new RepresentationTerms();
    private final Map<String, ReferenceModel.ModelClass> classes = new LinkedHashMap<>();
    private final Map<AttributeKey, Property> properties = new LinkedHashMap<>();
    private final Map<AttributeKey, YamlMap> places = new LinkedHashMap<>();
    private final List<ReferenceModel.Implication> implications = new ArrayList<>();

    /** How many values of a property a subject may have. */
    private enum Cardinality {
        ONE,
        MANY
    }

    ModelFolder(String folderName, CodeLists codeLists, Faults faults) {
        this.folderName = folderName;
        this.codeLists = codeLists;
        this.faults = faults;
    }

    ReferenceModel read(Path folder) {
        List<YamlMap> files = new ArrayList<>();
        for (Path file : SchemaFolder.files(folder, folderName, ".yaml", faults)) {
            StrictYaml.read(file, folderName + "/" + file.getFileName(), faults).ifPresent(files::add);
        }
        for (YamlMap file : files) {
            terms.declare(file);
            readClasses(file);
        }
        for (YamlMap file : files) {
            readProperties(file);
            file.close();
        }
        checkDerivations();
        checkImplications();
        return new ReferenceModel(classes, properties, implications);
    }

    private void readClasses(YamlMap file) {
        if (!file.text("format").equals(FORMAT)) {
            file.fault("format", "L1", "is not the model's format", "write '" + FORMAT + "'");
        }
        file.localized("title");
        String namespace = file.text("namespace");
        if (!NAMESPACE.matcher(namespace).matches()) {
            file.fault("namespace", "L1", "is no URI that ends in a version", "write it as https://host/path/1.0/");
        }
        file.namedMaps("classes").forEach((name, map) -> {
            try (map) {
                if (!AttributeKey.isKey(name + "/x")) {
                    map.fault("", "L2", "is no class name", "write it in upper camel case, letters and digits");
                }
                ReferenceModel.ModelClass declared =
                        new ReferenceModel.ModelClass(name, map.localized("name"), definition(map, ""), namespace);
                if (classes.putIfAbsent(name, declared) != null) {
                    map.fault("", "L3", "is declared twice", "keep one of the two");
                }
            }
        });
    }

    private void readProperties(YamlMap file) {
        file.namedMaps("properties").forEach((key, map) -> {
            try (map) {
                if (AttributeKey.isKey(key)) {
                    readProperty(new AttributeKey(key), map);
                } else {
                    map.fault("", "L2", "is no attribute key", "write it as Class/property");
                }
            }
        });
    }

    private void readProperty(AttributeKey key, YamlMap map) {
        if (!classes.containsKey(key.className())) {
            map.fault("", "L6", "belongs to a class that isn't declared", "declare the class under classes");
        }
        Datatype datatype = map.choice("datatype", Datatype.class);
        terms.check(map, key, datatype);
        Localized name = map.localized("name");
        Optional<String> codeList = map.optionalText("codeList");
        if ((datatype == Datatype.CODE) != codeList.isPresent()) {
            map.fault("codeList", "L5", "is there exactly for codes", "name the list of a code, of nothing else");
        }
        if (codeList.filter(list -> codeLists.find(list).isEmpty()).isPresent()) {
            map.fault("codeList", "L5", "is not a code list here", "add the list's file to the folder codes");
        }
        boolean partialDates = map.flag("partialDates");
        if (partialDates && datatype != Datatype.DATE) {
            map.fault("partialDates", "L8", "is for dates only", "remove the key");
        }
        String steward = map.text("steward");
        if (!STEWARD.matcher(steward).matches()) {
            map.fault("steward", "L1", "is no institution code", "write the seven characters of the agency's code");
        }
        Property property = new Property(
                key,
                name,
                definition(map, name.ko()),
                datatype,
                codeList,
                map.choice("cardinality", Cardinality.class) == Cardinality.MANY,
                partialDates,
                map.choice("sensitivity", Property.Sensitivity.class),
                steward,
                keys(map, "derivedFrom"),
                map.text("example"));
        if (!ExampleText.isValue(property, codeLists)) {
            map.fault("example", "L9", "is not a value of the datatype", ExampleText.shape(property));
        }
        for (YamlMap implied : map.maps("implies")) {
            try (implied) {
                keys(implied, "attribute")
                        .forEach(other -> implications.add(new ReferenceModel.Implication(
                                key, implied.text("form"), other, implied.file(), implied.line())));
            }
        }
        if (properties.putIfAbsent(key, property) != null) {
            map.fault("", "L3", "is declared twice", "keep one of the two");
        }
        places.putIfAbsent(key, map);
    }

    private Localized definition(YamlMap map, String name) {
        Localized definition = map.localized("definition");
        if (!definition.ko().isEmpty()
                && (!HANGUL.matcher(definition.ko()).find() || definition.ko().equals(name))) {
            map.fault("definition", "L10", "has no Korean text that explains the name", "define it in Korean");
        }
        if (HANGUL.matcher(definition.en()).find()) {
            map.fault("definition", "L10", "has Hangul in its English text", "define it in English");
        }
        return definition;
    }

    private List<AttributeKey> keys(YamlMap map, String key) {
        List<AttributeKey> keys = new ArrayList<>();
        for (String text : map.texts(key)) {
            if (AttributeKey.isKey(text)) {
                keys.add(new AttributeKey(text));
            } else {
                map.fault(key, "L2", "'" + text + "' is no attribute key", "write it as Class/property");
            }
        }
        return keys;
    }

    private void checkDerivations() {
        properties.forEach((key, property) -> {
            YamlMap place = place(key);
            for (AttributeKey source : property.derivedFrom()) {
                if (!properties.containsKey(source)) {
                    place.fault("derivedFrom", "L7", "names " + source + ", which isn't there", "name a property");
                }
            }
            if (derives(key, key, new ArrayList<>())) {
                place.fault("derivedFrom", "L7", "leads back to the property itself", "break the circle");
            }
        });
    }

    private boolean derives(AttributeKey from, AttributeKey goal, List<AttributeKey> seen) {
        Property property = properties.get(from);
        if (property == null || seen.contains(from)) {
            return false;
        }
        seen.add(from);
        return property.derivedFrom().contains(goal)
                || property.derivedFrom().stream().anyMatch(source -> derives(source, goal, seen));
    }

    private void checkImplications() {
        for (ReferenceModel.Implication implication : implications) {
            if (!properties.containsKey(implication.implied())) {
                place(implication.source())
                        .fault(
                                "implies",
                                "L11",
                                "names " + implication.implied() + ", which isn't there",
                                "name a property");
            }
        }
    }

    private YamlMap place(AttributeKey key) {
        YamlMap place = places.get(key);
        if (place == null) {
            throw new IllegalStateException("a property has no place in a file: " + key);
        }
        return place;
    }
}
