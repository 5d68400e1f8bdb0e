package kr.ieum.schemas.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.ieum.schemas.yaml.Fault;
import kr.ieum.schemas.yaml.Faults;

/**
 * The words of which Korean terms of the public data standard are built: any words, and a format word (형식단어) last, which
 * decides the datatypes (the Ministry's notice on common standards for public data). Immutable.
 *
 * <p>A file's columns: {@code word,abbreviation,name_en,datatypes,origin}; format words have datatypes, separated by blanks;
 * the origin is {@code common} for a word of the Ministry's list and {@code own} for one of this federation. Rules: W1 a cell
 * is empty or outside its list, W2 a word or abbreviation stands twice.
 */
public final class StandardWords {

    private static final List<String> HEADER = List.of("word", "abbreviation", "name_en", "datatypes", "origin");
    private static final Pattern ABBREVIATION = Pattern.compile("[A-Z][A-Z0-9]*");
    private static final Pattern WORD = Pattern.compile("[\\p{IsHangul}A-Za-z0-9]+");

    private final Map<String, Word> words;

    private StandardWords(Map<String, Word> words) {
        this.words = Collections.unmodifiableMap(new TreeMap<>(words));
    }

    /**
     * One word.
     *
     * @param abbreviation how columns of registers write it, {@code YMD} for 일자
     * @param datatypes what a term that ends in it may be; empty for a word that ends none
     * @param own whether the federation added it to the common ones
     */
    public record Word(String text, String abbreviation, String english, List<Datatype> datatypes, boolean own) {

        /** Copies the list. */
        public Word {
            datatypes = List.copyOf(datatypes);
        }

        /** Whether a term may end in it (형식단어). */
        public boolean isFormatWord() {
            return !datatypes.isEmpty();
        }
    }

    /** No words: nothing is checked against them. */
    public static StandardWords none() {
        return new StandardWords(Map.of());
    }

    /**
     * Reads every {@code *.csv} of a folder; a federation may do without it.
     *
     * @param name how faults name the folder
     */
    public static StandardWords load(Path folder, String name, Faults faults) {
        if (!Files.isDirectory(folder)) {
            return none();
        }
        Map<String, Word> words = new LinkedHashMap<>();
        Map<String, String> abbreviations = new LinkedHashMap<>();
        for (Path path : SchemaFolder.files(folder, name, ".csv", faults)) {
            String file = name + "/" + path.getFileName();
            for (CsvRows.Row row : CsvRows.read(path, file, HEADER, faults)) {
                Word word = word(row, file, faults);
                if (words.putIfAbsent(word.text(), word) != null) {
                    fault(faults, file, row, "word", "W2", "stands twice", "keep one of the two rows");
                }
                String other = abbreviations.putIfAbsent(word.abbreviation(), word.text());
                if (other != null) {
                    fault(
                            faults,
                            file,
                            row,
                            "abbreviation",
                            "W2",
                            "also abbreviates '" + other + "'",
                            "give each word an abbreviation of its own");
                }
            }
        }
        return new StandardWords(words);
    }

    private static Word word(CsvRows.Row row, String file, Faults faults) {
        String text = row.get("word");
        if (!WORD.matcher(text).matches()) {
            fault(faults, file, row, "word", "W1", "is no word", "write it without blanks and signs");
        }
        String abbreviation = row.get("abbreviation");
        if (!ABBREVIATION.matcher(abbreviation).matches()) {
            fault(faults, file, row, "abbreviation", "W1", "is none", "write capital letters and digits");
        }
        if (row.get("name_en").isBlank()) {
            fault(faults, file, row, "name_en", "W1", "is empty", "say the word in English");
        }
        String origin = row.get("origin");
        if (!origin.equals("common") && !origin.equals("own")) {
            fault(faults, file, row, "origin", "W1", "is neither common nor own", "write common or own");
        }
        List<Datatype> datatypes = new ArrayList<>();
        for (String each :
                Pattern.compile(" ").splitAsStream(row.get("datatypes")).toList()) {
            if (each.isEmpty()) {
                continue;
            }
            Optional<Datatype> datatype = Datatype.of(each);
            datatype.ifPresent(datatypes::add);
            if (datatype.isEmpty()) {
                fault(
                        faults,
                        file,
                        row,
                        "datatypes",
                        "W1",
                        "'" + each + "' is no datatype",
                        "write datatypes of the model, separated by blanks");
            }
        }
        return new Word(text, abbreviation, row.get("name_en"), datatypes, origin.equals("own"));
    }

    private static void fault(
            Faults faults, String file, CsvRows.Row row, String key, String rule, String message, String remedy) {
        faults.add(new Fault(file, row.line(), key, rule, message, remedy));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** All words. */
    public Collection<Word> all() {
        return words.values();
    }

    /** The word of that spelling. */
    public Optional<Word> find(String text) {
        return Optional.ofNullable(words.get(text));
    }

    /** The words a term is built of, as few as possible and a format word last; nothing where that can't be. */
    public Optional<List<Word>> split(String term) {
        return Splits.of(term, words, true).whole();
    }

    /** What is left of a term behind the longest beginning that is built of words; empty when nothing is. */
    public String unknownPart(String term) {
        return Splits.of(term, words, false).rest();
    }

    /** How a register's column writes the term: its words' abbreviations, {@code DTH_YMD} for 사망일자. */
    public Optional<String> abbreviate(String term) {
        return split(term).map(parts -> parts.stream().map(Word::abbreviation).collect(Collectors.joining("_")));
    }

    /** The ways to split a term from its beginning: for each place that words reach, the fewest of them. */
    private record Splits(String term, List<Optional<List<Word>>> reached) {

        static Splits of(String term, Map<String, Word> words, boolean formatWordLast) {
            List<Optional<List<Word>>> reached = new ArrayList<>();
            reached.add(Optional.of(List.of()));
            for (int end = 1; end <= term.length(); end++) {
                Optional<List<Word>> best = Optional.empty();
                for (int start = 0; start < end; start++) {
                    int from = start;
                    Optional<List<Word>> before = reached.get(start);
                    Optional<Word> word = Optional.ofNullable(words.get(term.substring(start, end)))
                            .filter(each -> !formatWordLast || !isLast(term, from, each) || each.isFormatWord());
                    if (before.isPresent() && word.isPresent()) {
                        List<Word> way = new ArrayList<>(before.get());
                        way.add(word.get());
                        if (best.isEmpty() || way.size() < best.get().size()) {
                            best = Optional.of(way);
                        }
                    }
                }
                reached.add(best);
            }
            return new Splits(term, reached);
        }

        private static boolean isLast(String term, int start, Word word) {
            return start + word.text().length() == term.length();
        }

        Optional<List<Word>> whole() {
            return term.isEmpty() ? Optional.empty() : reached.getLast().map(List::copyOf);
        }

        String rest() {
            int end = term.length();
            while (reached.get(end).isEmpty()) {
                end--;
            }
            return term.substring(end);
        }
    }
}
