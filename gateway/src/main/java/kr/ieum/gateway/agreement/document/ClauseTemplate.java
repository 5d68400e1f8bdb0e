package kr.ieum.gateway.agreement.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.gateway.agreement.engine.RequestKind;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * A reference text (참조문): standard clauses with placeholders, and the words for forms, uses and relations. A version never
 * changes once agreements cite it; a change is a new version beside it.
 */
final class ClauseTemplate {

    private static final Map<TemplateRef, ClauseTemplate> SHIPPED = Stream.of(
                    new TemplateRef("std-benefit-eligibility", 1),
                    new TemplateRef("std-benefit-eligibility", 2),
                    new TemplateRef("std-benefit-eligibility", 3),
                    new TemplateRef("std-civil-petition", 1),
                    new TemplateRef("std-civil-petition", 2),
                    new TemplateRef("std-civil-petition", 3),
                    new TemplateRef("std-emergency-aid", 1),
                    new TemplateRef("std-event-notice", 1),
                    new TemplateRef("std-own-data", 1),
                    new TemplateRef("std-screening", 1))
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), ref -> load(ref.id() + "-" + ref.version() + ".yaml")));

    /** A clause; {@code holdsGrants} when grants are listed beneath its text. */
    record Clause(String id, Localized title, Localized text, boolean holdsGrants) {}

    private final RequestKind kind;
    private final List<Clause> clauses;
    private final Map<String, Localized> words;

    private ClauseTemplate(RequestKind kind, List<Clause> clauses, Map<String, Localized> words) {
        this.kind = kind;
        this.clauses = List.copyOf(clauses);
        this.words = Map.copyOf(words);
    }

    /** The reference text of that id and version. */
    static Optional<ClauseTemplate> find(TemplateRef ref) {
        return Optional.ofNullable(SHIPPED.get(ref));
    }

    /** The reference texts that ship, as files name them. */
    static String known() {
        return spelled(template -> true);
    }

    /** Those for one kind of requests. */
    static String known(RequestKind kind) {
        return spelled(template -> template.kind == kind);
    }

    /** Those that have words for all that an agreement settles. */
    static String telling(Agreement agreement) {
        return spelled(template -> template.kind == agreement.kind()
                && DutyText.untold(template, agreement).isEmpty());
    }

    private static String spelled(Predicate<ClauseTemplate> which) {
        return SHIPPED.entrySet().stream()
                .filter(each -> which.test(each.getValue()))
                .map(each -> "{id: " + each.getKey().id() + ", version: "
                        + each.getKey().version() + "}")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The kind of requests that it speaks of. */
    RequestKind kind() {
        return kind;
    }

    List<Clause> clauses() {
        return clauses;
    }

    /** Whether it has a clause of that id. */
    boolean hasClause(String id) {
        return clauses.stream().anyMatch(clause -> clause.id().equals(id));
    }

    /** Whether a clause says what fills this place, such as {@code obligations}. */
    boolean tells(String place) {
        return clauses.stream().anyMatch(clause -> clause.text().ko().contains("{" + place + "}"));
    }

    /** Whether it has a word for this. */
    boolean hasWord(String key) {
        return words.containsKey(key);
    }

    /** Ids of the clauses a grant may stand under. */
    Set<String> grantClauses() {
        Set<String> ids = new TreeSet<>();
        clauses.stream().filter(Clause::holdsGrants).map(Clause::id).forEach(ids::add);
        return ids;
    }

    /**
     * Whether it has sentences for conditions, words for days and each need in the reader's language. The first versions
     * print these as they stand in the file, and go on doing so, for their text was read like that.
     */
    boolean writesSentences() {
        return words.containsKey("when.always");
    }

    /** A word of the reference text. */
    Localized word(String key) {
        Localized word = words.get(key);
        if (word == null) {
            throw new IllegalStateException("the reference text has no word for " + key);
        }
        return word;
    }

    private static ClauseTemplate load(String resource) {
        return read(resource, ClauseTemplate::read);
    }

    private static <T> T read(String resource, Function<YamlMap, T> reader) {
        Faults faults = new Faults();
        try (InputStream in = ClauseTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            Optional<T> read =
                    StrictYaml.parse(in.readAllBytes(), resource, faults).map(reader);
            faults.throwIfAny();
            return read.orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClauseTemplate read(YamlMap map) {
        try (map) {
            map.text("format");
            map.text("id");
            map.integer("version");
            map.localized("title");
            List<Clause> clauses = new ArrayList<>();
            for (YamlMap clause : map.maps("clauses")) {
                try (clause) {
                    clauses.add(new Clause(
                            clause.text("id"),
                            clause.localized("title"),
                            clause.localized("text"),
                            clause.flag("grants")));
                }
            }
            // the first texts say by what they speak of which kind they are for
            RequestKind kind = map.optionalChoice("kind", RequestKind.class)
                    .orElse(
                            clauses.stream()
                                            .anyMatch(
                                                    clause -> clause.text().ko().contains("{deferred}"))
                                    ? RequestKind.EMERGENCY
                                    : RequestKind.CASE);
            Map<String, Localized> words = new LinkedHashMap<>(map.optionalText("wordsFrom")
                    .map(shared -> read(shared + ".yaml", ClauseTemplate::sharedWords))
                    .orElse(Map.of()));
            map.optionalMap("words").ifPresent(own -> words.putAll(words(own)));
            return new ClauseTemplate(kind, clauses, words);
        }
    }

    private static Map<String, Localized> sharedWords(YamlMap map) {
        try (map) {
            map.text("format");
            return words(map.map("words"));
        }
    }

    private static Map<String, Localized> words(YamlMap map) {
        try (map) {
            Map<String, Localized> words = new LinkedHashMap<>();
            map.keys().forEach(key -> words.put(key, map.localized(key)));
            return words;
        }
    }
}
