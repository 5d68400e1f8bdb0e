package kr.ieum.schemas.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kr.ieum.schemas.yaml.BoundedFaults;

/**
 * What must hold among the codes of one list.
 *
 * <p>Rules: C6 parent or successor that the list hasn't, C7 a chain of parents or successors that runs in a circle, C8
 * successor of a code that isn't abolished, C9 no code at all.
 */
final class CodeGraph {

    private final Map<String, CodeList.Code> codes;
    private final Map<String, Integer> lines;
    private final BoundedFaults faults;

    private CodeGraph(Map<String, CodeList.Code> codes, Map<String, Integer> lines, BoundedFaults faults) {
        this.codes = codes;
        this.lines = lines;
        this.faults = faults;
    }

    /** Reports what is wrong; {@code lines} says where each code stands. */
    static void check(Map<String, CodeList.Code> codes, Map<String, Integer> lines, BoundedFaults faults) {
        if (codes.isEmpty() && faults.isEmpty()) {
            faults.add(1, "", "C9", "holds no code", "add a row for each code");
        }
        CodeGraph graph = new CodeGraph(codes, lines, faults);
        codes.values().forEach(graph::check);
    }

    private void check(CodeList.Code code) {
        int line = lines.getOrDefault(code.code(), 0);
        known(code.parent(), "parent", line);
        known(code.successor(), "successor", line);
        if (code.successor().isPresent() && !code.abolished()) {
            faults.add(
                    line, "successor", "C8", "belongs to a code still in force", "give the code a last day (valid_to)");
        }
        if (returns(code, CodeList.Code::parent) || returns(code, CodeList.Code::successor)) {
            faults.add(line, code.code(), "C7", "is its own ancestor or successor", "break the circle");
        }
    }

    private void known(Optional<String> other, String column, int line) {
        if (other.isPresent() && !codes.containsKey(other.get())) {
            faults.add(
                    line,
                    column,
                    "C6",
                    "'" + other.get() + "' is not in the list",
                    "add that code or correct this one");
        }
    }

    private boolean returns(CodeList.Code start, Function<CodeList.Code, Optional<String>> step) {
        Optional<CodeList.Code> at = step.apply(start).map(codes::get);
        if (at.isEmpty()) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        while (at.isPresent() && seen.add(at.get().code())) {
            if (at.get().code().equals(start.code())) {
                return true;
            }
            at = step.apply(at.get()).map(codes::get);
        }
        return false;
    }
}
