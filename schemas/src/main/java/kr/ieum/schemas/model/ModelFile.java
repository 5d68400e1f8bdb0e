package kr.ieum.schemas.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * One file of the model and what its head says.
 *
 * @param map the whole file
 * @param namespace what it declares
 * @param reference whether it keeps every rule; an extension keeps those without which the model can't run
 * @param collective last words that are plural by nature and may name a single value, such as {@code arrears}
 * @param abbreviations words that aren't spelt out, with what they stand for
 */
record ModelFile(
        YamlMap map,
        ModelNamespace namespace,
        boolean reference,
        Set<String> collective,
        Map<String, String> abbreviations) {

    static final String FORMAT = "ieum-model/1";

    private static final Pattern NAMESPACE =
            Pattern.compile("https://[a-z0-9.-]+(/[A-Za-z0-9._-]+)*/[0-9]+(\\.[0-9]+)*/");
    private static final Pattern STEWARD = Pattern.compile("[0-9A-Z][0-9]{6}");

    /** How much a file promises (as NIEM's conformance targets do). */
    private enum Conformance {
        EXTENSION,
        REFERENCE
    }

    /** Reads the head; rule L1. */
    static ModelFile read(YamlMap map) {
        if (!map.text("format").equals(FORMAT)) {
            map.fault("format", "L1", "is not the model's format", "write '" + FORMAT + "'");
        }
        String uri = map.text("namespace");
        if (!NAMESPACE.matcher(uri).matches()) {
            map.fault("namespace", "L1", "is no URI that ends in a version", "write it as https://host/path/1.0/");
        }
        Optional<String> steward = map.optionalText("steward");
        steward.ifPresent(code -> checkSteward(map, code));
        return new ModelFile(
                map,
                new ModelNamespace(uri, map.localized("title"), steward, map.texts("uses")),
                map.optionalChoice("conformance", Conformance.class).orElse(Conformance.EXTENSION)
                        == Conformance.REFERENCE,
                Set.copyOf(map.texts("collective")),
                Map.copyOf(map.namedTexts("abbreviations")));
    }

    /** Reports a steward that is no institution code (rule L1). */
    static void checkSteward(YamlMap map, String code) {
        if (!STEWARD.matcher(code).matches()) {
            map.fault("steward", "L1", "is no institution code", "write the seven characters of the agency's code");
        }
    }
}
