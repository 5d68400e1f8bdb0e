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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.Agreement.TemplateRef;
import kr.ieum.schemas.yaml.Faults;
import kr.ieum.schemas.yaml.Localized;
import kr.ieum.schemas.yaml.StrictYaml;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * A reference text (참조문): standard clauses with placeholders, and the words for forms, uses and relations. A version never
 * changes once agreements cite it; a change is a new version beside it.
 */
final class ClauseTemplate {

    /** The reference texts that ship, as files name them. */
    static final String KNOWN =
            "{id: std-benefit-eligibility, version: 1 or 2}, {id: std-civil-petition, version: 1, 2 or 3} or {id:"
                    + " std-emergency-aid, version: 1}";

    private static final Map<TemplateRef, ClauseTemplate> SHIPPED = Stream.of(
                    new TemplateRef("std-benefit-eligibility", 1),
                    new TemplateRef("std-benefit-eligibility", 2),
                    new TemplateRef("std-civil-petition", 1),
                    new TemplateRef("std-civil-petition", 2),
                    new TemplateRef("std-civil-petition", 3),
                    new TemplateRef("std-emergency-aid", 1))
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), ref -> load(ref.id() + "-" + ref.version() + ".yaml")));

    /** A clause; {@code holdsGrants} when grants are listed beneath its text. */
    record Clause(String id, Localized title, Localized text, boolean holdsGrants) {}

    private final List<Clause> clauses;
    private final Map<String, Localized> words;

    private ClauseTemplate(List<Clause> clauses, Map<String, Localized> words) {
        this.clauses = List.copyOf(clauses);
        this.words = Map.copyOf(words);
    }

    /** The reference text of that id and version. */
    static Optional<ClauseTemplate> find(TemplateRef ref) {
        return Optional.ofNullable(SHIPPED.get(ref));
    }

    List<Clause> clauses() {
        return clauses;
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

    /** Whether it says what may be checked afterwards, so that it is for emergencies. */
    boolean speaksOfAfterCheck() {
        return clauses.stream().anyMatch(clause -> clause.text().ko().contains("{deferred}"));
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
        Faults faults = new Faults();
        try (InputStream in = ClauseTemplate.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            Optional<ClauseTemplate> template =
                    StrictYaml.parse(in.readAllBytes(), resource, faults).map(ClauseTemplate::read);
            faults.throwIfAny();
            return template.orElseThrow();
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
            Map<String, Localized> words = new LinkedHashMap<>();
            try (YamlMap all = map.map("words")) {
                all.keys().forEach(key -> words.put(key, all.localized(key)));
            }
            return new ClauseTemplate(clauses, words);
        }
    }
}
