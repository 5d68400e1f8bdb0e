package kr.ieum.schemas.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Representation terms: the last word of a property's name decides which datatypes it may have (design §5). A model file
 * declares the terms it introduces; a term means the same in all files.
 */
final class RepresentationTerms {

    private final Map<String, List<Datatype>> terms = new LinkedHashMap<>();

    /** Adds the terms of a file. */
    void declare(YamlMap file) {
        file.optionalMap("terms").ifPresent(map -> {
            for (String term : map.keys()) {
                List<Datatype> datatypes = map.choices(term, Datatype.class);
                List<Datatype> before = terms.putIfAbsent(term, datatypes);
                if (before != null && !before.equals(datatypes)) {
                    map.fault(term, "L4", "is declared with other datatypes elsewhere", "use one meaning for the term");
                }
            }
        });
    }

    /** The terms that a file declares. */
    static List<String> declaredBy(YamlMap file) {
        return file.optionalMap("terms").map(YamlMap::keys).orElse(List.of());
    }

    /** Reports a property whose last word doesn't allow its datatype. */
    void check(YamlMap map, AttributeKey key, Datatype datatype) {
        String term = lastWord(key);
        List<Datatype> allowed = terms.getOrDefault(term, List.of());
        if (!allowed.contains(datatype)) {
            map.fault(
                    "datatype",
                    "L4",
                    "'" + YamlMap.spelling(datatype) + "' doesn't go with a name that ends in '" + term + "'",
                    allowed.isEmpty()
                            ? "end the name in a declared term, or declare this one under terms"
                            : "use one of: "
                                    + String.join(
                                            ", ",
                                            allowed.stream()
                                                    .map(YamlMap::spelling)
                                                    .toList()));
        }
    }

    static String lastWord(AttributeKey key) {
        String name = key.text().substring(key.text().indexOf('/') + 1);
        int start = name.length() - 1;
        while (start > 0 && !Character.isUpperCase(name.charAt(start))) {
            start--;
        }
        return name.substring(start).toLowerCase(Locale.ROOT);
    }
}
