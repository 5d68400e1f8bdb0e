package kr.ieum.gateway.exchange.bulk;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.SubjectKey;

/** Reads a file from its beginning, batch by batch, and knows who came before. Not thread-safe. */
final class Batches {

    private final RawLines lines;
    private final LineReading reading;
    private final SeenSubjects seen;
    private final int size;
    private int line;
    private int number;

    Batches(RawLines lines, FileForm form, int size, SecureRandom random) {
        this.lines = lines;
        this.reading = new LineReading(form);
        this.seen = new SeenSubjects(random);
        this.size = size;
    }

    /** The next one; nothing at the end of the file. */
    Optional<Batch> next() throws SQLException {
        List<Batch.Line> read = new ArrayList<>(size);
        List<SubjectKey> subjects = new ArrayList<>(size);
        while (read.size() < size) {
            Optional<RawLines.Raw> raw = lines.next();
            if (raw.isEmpty()) {
                break;
            }
            line++;
            ReadLine one = reading.read(raw.get());
            if (one instanceof ReadLine.Subject(SubjectKey key)) {
                if (seen.add(key)) {
                    read.add(new Batch.Line(line, one, subjects.size()));
                    subjects.add(key);
                } else {
                    read.add(new Batch.Line(line, new ReadLine.Bad(LineRule.B9), -1));
                }
            } else {
                read.add(new Batch.Line(line, one, -1));
            }
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(new Batch(number++, read, subjects));
    }

    /** Lines so far. */
    int lines() {
        return line;
    }

    /** Different subjects so far. */
    int subjects() {
        return seen.count();
    }
}
