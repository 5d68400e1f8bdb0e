package kr.ieum.gateway.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kr.ieum.gateway.agreement.RecordedDecision;
import tools.jackson.core.JacksonException;

/**
 * A file with one decision record in each line, of any size.
 *
 * @param progress is told how far it is
 */
record RecordFile(Path file, Consumer<String> progress) {

    private static final long PROGRESS = 100_000;
    private static final int TOLD = 20;

    /**
     * Reads it to its end.
     *
     * @return which lines are no records, the first of them each and then how many; none as a rule
     */
    List<String> read(Consumer<RecordedDecision> each) throws IOException {
        List<String> problems = new ArrayList<>();
        long unreadable = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Optional<RecordedDecision> recorded = recorded(line);
                recorded.ifPresent(each);
                if (recorded.isEmpty() && !line.isBlank() && ++unreadable <= TOLD) {
                    problems.add(file + ":" + number + ": is no decision record -> one canonical JSON record stands"
                            + " in each line");
                }
                if (number % PROGRESS == 0) {
                    progress.accept(number + " lines");
                }
            }
        }
        if (unreadable > 0) {
            problems.add(unreadable + " lines are no decision records and were left out; what is counted is the rest.");
        }
        return problems;
    }

    /** Nothing for a line that is none; what is wrong with it may quote it, and stays here. */
    private static Optional<RecordedDecision> recorded(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(RecordedDecision.read(line));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
