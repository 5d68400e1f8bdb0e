package kr.ieum.schemas.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Says of each abolished code what succeeded it. Only what is certain: what is on record, and, where the list's source
 * allows it, the one code in force with the same full name, or with the same name beneath what succeeded the code above.
 */
final class Successions {

    /** What may be derived; the source of a list names it, and so answers for it. */
    enum Derivation {
        SAME_NAME,
        BELOW_SUCCESSOR
    }

    private final Map<String, CodeList.Code> codes;
    private final SuccessorTable table;
    private final Set<Derivation> allowed;
    private final Map<String, Integer> namesInForce = new HashMap<>();
    private final Map<String, String> inForceByName = new HashMap<>();
    private final Map<String, String> fullNames = new HashMap<>();
    private final Map<String, CodeList.Code> decided = new LinkedHashMap<>();

    private Successions(Map<String, CodeList.Code> codes, SuccessorTable table, Set<Derivation> allowed) {
        this.codes = codes;
        this.table = table;
        this.allowed = allowed;
    }

    /** The codes with their successors and standing, in the same order; parents must run in no circle. */
    static Map<String, CodeList.Code> settle(
            Map<String, CodeList.Code> codes, SuccessorTable table, Set<Derivation> allowed) {
        Successions successions = new Successions(codes, table, allowed);
        successions.index();
        Map<String, CodeList.Code> settled = new LinkedHashMap<>();
        codes.keySet().forEach(code -> settled.put(code, successions.settled(code)));
        return settled;
    }

    private void index() {
        for (CodeList.Code code : codes.values()) {
            if (!code.abolished()) {
                String full = fullName(code);
                namesInForce.merge(full, 1, Integer::sum);
                inForceByName.put(full, code.code());
            }
        }
    }

    private String fullName(CodeList.Code code) {
        String known = fullNames.get(code.code());
        if (known == null) {
            known = under(code.parent().map(codes::get).map(this::fullName), code);
            fullNames.put(code.code(), known);
        }
        return known;
    }

    private static String under(Optional<String> above, CodeList.Code code) {
        return above.map(name -> name + " ").orElse("") + code.name().ko();
    }

    private CodeList.Code settled(String id) {
        CodeList.Code known = decided.get(id);
        if (known == null) {
            CodeList.Code code = Objects.requireNonNull(codes.get(id));
            // A successor that leads back here finds the code as it stands in the list, and so nothing to succeed it.
            decided.put(id, code);
            known = code.abolished() && code.successor().isEmpty() ? succeed(code) : code;
            decided.put(id, known);
        }
        return known;
    }

    private CodeList.Code succeed(CodeList.Code code) {
        List<SuccessorTable.Row> rows = table.of(code.code());
        if (!rows.isEmpty()) {
            return onRecord(code, rows);
        }
        if (allowed.contains(Derivation.SAME_NAME)) {
            CodeList.Code same = named(code, fullName(code), CodeStanding.SAME_NAME);
            if (same.standing() != CodeStanding.NOT_ON_RECORD) {
                return same;
            }
        }
        if (allowed.contains(Derivation.BELOW_SUCCESSOR)) {
            return code.parent()
                    .flatMap(this::inForce)
                    .map(above -> named(code, under(Optional.of(fullName(above)), code), CodeStanding.BELOW_SUCCESSOR))
                    .orElse(code);
        }
        return code;
    }

    private static CodeList.Code onRecord(CodeList.Code code, List<SuccessorTable.Row> rows) {
        CodeList.Code dated = new CodeList.Code(
                code.code(),
                code.name(),
                code.parent(),
                code.validFrom(),
                code.validTo().or(() -> Optional.of(rows.getFirst().validTo())),
                code.successor(),
                code.standing());
        if (rows.size() > 1) {
            return with(dated, Optional.empty(), CodeStanding.SPLIT);
        }
        Optional<String> successor = rows.getFirst().successor();
        return with(dated, successor, successor.isPresent() ? CodeStanding.DECLARED : CodeStanding.ENDED);
    }

    /** What an abolished code above became; nothing for one that is in force itself, where the name alone decides. */
    private Optional<CodeList.Code> inForce(String above) {
        CodeList.Code at = settled(above);
        if (!at.abolished()) {
            return Optional.empty();
        }
        int steps = 0;
        while (at.abolished() && at.successor().isPresent() && steps++ < codes.size()) {
            at = settled(at.successor().get());
        }
        return Optional.of(at).filter(found -> !found.abolished());
    }

    private CodeList.Code named(CodeList.Code code, String fullName, CodeStanding how) {
        return switch (namesInForce.getOrDefault(fullName, 0)) {
            case 0 -> code;
            case 1 -> with(code, Optional.ofNullable(inForceByName.get(fullName)), how);
            default -> with(code, Optional.empty(), CodeStanding.AMBIGUOUS);
        };
    }

    private static CodeList.Code with(CodeList.Code code, Optional<String> successor, CodeStanding standing) {
        return new CodeList.Code(
                code.code(), code.name(), code.parent(), code.validFrom(), code.validTo(), successor, standing);
    }
}
