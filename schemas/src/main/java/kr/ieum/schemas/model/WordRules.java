package kr.ieum.schemas.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.ModelDraft.Placed;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * Whether properties of reference files have a Korean term of the public data standard. Rules: W3 property without one, W4
 * term that isn't built of standard words, W5 last word that is no format word, or one of another datatype, W6 term of two
 * properties of a class. A federation without {@link StandardWords} isn't checked.
 */
final class WordRules {

    private final StandardWords words;
    private final Map<String, AttributeKey> seen = new LinkedHashMap<>();

    private WordRules(StandardWords words) {
        this.words = words;
    }

    static void check(ModelDraft draft, StandardWords words) {
        if (!words.isEmpty()) {
            WordRules rules = new WordRules(words);
            draft.properties().stream()
                    .filter(placed -> placed.file().reference())
                    .forEach(rules::property);
        }
    }

    private void property(Placed<Property> placed) {
        Property property = placed.part();
        if (property.standardTerm().isEmpty()) {
            placed.place()
                    .fault("standardTerm", "W3", "is missing", "build one of standard words, the format word last");
        }
        property.standardTerm().ifPresent(term -> term(placed, property, term));
    }

    private void term(Placed<Property> placed, Property property, String term) {
        String unknown = words.unknownPart(term);
        if (!unknown.isEmpty()) {
            placed.place()
                    .fault(
                            "standardTerm",
                            "W4",
                            "holds no standard word where '" + unknown + "' begins",
                            "use standard words without particles, or add the word to schemas/words");
            return;
        }
        Optional<StandardWords.Word> last = words.split(term).map(List::getLast);
        if (last.filter(word -> word.datatypes().contains(property.datatype())).isEmpty()) {
            placed.place()
                    .fault(
                            "standardTerm",
                            "W5",
                            "doesn't end in a format word for " + YamlMap.spelling(property.datatype()),
                            "end it in one of: " + formatWords(property.datatype()));
        }
        AttributeKey other = seen.putIfAbsent(property.key().className() + " " + term, property.key());
        if (other != null) {
            placed.place().fault("standardTerm", "W6", "is also that of " + other, "tell the two apart");
        }
    }

    private String formatWords(Datatype datatype) {
        return words.all().stream()
                .filter(word -> word.datatypes().contains(datatype))
                .map(StandardWords.Word::text)
                .collect(Collectors.joining(", "));
    }
}
