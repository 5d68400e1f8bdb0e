package kr.ieum.schemas.draft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kr.ieum.schemas.model.StandardWords;

/**
 * The words that names of fields are made of: Korean words, the English ones that stand for them, and the abbreviations of both that
 * Korean administrations use in names of columns. A word leads to concepts, which are Korean words again; a word that the list doesn't
 * hold is its own concept. Our own list, {@code words.csv} beside this class, and the standard words of the federation; Korean words
 * are known in Roman letters too.
 */
final class Vocabulary {

    private static final Vocabulary OURS = load();

    private final Map<String, List<String>> korean;
    private final Map<String, List<String>> latin;
    private final Map<String, List<String>> english;

    private Vocabulary(
            Map<String, List<String>> korean, Map<String, List<String>> latin, Map<String, List<String>> english) {
        this.korean = new HashMap<>(korean);
        this.latin = new HashMap<>(latin);
        this.english = new HashMap<>(english);
    }

    /** Our words and those of a federation; where both say what a word means, ours was made for names of fields. */
    static Vocabulary with(StandardWords words) {
        Vocabulary both = new Vocabulary(OURS.korean, OURS.latin, OURS.english);
        for (StandardWords.Word word : words.all()) {
            List<String> concepts = both.concepts(word);
            both.korean.putIfAbsent(word.text(), concepts);
            both.latin.putIfAbsent(word.abbreviation().toLowerCase(Locale.ROOT), concepts);
            both.english.putIfAbsent(word.english().toLowerCase(Locale.ROOT), concepts);
        }
        return both;
    }

    /** What a word says is what its parts say, where all of them are known. */
    private List<String> concepts(StandardWords.Word word) {
        return Optional.ofNullable(korean.get(word.text()))
                .or(() -> Optional.ofNullable(english.get(word.english().toLowerCase(Locale.ROOT))))
                .orElse(List.of(word.text()));
    }

    private static Vocabulary load() {
        Vocabulary vocabulary = new Vocabulary(Map.of(), Map.of(), Map.of());
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("words.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).forEach(vocabulary::add);
        } catch (IOException e) {
            throw new UncheckedIOException("words.csv of this program", e);
        }
        return vocabulary;
    }

    private void add(String line) {
        String[] cells = line.split(",", -1);
        List<String> concepts = List.of(cells[0].split("\\+"));
        for (String word : words(cells[1])) {
            korean.putIfAbsent(word, concepts);
            if (word.length() > 1) {
                latin.putIfAbsent(Romanised.of(word), concepts);
            }
        }
        for (String word : words(cells[2])) {
            english.putIfAbsent(word, concepts);
        }
        for (String word : words(cells[3])) {
            // an abbreviation means what an administration means by it, before any likeness of sound
            latin.put(word, concepts);
        }
    }

    private static List<String> words(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.split(" "));
    }

    /** The concepts of a word of Hangul. */
    Optional<List<String>> korean(String word) {
        return Optional.ofNullable(korean.get(word));
    }

    /** The concepts of a word in Latin letters, in any case: English, an abbreviation, or Korean in Roman letters. */
    Optional<List<String>> latin(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(english.get(lower)).or(() -> Optional.ofNullable(latin.get(lower)));
    }

    /** The concepts of the one English word that a text abbreviates by leaving letters out; nothing when none or several could be meant. */
    Optional<List<String>> abbreviated(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < 3) {
            return Optional.empty();
        }
        List<List<String>> found = new ArrayList<>();
        english.forEach((full, concepts) -> {
            if (full.length() > lower.length() && abbreviates(lower, full) && !found.contains(concepts)) {
                found.add(concepts);
            }
        });
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean abbreviates(String shortForm, String full) {
        if (shortForm.charAt(0) != full.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < shortForm.length(); i++) {
            if (full.charAt(i) == shortForm.charAt(at)) {
                at++;
            }
        }
        return at == shortForm.length();
    }
}
