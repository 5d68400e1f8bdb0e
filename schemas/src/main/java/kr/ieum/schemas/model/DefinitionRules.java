package kr.ieum.schemas.model;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.ModelDraft.Placed;
import kr.ieum.schemas.yaml.Localized;

/**
 * Whether the definitions of reference files define. Rules: L24 English one that doesn't open as its datatype's do (as NIEM's
 * Naming and Design Rules prescribe), L25 Korean one whose first sentence doesn't end as its datatype's do, L26 definition that
 * only says the name again, L27 definition that equals another's, L28 definition that is no sentence or is filler.
 */
final class DefinitionRules {

    /** Phrases by datatype: what the English definition opens with, and what the first Korean sentence ends in. */
    private record Phrase(Pattern opens, String opening, Pattern ends, String ending) {}

    private static final Map<Datatype, Phrase> PHRASES = new EnumMap<>(Map.of(
            Datatype.INDICATOR, phrase("Whether ", "Whether …", "여부"),
            Datatype.DATE, phrase(noun("day|date|month|year"), "The day (month, year) …", "날|일|일자|연월|연도"),
            Datatype.IDENTIFIER, phrase(noun("number|identifier"), "The … number …", "번호|식별자"),
            Datatype.NAME, phrase(noun("name"), "The … name …", "성명|이름|명칭"),
            Datatype.ADDRESS, phrase(noun("address|place"), "The … address (place) …", "주소|소재지|지번|법정동|장소|곳"),
            Datatype.AMOUNT,
                    phrase(
                            noun("amount|sum|price|pay|balance"),
                            "The amount (sum, price, pay, balance) …",
                            "금액|합계|가격|보수|잔액"),
            Datatype.CODE, phrase("(The|What|Which) ", "The kind (type, status, …) …", "구분|종류|상태|용도|성별|국가|사유|방법"),
            Datatype.TEXT, phrase("(The|A|An|What|How many) ", "The … or How many …", "")));

    private static final Pattern FILLER = Pattern.compile(
            "\\b(tbd|todo|n/a|self-explanatory|see above|to be defined)\\b|추후|미정|위와 같|상동", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORDS = Pattern.compile("[^a-z0-9']+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NOT_HANGUL = Pattern.compile("[^\\p{IsHangul}]");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "is", "are", "be",
            "was", "has", "have", "it", "its", "that", "this", "which", "who", "whose", "what", "whether", "one",
            "person", "subject", "value", "thing");
    private static final int LEAST_NEW_WORDS = 2;
    private static final int LEAST_NEW_SYLLABLES = 4;

    private DefinitionRules() {}

    private static Phrase phrase(String opens, String opening, String ends) {
        return new Phrase(
                Pattern.compile(opens), opening, Pattern.compile("(?:" + ends + ")$"), ends.replace("|", ", "));
    }

    private static String noun(String nouns) {
        return "(The|A|An) (?:[\\w'-]+ ){0,4}(?:" + nouns + ")\\b";
    }

    static void check(ModelDraft draft) {
        Map<String, String> seen = new LinkedHashMap<>();
        for (Placed<ModelClass> placed : draft.classes()) {
            ModelClass part = placed.part();
            sentence(placed, part.title(), part.definition());
            unique(placed, part.name(), part.definition(), seen);
        }
        for (Placed<Role> placed : draft.roles()) {
            Role part = placed.part();
            sentence(placed, part.title(), part.definition());
            unique(placed, part.name(), part.definition(), seen);
        }
        for (Placed<Property> placed : draft.properties()) {
            Property part = placed.part();
            if (placed.file().reference()) {
                phrases(placed, part);
            }
            sentence(placed, part.name(), part.definition());
            unique(placed, part.key().text(), part.definition(), seen);
        }
    }

    private static void phrases(Placed<Property> placed, Property property) {
        Phrase phrase = PHRASES.get(property.datatype());
        if (phrase == null) {
            throw new IllegalStateException("no phrase for " + property.datatype());
        }
        if (!phrase.opens().matcher(property.definition().en()).lookingAt()) {
            placed.place()
                    .fault(
                            "definition",
                            "L24",
                            "doesn't open in English as that of " + datatype(property) + " does",
                            "begin with '" + phrase.opening() + "'");
        }
        String ko = property.definition().ko();
        int end = ko.indexOf(". ");
        String first = (end < 0 ? ko : ko.substring(0, end)).replaceAll("\\.$", "");
        if (!phrase.ends().matcher(first).find()) {
            placed.place()
                    .fault(
                            "definition",
                            "L25",
                            "doesn't end its first Korean sentence as that of " + datatype(property) + " does",
                            "end it in one of: " + phrase.ending());
        }
    }

    private static String datatype(Property property) {
        return property.datatype().name().toLowerCase(Locale.ROOT);
    }

    private static void sentence(Placed<?> placed, Localized name, Localized definition) {
        if (!placed.file().reference()) {
            return;
        }
        if (!definition.en().endsWith(".") || !definition.ko().endsWith(".")) {
            placed.place().fault("definition", "L28", "doesn't end in a full stop", "write whole sentences");
        }
        if (FILLER.matcher(definition.en()).find()
                || FILLER.matcher(definition.ko()).find()) {
            placed.place().fault("definition", "L28", "is filler", "say what the thing is");
        }
        if (addsNothing(name.en(), definition.en()) || addsNothingKorean(name.ko(), definition.ko())) {
            placed.place()
                    .fault("definition", "L26", "only says the name again", "define it by what it is, in other words");
        }
    }

    private static boolean addsNothing(String name, String definition) {
        Set<String> known = words(name);
        Set<String> added = new HashSet<>(words(definition));
        added.removeIf(word -> EMPTY_WORDS.contains(word) || known.stream().anyMatch(sameStem(word)));
        return added.size() < LEAST_NEW_WORDS;
    }

    private static Predicate<String> sameStem(String word) {
        return other -> stem(other).equals(stem(word));
    }

    private static String stem(String word) {
        return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private static Set<String> words(String text) {
        return WORDS.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static boolean addsNothingKorean(String name, String definition) {
        String rest = BLANKS.matcher(definition).replaceAll("");
        for (String part : List.of(BLANKS.matcher(name).replaceAll(""), name)) {
            rest = rest.replace(part, "");
        }
        for (String part :
                BLANKS.splitAsStream(name).filter(each -> each.length() > 1).toList()) {
            rest = rest.replace(part, "");
        }
        return NOT_HANGUL.matcher(rest).replaceAll("").length() < LEAST_NEW_SYLLABLES;
    }

    private static void unique(Placed<?> placed, String name, Localized definition, Map<String, String> seen) {
        for (String text : List.of(definition.ko(), definition.en())) {
            String other = seen.putIfAbsent(
                    BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "), name);
            if (placed.file().reference() && other != null) {
                placed.place().fault("definition", "L27", "equals that of " + other, "say what tells the two apart");
            }
        }
    }
}
