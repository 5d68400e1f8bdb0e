package kr.ieum.schemas.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.yaml.Localized;

/** A code list with validity dates, abolished codes and their successors, and possibly a tree (design §5). Immutable. */
public final class CodeList {

    private final String id;
    private final Map<String, Code> codes;

    CodeList(String id, Map<String, Code> codes) {
        this.id = id;
        this.codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /**
     * One code.
     *
     * @param parent the code above it in the same list
     * @param validFrom first day, where the list states one
     * @param validTo last day; a code with a last day is abolished
     * @param successor what replaced an abolished code, where one code did
     */
    public record Code(
            String code,
            Localized name,
            Optional<String> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validTo,
            Optional<String> successor) {

        /** Whether the code is of no use any more, whatever the day it ended. */
        public boolean abolished() {
            return validTo.isPresent();
        }

        /** Whether the code was in force on that day. */
        public boolean inForce(LocalDate day) {
            return validFrom.filter(day::isBefore).isEmpty()
                    && validTo.filter(day::isAfter).isEmpty();
        }
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
        Set<String> seen = new HashSet<>();
        Optional<Code> found = find(code);
        while (found.isPresent()
                && found.get().abolished()
                && seen.add(found.get().code())) {
            found = found.get().successor().flatMap(this::find);
        }
        return found.filter(entry -> !entry.abolished());
    }
}
