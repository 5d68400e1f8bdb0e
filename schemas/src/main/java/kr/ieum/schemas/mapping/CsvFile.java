package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows under a line of column names. Where rows go on with the record above, the record holds its first row, and a part
 * for what each row, the first one too, has of a group. A row that can't be read spoils the records that it may belong to.
 */
final class CsvFile implements RecordFile {

    private final CsvShape shape;
    private final List<String> groups;

    CsvFile(CsvShape shape) {
        this.shape = shape;
        this.groups = shape.continued()
                .map(continued -> shape.columns().stream()
                        .filter(continued.groups()::containsKey)
                        .map(column -> String.valueOf(continued.groups().get(column)))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted) {
        return new Rows(new CsvRows(new UnitStream(in, shape.charset()), shape), permitted);
    }

    /** The rows of one record so far. */
    private static final class Pending {

        private final FilePlace at;
        private final @Nullable String[] texts;
        private final List<NativeRecord> parts = new ArrayList<>();
        private long bytes = 0;
        private boolean spoilt = false;

        Pending(FilePlace at, @Nullable String[] texts) {
            this.at = at;
            this.texts = texts.clone();
        }
    }

    /** One pass over one file. */
    private final class Rows implements Reading {

        private final CsvRows cutter;
        private final Places<String> table;
        private final Deque<FileStep> steps = new ArrayDeque<>();
        /** The column of each cell, empty for one that the mapping doesn't know. */
        private List<String> header = List.of();

        private Optional<Pending> pending = Optional.empty();
        private long rows = 0;
        private boolean ended = false;

        Rows(CsvRows cutter, Set<String> permitted) {
            this.cutter = cutter;
            Set<String> kept = new LinkedHashSet<>(shape.columns());
            kept.retainAll(permitted);
            this.table = new Places<>(kept);
        }

        @Override
        public Optional<FileStep> next() throws IOException {
            while (steps.isEmpty() && !ended) {
                switch (cutter.next()) {
                    case Cut.End end -> {
                        ended = true;
                        if (header.isEmpty()) {
                            breakOff(new Problem("M12", "", 1, "has no header"), new FilePlace(1, 0));
                        }
                        flush();
                    }
                    case Cut.Broken broken -> breakOff(broken.problem(), broken.at());
                    case Cut.Spoilt spoilt -> {
                        if (header.isEmpty()) {
                            breakOff(spoilt.problem(), spoilt.at());
                        } else {
                            fail(spoilt.problem(), spoilt.at());
                        }
                    }
                    case Cut.Piece line -> line(line);
                }
            }
            return Optional.ofNullable(steps.poll());
        }

        private void breakOff(Problem problem, FilePlace at) {
            ended = true;
            steps.add(new FileStep.BrokenOff(problem, at));
        }

        /** Whose row it was can't be told: the record above may lack it, and rows below may be its own. */
        private void fail(Problem problem, FilePlace at) {
            rows++;
            pending = shape.continued().isEmpty() ? pending : Optional.of(new Pending(at, new String[0]));
            pending.ifPresent(record -> record.spoilt = true);
            steps.add(new FileStep.Failed(problem, at));
        }

        private void flush() {
            pending.filter(record -> !record.spoilt)
                    .ifPresent(record -> steps.add(new FileStep.Read(
                            new NativeRecord("record", record.at.position(), table, record.texts, record.parts),
                            record.at)));
            pending = Optional.empty();
        }

        private void line(Cut.Piece line) {
            byte[] bytes = line.bytes();
            int position = line.at().position();
            Optional<String> text = SourceText.decode(bytes, 0, bytes.length, shape.charset());
            Optional<List<String>> cells = text.flatMap(row -> CsvCells.of(row, shape.separator()));
            if (cells.isEmpty()) {
                Problem problem = text.isEmpty()
                        ? new Problem(
                                "M11",
                                "",
                                position,
                                "bytes are not " + shape.charset().name())
                        : new Problem("M12", "", position, "a quote is broken or isn't closed");
                if (header.isEmpty()) {
                    breakOff(problem, line.at());
                } else {
                    fail(problem, line.at());
                }
            } else if (header.isEmpty()) {
                header(cells.get(), line.at());
            } else if (isTrailer(cells.get())) {
                trailer(cells.get(), line.at());
            } else if (cutter.isJoined() && cells.get().size() != header.size()) {
                Cut.Spoilt first = cutter.apart();
                fail(first.problem(), first.at());
            } else {
                row(cells.get(), line);
            }
        }

        private void header(List<String> cells, FilePlace at) {
            List<String> names = cells.stream().map(String::strip).toList();
            if (!shape.headings().isEmpty()) {
                if (names.equals(shape.headings())) {
                    header = shape.columns();
                } else {
                    int same = 0;
                    while (same < Math.min(names.size(), shape.columns().size())
                            && names.get(same).equals(shape.headings().get(same))) {
                        same++;
                    }
                    String column =
                            same < shape.columns().size() ? shape.columns().get(same) : "";
                    breakOff(new Problem("M35", column, at.position(), "the header isn't the mapping's"), at);
                }
                return;
            }
            for (String column : shape.columns()) {
                long count = names.stream().filter(column::equals).count();
                if (count != 1) {
                    String message = count == 0 ? "the header lacks a column" : "the header has a column twice";
                    breakOff(new Problem("M35", column, at.position(), message), at);
                    return;
                }
            }
            header = names;
        }

        private boolean isTrailer(List<String> cells) {
            return cells.size() == 2
                    && shape.trailer().filter(cells.getFirst()::equals).isPresent();
        }

        private void trailer(List<String> cells, FilePlace at) {
            flush();
            if (!cells.getLast().equals(Long.toString(rows))) {
                steps.add(new FileStep.Failed(
                        new Problem("M15", "", at.position(), "the file hasn't as many records as its trailer says"),
                        at));
            }
        }

        private void row(List<String> cells, Cut.Piece line) {
            int position = line.at().position();
            boolean continues = shape.continued()
                    .map(continued -> header.indexOf(continued.column()))
                    .filter(at -> at < cells.size() && cells.get(at).isBlank())
                    .isPresent();
            if (!continues) {
                flush();
                rows++;
            }
            if (cells.size() != header.size()) {
                spoil(continues, "M17", "", "a row hasn't as many cells as the header", line.at());
                return;
            }
            if (!continues) {
                pending = Optional.of(new Pending(line.at(), texts(cells, "")));
            } else if (pending.isEmpty()) {
                spoil(true, "M38", "", "a row goes on with no record", line.at());
                return;
            } else if (pending.get().spoilt) {
                return;
            }
            Pending record = pending.orElseThrow();
            record.bytes += line.bytes().length;
            if (record.bytes > MAX_RECORD) {
                spoil(true, "M37", "", "a record is larger than the " + MAX_RECORD + " bytes allowed", line.at());
                return;
            }
            parts(record, cells, position);
            Optional<String> alone = continues ? alone(cells) : Optional.empty();
            if (alone.isPresent()) {
                spoil(true, "M38", alone.get(), "a row that goes on holds what stands once", line.at());
            } else if (shape.continued().isEmpty()) {
                flush();
            }
        }

        /** A row at fault: its record is of no use, and neither are the rows that go on with it. */
        private void spoil(boolean continues, String rule, String column, String message, FilePlace at) {
            if (!continues && shape.continued().isPresent()) {
                pending = Optional.of(new Pending(at, new String[0]));
            }
            pending.ifPresent(record -> record.spoilt = true);
            steps.add(new FileStep.Failed(new Problem(rule, column, at.position(), message), at));
        }

        private void parts(Pending record, List<String> cells, int position) {
            for (String group : groups) {
                boolean any = false;
                for (int at = 0; at < cells.size() && !any; at++) {
                    any = !cells.get(at).isBlank() && group.equals(group(header.get(at)));
                }
                if (any) {
                    record.parts.add(new NativeRecord(group, position, table, texts(cells, group), List.of()));
                }
            }
        }

        private String group(String column) {
            return shape.continued()
                    .map(continued -> continued.groups().getOrDefault(column, ""))
                    .orElse("");
        }

        /** A column outside the groups that holds something. */
        private Optional<String> alone(List<String> cells) {
            for (int at = 0; at < cells.size(); at++) {
                if (!cells.get(at).isBlank() && group(header.get(at)).isEmpty()) {
                    return Optional.of(header.get(at));
                }
            }
            return Optional.empty();
        }

        /** @param group whose columns are taken; empty for all */
        private @Nullable String[] texts(List<String> cells, String group) {
            @Nullable String[] texts = new String[table.size()];
            for (int at = 0; at < cells.size(); at++) {
                int place = table.place(header.get(at));
                if (place != Places.NONE && (group.isEmpty() || group.equals(group(header.get(at))))) {
                    texts[place] = cells.get(at).strip();
                }
            }
            return texts;
        }
    }
}
