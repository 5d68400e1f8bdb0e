package kr.ieum.schemas.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.Localized;

/** A code list with validity dates, abolished codes and their successors, and possibly a tree (design §5). Immutable. */
public final class CodeList {

    private final String id;
    private final Map<String, Code> codes;
    private final Map<String, List<Code>> children;

    CodeList(String id, Map<String, Code> codes) {
        this.id = id;
        this.codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        Map<String, List<Code>> below = new LinkedHashMap<>();
        codes.values()
                .forEach(code -> below.computeIfAbsent(code.parent().orElse(""), any -> new ArrayList<>())
                        .add(code));
        this.children = Collections.unmodifiableMap(below);
    }

    /**
     * One code.
     *
     * @param name the code's own name, without the names of what stands above it
     * @param parent the code above it in the same list
     * @param validFrom first day, where the list states one
     * @param validTo last day, where the list states one
     * @param successor what replaced an abolished code, where one code did
     * @param standing whether it is abolished, and then how its successor is known or why there is none
     */
    public record Code(
            String code,
            Localized name,
            Optional<String> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo,
            Optional<String> successor,
            CodeStanding standing) {

        /** Whether the code is of no use any more, whatever the day it ended. */
        public boolean abolished() {
            return standing.abolished();
        }

        /** Whether the code is known to have been in force on that day. */
        public boolean inForce(LocalDate day) {
            return validity(day) == Validity.IN_FORCE;
        }

        /** What the list says of the code on that day; a list that dates nothing only speaks of today. */
        public Validity validity(LocalDate day) {
            if (validFrom.filter(day::isBefore).isPresent()) {
                return Validity.NOT_YET;
            }
            if (validTo.isPresent()) {
                return day.isAfter(validTo.get()) ? Validity.ENDED : Validity.IN_FORCE;
            }
            return abolished() ? Validity.UNDATED : Validity.IN_FORCE;
        }
    }

    /** What a list says of a code on a day. */
    public enum Validity {
        IN_FORCE,
        NOT_YET,
        ENDED,
        /** Abolished on a day that the list doesn't tell. */
        UNDATED
    }

    /** What became of a code that somebody wrote. */
    public sealed interface Resolution {

        /** It is in force itself. */
        record InForce(Code code) implements Resolution {}

        /** It was abolished, and another code in force stands for it. */
        record Replaced(Code code, Code by) implements Resolution {}

        /** It was abolished, and no code in force is known to stand for it. */
        record Ended(Code code, CodeStanding why) implements Resolution {}

        /** The list hasn't it. */
        record Unknown() implements Resolution {}
    }

    /** The list's id, its file name without the ending. */
    public String id() {
        return id;
    }

    /** All codes in file order, abolished ones too. */
    public Collection<Code> codes() {
        return codes.values();
    }

    /** The code of that spelling, if the list has it. */
    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** The code itself, or what succeeded it when it is abolished; nothing when it is unknown or ended without successor. */
    public Optional<Code> current(String code) {
        return switch (resolve(code)) {
            case Resolution.InForce(Code found) -> Optional.of(found);
            case Resolution.Replaced(Code old, Code by) -> Optional.of(by);
            case Resolution.Ended ended -> Optional.empty();
            case Resolution.Unknown unknown -> Optional.empty();
        };
    }

    /** What became of the code; follows successors that were abolished in their turn. */
    public Resolution resolve(String code) {
        Optional<Code> asked = find(code);
        if (asked.isEmpty()) {
            return new Resolution.Unknown();
        }
        Code at = asked.get();
        Set<String> seen = new HashSet<>();
        while (at.abolished()) {
            Optional<Code> next = at.successor().flatMap(this::find);
            if (next.isEmpty() || !seen.add(at.code())) {
                return new Resolution.Ended(asked.get(), at.standing());
            }
            at = next.get();
        }
        return at.equals(asked.get()) ? new Resolution.InForce(at) : new Resolution.Replaced(asked.get(), at);
    }

    /** The code with all those above it, widest first; empty for an unknown code. */
    public List<Code> path(String code) {
        List<Code> path = new ArrayList<>();
        Optional<Code> at = find(code);
        while (at.isPresent()) {
            path.addFirst(at.get());
            at = at.get().parent().flatMap(this::find);
        }
        return List.copyOf(path);
    }

    /** The codes right beneath a code, or those at the top for an empty text; in file order, abolished ones too. */
    public List<Code> children(String code) {
        return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
    }
}
