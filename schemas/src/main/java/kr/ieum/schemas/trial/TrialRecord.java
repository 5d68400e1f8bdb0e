package kr.ieum.schemas.trial;

import java.util.List;
import java.util.Map;

/**
 * What one record of the file came to. Holds personal values; never logged.
 *
 * @param number which record of the file it is, 1-based; records of one answer begin at the same line
 * @param line where it begins in the file
 * @param source every field that the record sent, in the order of names
 * @param mapped attribute to canonical text or, in brackets, why there is none
 * @param dropped fields that held something and that no row reads
 * @param problems rule, place and words, without values
 */
public record TrialRecord(
        long number,
        long line,
        Map<String, String> source,
        Map<String, String> mapped,
        List<String> dropped,
        List<String> problems) {

    /** Makes it immutable. */
    public TrialRecord {
        dropped = List.copyOf(dropped);
        problems = List.copyOf(problems);
    }

    @Override
    public String toString() {
        return "TrialRecord[" + number + "]";
    }
}
