package kr.ieum.schemas.model;

import java.util.Optional;
import java.util.regex.Pattern;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * One file of the model and what its head says.
 *
 * @param map the whole file
 * @param namespace what it declares
 */
record ModelFile(YamlMap map, ModelNamespace namespace) {

    static final String FORMAT = "ieum-model/1";

    private static final Pattern NAMESPACE =
            Pattern.compile("https://[a-z0-9.-]+(/[A-Za-z0-9._-]+)*/[0-9]+(\\.[0-9]+)*/");
    private static final Pattern STEWARD = Pattern.compile("[0-9A-Z][0-9]{6}");

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
        return new ModelFile(map, new ModelNamespace(uri, map.localized("title"), steward, map.texts("uses")));
    }

    /** Reports a steward that is no institution code (rule L1). */
    static void checkSteward(YamlMap map, String code) {
        if (!STEWARD.matcher(code).matches()) {
            map.fault("steward", "L1", "is no institution code", "write the seven characters of the agency's code");
        }
    }
}
