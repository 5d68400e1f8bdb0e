package kr.ieum.schemas.mapping;

import java.util.List;

/**
 * What became of a file: coverage and loss, in numbers and names of the mapping, without any value.
 *
 * @param read records read
 * @param failed records, or lines of them, that couldn't be read
 * @param brokenOff whether the end of the file was never reached
 * @param fields every source field of the mapping, by name
 * @param undeclared what the file holds and the mapping declares nowhere, by path
 * @param attributes every attribute of the mapping, in its order
 * @param problems by rule and row, in the order in which they first came up
 */
public record FileReport(
        long read,
        long failed,
        boolean brokenOff,
        List<FieldLoss> fields,
        List<UndeclaredField> undeclared,
        List<AttributeYield> attributes,
        List<FileProblems> problems) {

    /** Makes it immutable. */
    public FileReport {
        fields = List.copyOf(fields);
        undeclared = List.copyOf(undeclared);
        attributes = List.copyOf(attributes);
        problems = List.copyOf(problems);
    }

    /** Whether every record was read and every field mapped without a problem. */
    public boolean isClean() {
        return !brokenOff && problems.isEmpty();
    }
}
