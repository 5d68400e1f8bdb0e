package kr.ieum.schemas.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import kr.ieum.schemas.model.ModelDraft.Placed;

/**
 * How things of reference files are called; L2 says their case. Rules: L20 class or role in the plural, L21 abbreviation that
 * the file doesn't declare, L22 plural that names a single value, L23 property that repeats its class, L29 two properties of a
 * class with one name.
 */
final class NameRules {

    private static final Pattern WORD = Pattern.compile("(?=[A-Z])");
    private static final Pattern VOWEL = Pattern.compile("[aeiouy]");
    private static final Set<String> SHORTENED = Set.of(
            "acct", "addr", "agcy", "amt", "auth", "cert", "corp", "dept", "desc", "dob", "doc", "emp", "gov", "hh",
            "id", "ident", "info", "ins", "lic", "loc", "max", "min", "mob", "nat", "num", "org", "pers", "prop", "qty",
            "ref", "reg", "rel", "res", "rrn", "ssn", "stat", "tel", "val", "veh", "zip");

    private final ModelDraft draft;

    private NameRules(ModelDraft draft) {
        this.draft = draft;
    }

    static void check(ModelDraft draft) {
        NameRules rules = new NameRules(draft);
        draft.classes().stream()
                .filter(placed -> placed.file().reference())
                .forEach(placed -> rules.thing(placed.part().name(), placed));
        draft.roles().stream()
                .filter(placed -> placed.file().reference())
                .forEach(placed -> rules.thing(placed.part().name(), placed));
        draft.properties().stream().filter(placed -> placed.file().reference()).forEach(rules::property);
        rules.unique();
    }

    private void thing(String name, Placed<?> placed) {
        List<String> words = words(name);
        if (isPlural(words.getLast())) {
            placed.place().fault("", "L20", "is in the plural", "name one of them");
        }
        abbreviations(words, placed);
    }

    private void property(Placed<Property> placed) {
        Property property = placed.part();
        String name = property.key().text().substring(property.key().className().length() + 1);
        List<String> words = words(name);
        abbreviations(words, placed);
        String last = words.getLast();
        boolean single = !property.repeats() && property.datatype() != Datatype.INDICATOR;
        if (isPlural(last) && single && !placed.file().collective().contains(last)) {
            placed.place()
                    .fault(
                            "",
                            "L22",
                            "is in the plural, but has one value",
                            "name it in the singular, or list '" + last + "' under collective");
        }
        if (words.size() > 1
                && name.toLowerCase(Locale.ROOT)
                        .startsWith(property.key().className().toLowerCase(Locale.ROOT))) {
            placed.place().fault("", "L23", "repeats the name of its class", "leave the class's name out");
        }
    }

    private static void abbreviations(List<String> words, Placed<?> placed) {
        for (String word : words) {
            boolean shortened = word.length() == 1 || !VOWEL.matcher(word).find() || SHORTENED.contains(word);
            if (shortened && !placed.file().abbreviations().containsKey(word)) {
                placed.place()
                        .fault(
                                "",
                                "L21",
                                "holds '" + word + "', which is no whole word",
                                "spell it out, or declare it with its meaning under abbreviations");
            }
        }
    }

    private void unique() {
        Map<String, Property> seen = new LinkedHashMap<>();
        for (Placed<Property> placed : draft.properties()) {
            Property property = placed.part();
            for (String name : List.of(property.name().ko(), property.name().en())) {
                Property other = seen.putIfAbsent(property.key().className() + " " + name, property);
                if (placed.file().reference() && other != null && !other.key().equals(property.key())) {
                    placed.place().fault("name", "L29", "is also that of " + other.key(), "tell the two apart by name");
                }
            }
        }
    }

    /** A plural in {@code -s}; words that end so in the singular are told by their ending. */
    private static boolean isPlural(String word) {
        return word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
    }

    private static List<String> words(String name) {
        return WORD.splitAsStream(name)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
