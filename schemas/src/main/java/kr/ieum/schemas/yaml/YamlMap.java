package kr.ieum.schemas.yaml;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A typed reader over one map of a strict YAML file. Every getter marks its key as known and reports what is wrong to
 * the file's {@link Faults}, then answers a harmless default, so that one pass finds all faults. {@link #close}
 * reports the keys nobody asked for.
 *
 * <p>Rules: Y6 missing key, Y7 wrong kind of node, Y8 unknown key, Y9 value outside its closed list or type.
 */
public final class YamlMap implements AutoCloseable {

    private final String file;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    YamlMap(String file, String path, YamlNode.Mapping mapping, Faults faults) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.faults = faults;
    }

    /** The file's name as faults show it. */
    public String file() {
        return file;
    }

    /** The line this map starts on. */
    public int line() {
        return mapping.line();
    }

    /** The line of a key, or of the map when the key is absent; doesn't mark the key as known. */
    public int line(String key) {
        return find(key).map(YamlNode.Entry::line).orElse(line());
    }

    /** Where faults go; a loader adds its own rules through {@link #fault}. */
    public Faults faults() {
        return faults;
    }

    /** All keys in file order, without marking them as known. */
    public List<String> keys() {
        return mapping.entries().stream().map(YamlNode.Entry::key).toList();
    }

    /** Whether the key is there; marks it as known. */
    public boolean has(String key) {
        return entry(key).isPresent();
    }

    /** The raw node of a key, for a reader with a shape of its own. */
    public Optional<YamlNode> node(String key) {
        return entry(key).map(YamlNode.Entry::value);
    }

    /**
     * The file's {@code format}, which must be the one that the reader knows.
     *
     * @param rule number of the reader's rule that it breaks otherwise
     */
    public void format(String rule, String known) {
        String format = text("format");
        if (!format.isEmpty() && !format.equals(known)) {
            fault("format", rule, "'" + format + "' is not a known format", "write format: " + known);
        }
    }

    /** Required text, not blank; empty text after a fault. */
    public String text(String key) {
        return required(key).flatMap(node -> scalar(key, node)).orElse("");
    }

    /** Optional text, not blank where present. */
    public Optional<String> optionalText(String key) {
        return node(key).flatMap(node -> scalar(key, node));
    }

    /** A text or a list of texts; empty when the key is absent. */
    public List<String> texts(String key) {
        return node(key)
                .map(node -> switch (node) {
                    case YamlNode.Scalar s -> scalar(key, s).map(List::of).orElse(List.of());
                    case YamlNode.Sequence list -> {
                        List<String> texts = new ArrayList<>();
                        for (YamlNode item : list.items()) {
                            scalar(key, item).ifPresent(texts::add);
                        }
                        yield List.copyOf(texts);
                    }
                    case YamlNode.Mapping map -> {
                        wrongKind(key, map, "a text or a list of texts");
                        yield List.<String>of();
                    }
                })
                .orElse(List.of());
    }

    /** Required map; an empty one after a fault. */
    public YamlMap map(String key) {
        return required(key).flatMap(node -> asMap(key, node)).orElseGet(() -> empty(key));
    }

    /** Optional map. */
    public Optional<YamlMap> optionalMap(String key) {
        return node(key).flatMap(node -> asMap(key, node));
    }

    /** A list of maps; empty when the key is absent. */
    public List<YamlMap> maps(String key) {
        return node(key).map(node -> asMaps(key, node)).orElse(List.of());
    }

    /** A map whose keys are free names and whose values are maps, in file order. */
    public Map<String, YamlMap> namedMaps(String key) {
        Map<String, YamlMap> named = new LinkedHashMap<>();
        optionalMap(key).ifPresent(map -> map.keys().forEach(name -> named.put(name, map.map(name))));
        return named;
    }

    /** A map whose keys are free names and whose values are texts, in file order. */
    public Map<String, String> namedTexts(String key) {
        Map<String, String> named = new LinkedHashMap<>();
        optionalMap(key).ifPresent(map -> map.keys().forEach(name -> named.put(name, map.text(name))));
        return named;
    }

    /** Required text in Korean and English. */
    public Localized localized(String key) {
        try (YamlMap map = map(key)) {
            return new Localized(map.text("ko"), map.text("en"));
        }
    }

    /** Optional ISO date. */
    public Optional<LocalDate> optionalDate(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                fault(key, "Y9", "'" + text + "' is not a date that exists", "write a date as yyyy-MM-dd");
                return Optional.empty();
            }
        });
    }

    /** Required ISO date; 1970-01-01 after a fault. */
    public LocalDate date(String key) {
        required(key);
        return optionalDate(key).orElse(LocalDate.EPOCH);
    }

    /** Optional ISO-8601 duration such as {@code PT1.5S}. */
    public Optional<Duration> optionalDuration(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(Duration.parse(text));
            } catch (DateTimeException e) {
                fault(key, "Y9", "'" + text + "' is not a duration", "write an ISO duration such as PT1.5S");
                return Optional.empty();
            }
        });
    }

    /** Optional whole number. */
    public Optional<Integer> optionalInteger(String key) {
        return optionalText(key).flatMap(text -> {
            try {
                return Optional.of(Integer.valueOf(text));
            } catch (NumberFormatException e) {
                fault(key, "Y9", "'" + text + "' is not a whole number", "write a whole number");
                return Optional.empty();
            }
        });
    }

    /** Required whole number; 0 after a fault. */
    public int integer(String key) {
        required(key);
        return optionalInteger(key).orElse(0);
    }

    /** A truth value, {@code false} when absent. */
    public boolean flag(String key) {
        return optionalText(key)
                .map(text -> {
                    if (!"true".equals(text) && !"false".equals(text)) {
                        fault(key, "Y9", "'" + text + "' is neither true nor false", "write true or false");
                    }
                    return "true".equals(text);
                })
                .orElse(false);
    }

    /** Optional constant of a closed list, written in lower case with hyphens. */
    public <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
        return optionalText(key).flatMap(text -> choice(key, text, type));
    }

    /** Required constant of a closed list; the first constant after a fault. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        required(key);
        return optionalChoice(key, type).orElse(type.getEnumConstants()[0]);
    }

    /** A text or list of constants of a closed list. */
    public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return texts(key).stream()
                .flatMap(text -> choice(key, text, type).stream())
                .toList();
    }

    /** Reports a fault of a loader's own rule at a key (or the whole map when the key is empty). */
    public void fault(String key, String rule, String message, String remedy) {
        faults.add(at(key, rule, message, remedy));
    }

    /** Says at a key what should be mended, but stops nothing. */
    public void warn(String key, String rule, String message, String remedy) {
        faults.warn(at(key, rule, message, remedy));
    }

    private Fault at(String key, String rule, String message, String remedy) {
        return new Fault(file, line(key), key.isEmpty() ? path : StrictYaml.join(path, key), rule, message, remedy);
    }

    /** Refuses a key whose enforcement comes later: what the loader accepts is enforced (design P9). */
    public void notSupportedYet(String key) {
        if (has(key)) {
            fault(key, "Y10", "is not supported yet", "remove the key; this version could not enforce it");
        }
    }

    /** Reports every key that no getter asked for. */
    @Override
    public void close() {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                fault(
                        entry.key(),
                        "Y8",
                        "is not a known key here",
                        "use one of: " + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    private <E extends Enum<E>> Optional<E> choice(String key, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (spelling(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        String all =
                Arrays.stream(type.getEnumConstants()).map(YamlMap::spelling).collect(Collectors.joining(", "));
        fault(key, "Y9", "'" + text + "' is not in the closed list", "use one of: " + all);
        return Optional.empty();
    }

    /** How a constant is spelt in files: lower case with hyphens. */
    public static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<YamlNode.Entry> entry(String key) {
        known.add(key);
        return find(key);
    }

    private Optional<YamlNode.Entry> find(String key) {
        return mapping.entries().stream().filter(e -> e.key().equals(key)).findFirst();
    }

    private Optional<YamlNode> required(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty()) {
            fault(key, "Y6", "is missing", "add the key");
        }
        return node;
    }

    private Optional<String> scalar(String key, YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            if (scalar.text().isBlank()) {
                fault(key, "Y7", "is empty", "give it a value or remove the key");
                return Optional.empty();
            }
            return Optional.of(scalar.text());
        }
        wrongKind(key, node, "a text");
        return Optional.empty();
    }

    private Optional<YamlMap> asMap(String key, YamlNode node) {
        if (node instanceof YamlNode.Mapping map) {
            return Optional.of(new YamlMap(file, StrictYaml.join(path, key), map, faults));
        }
        wrongKind(key, node, "a map");
        return Optional.empty();
    }

    private List<YamlMap> asMaps(String key, YamlNode node) {
        List<YamlMap> maps = new ArrayList<>();
        if (node instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                asMap(key + "[" + maps.size() + "]", item).ifPresent(maps::add);
            }
        } else {
            wrongKind(key, node, "a list of maps");
        }
        return List.copyOf(maps);
    }

    private void wrongKind(String key, YamlNode node, String wanted) {
        faults.add(new Fault(
                file, node.line(), StrictYaml.join(path, key), "Y7", "is not " + wanted, "write " + wanted + " here"));
    }

    private YamlMap empty(String key) {
        return new YamlMap(file, StrictYaml.join(path, key), new YamlNode.Mapping(line(), List.of()), new Faults());
    }
}
