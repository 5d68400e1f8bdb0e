package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.model.ReferenceModel;

/**
 * Ranks the properties of the model for each field of a sample: by the words that names share, rare words before common ones, by whether
 * the field's notation can be the property's datatype, and by which classes the other fields of the same sample speak of.
 */
final class Targets {

    private static final FieldProfile NOTHING_SEEN = new FieldProfile(new Notation.Unseen(), List.of(), 0);
    private static final int SHOWN = 3;
    private static final double LEAST = 0.45;
    private static final double HIGHEST = 0.97;
    /** What a shape is worth beside a name. */
    private static final double BY_SHAPE = 0.8;
    /** What a word of the class is worth beside words of the property. */
    private static final double OF_CLASS = 0.5;

    private final ReferenceModel model;
    private final Vocabulary vocabulary;
    private final Map<String, Double> rarity = new HashMap<>();
    private final Map<AttributeKey, List<NameWords>> descriptions = new LinkedHashMap<>();
    private final Map<String, Set<String>> classWords = new HashMap<>();
    private final Map<String, Set<String>> surroundings = new HashMap<>();

    Targets(ReferenceModel model, Vocabulary vocabulary) {
        this.model = model;
        this.vocabulary = vocabulary;
        Map<String, Integer> uses = new HashMap<>();
        model.classes().forEach(each -> {
            classWords.put(each.name(), words(each.title().ko(), each.title().en(), each.name()));
            surroundings.put(
                    each.name(),
                    new HashSet<>(words(each.title().ko(), each.definition().ko())));
        });
        for (Property property : model.properties()) {
            List<NameWords> described = describe(property);
            descriptions.put(property.key(), described);
            described.stream()
                    .flatMap(name -> name.words().stream())
                    .distinct()
                    .forEach(word -> uses.merge(word, 1, Integer::sum));
            surroundings
                    .getOrDefault(property.key().className(), new HashSet<>())
                    .addAll(words(property.name().ko(), property.definition().ko()));
        }
        int count = model.properties().size();
        uses.forEach((word, times) -> rarity.put(word, Math.log(1 + (double) count / times)));
    }

    /** A column that only has a number is known by its shape alone, if that is a person's number or name. */
    private NameWords named(SampleField field, Notation notation) {
        if (!field.isUnnamed()) {
            return NameWords.ofPath(field.path(), vocabulary);
        }
        return switch (notation) {
            case Notation.OfIdentifier number when number.residentNumber() -> NameWords.of("주민등록번호", vocabulary);
            case Notation.OfName any -> NameWords.of("성명", vocabulary);
            default -> new NameWords(Map.of());
        };
    }

    private List<NameWords> describe(Property property) {
        String key = property.key().text();
        List<NameWords> names = new ArrayList<>();
        names.add(NameWords.of(property.name().ko(), vocabulary));
        names.add(NameWords.of(property.name().en(), vocabulary));
        names.add(NameWords.of(key.substring(key.indexOf('/') + 1), vocabulary));
        property.standardTerm().ifPresent(term -> names.add(NameWords.of(term, vocabulary)));
        return List.copyOf(names);
    }

    private Set<String> words(String... texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            words.addAll(NameWords.of(text, vocabulary).words());
        }
        return words;
    }

    private double rarity(String word) {
        return rarity.getOrDefault(
                word, Math.log(1 + (double) model.properties().size()));
    }

    /**
     * The candidates of each field, best first.
     *
     * @param id of the mapping to be, whose words say what the register is about
     */
    Map<String, List<Suggestion>> rank(String id, Sample sample, Map<String, FieldProfile> profiles) {
        Map<String, Map<AttributeKey, Double>> scores = new LinkedHashMap<>();
        Map<String, NameWords> names = new LinkedHashMap<>();
        for (SampleField field : sample.fields()) {
            NameWords name = named(
                    field, profiles.getOrDefault(field.name(), NOTHING_SEEN).notation());
            names.put(field.name(), name);
            Map<AttributeKey, Double> ofField = new LinkedHashMap<>();
            for (Property property : model.properties()) {
                double score = score(
                        name,
                        property,
                        profiles.getOrDefault(field.name(), NOTHING_SEEN).notation());
                if (score > LEAST / 2) {
                    ofField.put(property.key(), score);
                }
            }
            scores.put(field.name(), ofField);
        }
        Map<String, Double> spokenOf = spokenOf(NameWords.of(id, vocabulary).words(), names, scores);
        Set<String> unnamed = sample.fields().stream()
                .filter(SampleField::isUnnamed)
                .map(SampleField::name)
                .collect(Collectors.toSet());
        Map<String, List<Suggestion>> ranked = new LinkedHashMap<>();
        scores.forEach((field, ofField) -> ranked.put(
                field,
                ofField.entrySet().stream()
                        .map(entry -> suggestion(
                                entry.getKey(),
                                entry.getValue()
                                        * (unnamed.contains(field) ? BY_SHAPE : 1)
                                        * (0.72
                                                + 0.28
                                                        * spokenOf.getOrDefault(
                                                                entry.getKey().className(), 0.0)),
                                names.getOrDefault(field, new NameWords(Map.of()))))
                        .filter(suggestion -> suggestion.percent() >= 100 * LEAST)
                        .sorted(Comparator.comparingInt(Suggestion::percent).reversed())
                        .limit(SHOWN)
                        .toList()));
        return ranked;
    }

    private double score(NameWords field, Property property, Notation notation) {
        Set<String> ofClass = classWords.getOrDefault(property.key().className(), Set.of());
        double best = 0;
        for (NameWords described : descriptions.getOrDefault(property.key(), List.of())) {
            double shared = 0;
            double ofField = 0;
            for (Map.Entry<String, Double> word : field.concepts().entrySet()) {
                double worth = rarity(word.getKey()) * word.getValue();
                if (described.words().contains(word.getKey())) {
                    shared += worth;
                    ofField += worth;
                } else if (ofClass.contains(word.getKey())) {
                    shared += OF_CLASS * worth;
                    ofField += OF_CLASS * worth;
                } else if (!isFormatWord(word.getKey(), property.datatype())) {
                    // "code" behind a name says what the datatype says already
                    ofField += worth;
                }
            }
            double ofProperty = described.words().stream()
                    .mapToDouble(word -> rarity(word) * (ofClass.contains(word) ? OF_CLASS : 1))
                    .sum();
            if (shared > 0 && ofProperty > 0) {
                best = Math.max(best, 2 * shared / (ofField + Math.max(ofProperty, shared)));
            }
        }
        return Math.min(best, 1) * fit(notation, property);
    }

    private static boolean isFormatWord(String concept, Datatype datatype) {
        return switch (datatype) {
            case CODE -> concept.equals("코드") || concept.equals("구분");
            case INDICATOR -> concept.equals("여부");
            case DATE -> concept.equals("일자");
            case AMOUNT -> concept.equals("금액");
            case IDENTIFIER -> concept.equals("번호");
            case NAME, ADDRESS, TEXT -> false;
        };
    }

    /** How well texts of that notation can be of the property's datatype. */
    private static double fit(Notation notation, Property property) {
        return switch (notation) {
            case Notation.Unseen any -> 0.85;
            case Notation.OfDate date ->
                switch (property.datatype()) {
                    case DATE -> date.partial() && !property.partialDates() ? 0.9 : 1;
                    default -> 0.25;
                };
            case Notation.OfAmount amount ->
                switch (property.datatype()) {
                    case AMOUNT -> 1;
                    case TEXT, INDICATOR -> 0.6;
                    default -> 0.25;
                };
            case Notation.OfIdentifier identifier ->
                switch (property.datatype()) {
                    case IDENTIFIER -> 1;
                    case TEXT, ADDRESS -> 0.8;
                    case AMOUNT -> 0.85;
                    case CODE -> 0.7;
                    default -> 0.3;
                };
            case Notation.OfIndicator indicator ->
                switch (property.datatype()) {
                    case INDICATOR -> 1;
                    case CODE -> 0.7;
                    default -> 0.3;
                };
            case Notation.OfCode code ->
                switch (property.datatype()) {
                    case CODE -> 1;
                    case INDICATOR, TEXT -> 0.7;
                    default -> 0.3;
                };
            case Notation.OfName name ->
                switch (property.datatype()) {
                    case NAME -> 1;
                    case TEXT -> 0.8;
                    default -> 0.3;
                };
            case Notation.OfAddress address ->
                switch (property.datatype()) {
                    case ADDRESS -> 1;
                    case TEXT -> 0.8;
                    default -> 0.3;
                };
            case Notation.OfShare share -> property.datatype() == Datatype.TEXT ? 1 : 0.3;
            case Notation.OfText text ->
                switch (property.datatype()) {
                    case TEXT -> 1;
                    case NAME, ADDRESS, CODE -> 0.85;
                    default -> 0.3;
                };
        };
    }

    /** How much the sample speaks of each class, the most spoken of being 1. */
    private Map<String, Double> spokenOf(
            Set<String> ofId, Map<String, NameWords> names, Map<String, Map<AttributeKey, Double>> scores) {
        Map<String, Double> spoken = new HashMap<>();
        scores.values().forEach(ofField -> {
            Map<String, Double> ofClasses = new HashMap<>();
            ofField.forEach((key, score) -> ofClasses.merge(key.className(), score, Math::max));
            ofClasses.forEach((name, score) -> spoken.merge(name, score, Double::sum));
        });
        Set<String> all =
                names.values().stream().flatMap(name -> name.words().stream()).collect(Collectors.toSet());
        surroundings.forEach((name, words) -> {
            double shared = all.stream()
                    .filter(words::contains)
                    .mapToDouble(this::rarity)
                    .sum();
            double named = ofId.stream()
                    .filter(words::contains)
                    .mapToDouble(this::rarity)
                    .sum();
            spoken.merge(name, shared / 4 + 3 * named, Double::sum);
        });
        double most =
                spoken.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        Map<String, Double> shares = new HashMap<>();
        spoken.forEach((name, score) -> shares.put(name, most == 0 ? 0 : score / most));
        return shares;
    }

    private Suggestion suggestion(AttributeKey key, double score, NameWords field) {
        List<String> shared = new ArrayList<>();
        descriptions
                .getOrDefault(key, List.of())
                .forEach(described -> field.words().stream()
                        .filter(word -> described.words().contains(word) && !shared.contains(word))
                        .forEach(shared::add));
        classWords.getOrDefault(key.className(), Set.of()).stream()
                .filter(word -> field.words().contains(word) && !shared.contains(word))
                .forEach(shared::add);
        int percent = (int) Math.round(100 * Math.min(score, HIGHEST));
        return new Suggestion(
                key, percent, String.join("·", shared.stream().sorted().toList()));
    }
}
