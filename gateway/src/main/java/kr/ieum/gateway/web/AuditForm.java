package kr.ieum.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.ieum.gateway.agreement.document.References;
import kr.ieum.gateway.audit.Criteria;
import kr.ieum.gateway.audit.EntryState;
import kr.ieum.gateway.audit.Mark;
import kr.ieum.schemas.task.BusinessFunctions;
import kr.ieum.schemas.task.Task;

/**
 * What an auditor looks for, as it stands in an address: agency, days, task or function, agreement, state. None of it names a person;
 * what does is sent in a form's body.
 */
public final class AuditForm {

    /** The parameters of an address. */
    public static final Set<String> NAMES = Set.of("agency", "from", "until", "task", "function", "agreement", "state");

    private static final int LONGEST = 255;

    private final Map<String, String> given;
    private final Optional<Criteria> criteria;

    private AuditForm(Map<String, String> given, Optional<Criteria> criteria) {
        this.given = Collections.unmodifiableMap(given);
        this.criteria = criteria;
    }

    /** Reads parameters; those that are blank count as none. */
    public static AuditForm of(Map<String, String> parameters, References references, BusinessFunctions functions) {
        Map<String, String> given = new LinkedHashMap<>();
        NAMES.stream().sorted().forEach(name -> {
            String text = parameters.getOrDefault(name, "").strip();
            if (!text.isEmpty()) {
                given.put(name, text);
            }
        });
        return new AuditForm(given, read(given, references, functions));
    }

    /** What is looked for; nothing where a parameter can't be understood. */
    public Optional<Criteria> criteria() {
        return criteria;
    }

    /** What was given for a parameter; empty for nothing. */
    public String text(String name) {
        return given.getOrDefault(name, "");
    }

    /** All that was given, for a form that carries it on. */
    public Set<Map.Entry<String, String>> given() {
        return given.entrySet();
    }

    /** What an address of another page carries. */
    public String query() {
        return given.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
    }

    private static Optional<Criteria> read(
            Map<String, String> given, References references, BusinessFunctions functions) {
        if (given.values().stream().anyMatch(text -> text.length() > LONGEST)) {
            return Optional.empty();
        }
        try {
            Optional<String> state = Optional.ofNullable(given.get("state"))
                    .map(text -> text.toUpperCase(Locale.ROOT).replace('-', '_'));
            Optional<Mark> mark = state.flatMap(text -> one(Mark.values(), text));
            Optional<EntryState> outcome = state.flatMap(text -> one(EntryState.values(), text));
            if (state.isPresent() && mark.isEmpty() && outcome.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Criteria(
                    value(given, "agency", Function.identity()),
                    value(given, "from", LocalDate::parse),
                    value(given, "until", LocalDate::parse),
                    tasks(given, references, functions),
                    value(given, "agreement", Function.identity()),
                    outcome,
                    mark));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<String>> tasks(
            Map<String, String> given, References references, BusinessFunctions functions) {
        Optional<Set<String>> task = value(given, "task", Set::of);
        Optional<Set<String>> function = value(
                given,
                "function",
                code -> references.tasks().all().stream()
                        .filter(one -> functions.isWithin(one.function(), code))
                        .map(Task::id)
                        .collect(Collectors.toSet()));
        return task.isPresent() && function.isPresent()
                ? Optional.of(
                        task.get().stream().filter(function.get()::contains).collect(Collectors.toSet()))
                : task.or(() -> function);
    }

    private static <T> Optional<T> value(Map<String, String> given, String name, Function<String, T> reading) {
        return Optional.ofNullable(given.get(name)).map(reading);
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String text) {
        return Stream.of(values).filter(value -> value.name().equals(text)).findFirst();
    }
}
