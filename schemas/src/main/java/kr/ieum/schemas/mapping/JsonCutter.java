package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a JSON document into the objects of one list in it. It looks at brackets and quotes only: what a piece holds is read
 * by the strict parser, so that a broken object spoils itself and the list goes on behind its closing bracket.
 */
final class JsonCutter implements Cutter {

    private static final int MAX_NESTING = 100_000;

    private final UnitStream units;
    private final List<String> steps;
    private boolean begun;
    private boolean ended;
    private boolean first = true;

    /** @param steps the names that lead to the list; none when the document is the list */
    JsonCutter(UnitStream units, List<String> steps) {
        this.units = units;
        this.steps = List.copyOf(steps);
    }

    @Override
    public Cut next() throws IOException {
        if (ended) {
            return new Cut.End();
        }
        if (!begun) {
            begun = true;
            Optional<Cut.Broken> fault = begin();
            if (fault.isPresent()) {
                ended = true;
                return fault.get();
            }
        }
        return element();
    }

    private Optional<Cut.Broken> begin() throws IOException {
        Optional<Cut.Broken> mark = units.skipMark();
        if (mark.isPresent()) {
            return mark;
        }
        for (String step : steps) {
            if (blanks() != '{') {
                return broken(MappingRule.M15, "is no object where the mapping leads to the list of records");
            }
            units.next();
            Optional<Cut.Broken> fault = member(step);
            if (fault.isPresent()) {
                return fault;
            }
        }
        if (blanks() != '[') {
            return broken(MappingRule.M15, "is no list where the mapping says that the records stand");
        }
        units.next();
        return Optional.empty();
    }

    /** Steps over the members before the one of that name, and over its name. */
    private Optional<Cut.Broken> member(String name) throws IOException {
        while (true) {
            if (blanks() != '"') {
                return broken(MappingRule.M15, "has no list of records where the mapping says");
            }
            boolean found = name.equals(name());
            if (blanks() != ':') {
                return broken(MappingRule.M12, "is not JSON within its limits");
            }
            units.next();
            blanks();
            if (found) {
                return Optional.empty();
            }
            if (!value()) {
                return broken(MappingRule.M12, "is cut off, or its brackets don't match");
            }
            if (blanks() == ',') {
                units.next();
            }
        }
    }

    /** Reads a name as it is written; one that is longer than any name, or has an escape, is no step of a mapping. */
    private String name() throws IOException {
        units.next();
        units.keepFrom();
        string();
        byte[] bytes = units.isTooLong() ? new byte[0] : units.kept(1);
        units.drop();
        return SourceText.decode(bytes, 0, bytes.length, units.charset()).orElse("");
    }

    private Cut element() throws IOException {
        int sign = blanks();
        if (sign == ']') {
            units.next();
            return behind();
        }
        if (!first) {
            if (sign != ',') {
                ended = true;
                return brokenHere(
                        sign == UnitStream.END ? "is cut off in its list" : "has no comma between two records");
            }
            units.next();
            sign = blanks();
        }
        first = false;
        FilePlace at = units.place();
        units.keepFrom();
        if (sign == ',' || sign == ']' || sign == UnitStream.END || !value()) {
            units.drop();
            ended = true;
            return Cut.Broken.of(MappingRule.M12, at, "is cut off, or its brackets don't match");
        }
        if (units.isTooLong()) {
            units.drop();
            return Cut.Spoilt.of(
                    MappingRule.M37, at, "a record is larger than the " + RecordFile.MAX_RECORD + " bytes allowed");
        }
        return new Cut.Piece(units.kept(0), at);
    }

    /** Behind the list nothing but closing brackets and other members may stand. */
    private Cut behind() throws IOException {
        ended = true;
        for (int i = 0; i < steps.size(); i++) {
            while (blanks() == ',') {
                units.next();
                if (blanks() != '"') {
                    return brokenHere("is not JSON within its limits");
                }
                String name = name();
                if (blanks() != ':') {
                    return brokenHere("is not JSON within its limits");
                }
                if (name.equals(steps.get(steps.size() - 1 - i))) {
                    return Cut.Broken.of(MappingRule.M19, units.place(), "a list that stands once stands twice");
                }
                units.next();
                blanks();
                if (!value()) {
                    return brokenHere("is cut off, or its brackets don't match");
                }
            }
            if (units.next() != '}') {
                return brokenHere("is cut off, or its brackets don't match");
            }
        }
        return blanks() == UnitStream.END ? new Cut.End() : brokenHere("has text behind its end");
    }

    private Optional<Cut.Broken> broken(MappingRule rule, String message) {
        return Optional.of(Cut.Broken.of(rule, units.place(), message));
    }

    private Cut brokenHere(String message) {
        return Cut.Broken.of(MappingRule.M12, units.place(), message);
    }

    private int blanks() throws IOException {
        int unit = units.peek();
        while (unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t') {
            units.next();
            unit = units.peek();
        }
        return unit;
    }

    /**
     * Steps over one value; a closing bracket also closes those within that were left open.
     *
     * @return false when the file ends amid it, or a bracket closes what was never opened
     */
    private boolean value() throws IOException {
        Deque<Character> open = new ArrayDeque<>();
        do {
            int unit = units.peek();
            switch (unit) {
                case UnitStream.END -> {
                    return false;
                }
                case '"' -> {
                    units.next();
                    if (!string()) {
                        return false;
                    }
                }
                case '{', '[' -> {
                    units.next();
                    open.push(unit == '{' ? '}' : ']');
                    if (open.size() > MAX_NESTING) {
                        return false;
                    }
                }
                case '}', ']' -> {
                    if (!open.contains((char) unit)) {
                        return false;
                    }
                    units.next();
                    while (open.pop() != unit) {
                        // left open within
                    }
                }
                default -> word();
            }
        } while (!open.isEmpty());
        return true;
    }

    /** Steps over a number, a word, or signs between values. */
    private void word() throws IOException {
        int unit = units.next();
        while (isWord(unit) && isWord(units.peek())) {
            unit = units.next();
        }
    }

    private static boolean isWord(int unit) {
        return unit != UnitStream.END && "{}[]\",: \r\n\t".indexOf(unit) < 0;
    }

    /** Steps over the rest of a string, its closing quote included. */
    private boolean string() throws IOException {
        int unit = units.next();
        while (unit != '"') {
            if (unit == UnitStream.END) {
                return false;
            }
            if (unit == '\\') {
                units.next();
            }
            unit = units.next();
        }
        return true;
    }
}
