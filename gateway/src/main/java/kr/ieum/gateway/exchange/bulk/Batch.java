package kr.ieum.gateway.exchange.bulk;

import java.util.List;
import kr.ieum.schemas.model.SubjectKey;

/**
 * Lines of a file that are asked together: {@code number × batch lines + 1} and those after it.
 *
 * @param number from 0
 * @param subjects those to be asked, each once
 */
record Batch(int number, List<Line> lines, List<SubjectKey> subjects) {

    /** Makes it immutable. */
    Batch {
        lines = List.copyOf(lines);
        subjects = List.copyOf(subjects);
    }

    /**
     * A line.
     *
     * @param number in the file, from 1
     * @param subject which of the batch's subjects it is about; -1 where it is about none
     */
    record Line(int number, ReadLine read, int subject) {}

    @Override
    public String toString() {
        return "Batch[" + number + ", " + lines.size() + " lines]";
    }
}
