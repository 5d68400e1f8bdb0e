package kr.ieum.schemas.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes a name apart: at blanks, signs and humps of camel case, and then, where a piece is no known word, into the fewest known words
 * that make it up.
 *
 * @param concepts each with how sure it is that the name means it, 0 to 1, in the order of the name
 */
record NameWords(Map<String, Double> concepts) {

    private static final Pattern BREAKS = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[가-힣])(?=[A-Za-z])|(?<=[A-Za-z])(?=[가-힣])");
    /** The concept of words that every register's fields may bear. */
    private static final String SAYS_NOTHING = "-";

    private static final double KNOWN = 1;
    private static final double PUT_TOGETHER = 0.9;
    private static final double ABBREVIATED = 0.6;
    /** What a step above the last tells of a field. */
    private static final double ABOVE = 0.6;

    NameWords {
        concepts = Map.copyOf(concepts);
    }

    static NameWords of(String name, Vocabulary vocabulary) {
        Map<String, Double> concepts = new LinkedHashMap<>();
        add(name, KNOWN, vocabulary, concepts);
        return new NameWords(concepts);
    }

    /** Of a path of steps: the last one says most; the view before a dot says little. */
    static NameWords ofPath(String path, Vocabulary vocabulary) {
        Map<String, Double> concepts = new LinkedHashMap<>();
        String[] steps = path.replace("[]", "").split("[/.]", -1);
        add(steps[steps.length - 1], KNOWN, vocabulary, concepts);
        for (int i = 0; i < steps.length - 1; i++) {
            add(steps[i].substring(steps[i].indexOf(':') + 1), ABOVE, vocabulary, concepts);
        }
        return new NameWords(concepts);
    }

    Set<String> words() {
        return concepts.keySet();
    }

    double sure(String concept) {
        return concepts.getOrDefault(concept, 0.0);
    }

    private static void add(String name, double weight, Vocabulary vocabulary, Map<String, Double> concepts) {
        Map<String, Double> apart = new LinkedHashMap<>();
        boolean known = pieces(name, weight, vocabulary, apart);
        if (!known) {
            // humps may stand within a word, as in cheNapAek
            String together = name.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
            List<String> parts = together.matches("[a-z]+") ? parts(together, vocabulary::latin, 2) : List.of();
            if (!parts.isEmpty()) {
                parts.forEach(part -> put(vocabulary.latin(part).orElse(List.of()), weight * PUT_TOGETHER, concepts));
                return;
            }
        }
        apart.forEach((concept, sure) -> concepts.merge(concept, sure, Math::max));
    }

    /** Adds the words of each piece; whether all of them are known. */
    private static boolean pieces(String name, double weight, Vocabulary vocabulary, Map<String, Double> concepts) {
        boolean all = true;
        for (String piece : BREAKS.split(name, -1)) {
            if (piece.isEmpty() || piece.matches("[0-9]+")) {
                continue;
            }
            boolean hangul = piece.codePoints().allMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
            Function<String, Optional<List<String>>> known = hangul ? vocabulary::korean : vocabulary::latin;
            Optional<List<String>> whole = known.apply(piece);
            if (whole.isPresent()) {
                put(whole.get(), weight * KNOWN, concepts);
                continue;
            }
            List<String> parts = parts(piece, known, hangul ? 1 : 2);
            if (!parts.isEmpty()) {
                parts.forEach(part -> put(
                        known.apply(part).orElse(List.of(part)),
                        weight * (known.apply(part).isPresent() ? PUT_TOGETHER : KNOWN),
                        concepts));
            } else if (!hangul && vocabulary.abbreviated(piece).isPresent()) {
                put(vocabulary.abbreviated(piece).get(), weight * ABBREVIATED, concepts);
                all = false;
            } else {
                put(List.of(piece.toLowerCase(Locale.ROOT)), weight, concepts);
                all = false;
            }
        }
        return all;
    }

    private static void put(List<String> found, double weight, Map<String, Double> concepts) {
        found.stream()
                .filter(concept -> !concept.equals(SAYS_NOTHING))
                .forEach(concept -> concepts.merge(concept, weight, Math::max));
    }

    /**
     * The cheapest way to write a piece as known words, long ones first; Hangul that no word covers stays as it is, Latin letters that
     * none covers make the piece unknown.
     */
    private static List<String> parts(String piece, Function<String, Optional<List<String>>> known, int shortest) {
        int length = piece.length();
        double[] cost = new double[length + 1];
        int[] from = new int[length + 1];
        Arrays.fill(cost, Double.MAX_VALUE);
        cost[0] = 0;
        for (int end = 1; end <= length; end++) {
            for (int start = 0; start < end; start++) {
                String part = piece.substring(start, end);
                double price = price(part, known, shortest);
                if (cost[start] < Double.MAX_VALUE && cost[start] + price < cost[end]) {
                    cost[end] = cost[start] + price;
                    from[end] = start;
                }
            }
        }
        if (cost[length] >= UNKNOWN * (shortest == 1 ? 1000 : 1)) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0; end = from[end]) {
            parts.addFirst(piece.substring(from[end], end));
        }
        return parts;
    }

    private static final double UNKNOWN = 10;

    private static double price(String part, Function<String, Optional<List<String>>> known, int shortest) {
        if (part.length() >= shortest && known.apply(part).isPresent()) {
            return part.length() == 1 ? 2.5 : 1;
        }
        // what no word covers: dearer than any word, and the longer the dearer
        return shortest == 1 ? 3 + part.length() : UNKNOWN + part.length();
    }
}
