package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file whose records are several lines of several types, a part each. A line that can't be read spoils its record; one that
 * belongs to none is told by itself.
 */
final class SegmentFile implements RecordFile {

    private static final int MOST_HELD = 64;

    private final SegmentLayout layout;

    SegmentFile(SegmentLayout layout) {
        this.layout = layout;
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted) {
        LineCutter cutter = new LineCutter(new UnitStream(in, layout.charset()), layout.end(), layout.skipsBlank());
        return new Lines(cutter, Set.copyOf(permitted));
    }

    /** The lines of one record so far. */
    private static final class Pending {

        private final String type;
        private final byte[] key;
        private final FilePlace at;
        private final Map<String, String> common;
        private final List<NativeRecord> parts = new ArrayList<>();
        private long bytes = 0;
        private boolean spoilt = false;

        Pending(String type, byte[] key, FilePlace at, Map<String, String> common) {
            this.type = type;
            this.key = key.clone();
            this.at = at;
            this.common = common;
        }
    }

    /** One pass over one file. */
    private final class Lines implements Reading {

        private final LineCutter cutter;
        private final Set<String> permitted;
        private final Deque<FileStep> steps = new ArrayDeque<>();
        /** What is told behind the record before it, which may still go on. */
        private final Deque<FileStep> held = new ArrayDeque<>();

        private Optional<Pending> pending = Optional.empty();
        private boolean ended = false;

        Lines(LineCutter cutter, Set<String> permitted) {
            this.cutter = cutter;
            this.permitted = permitted;
        }

        @Override
        public Optional<FileStep> next() throws IOException {
            while (steps.isEmpty() && !ended) {
                switch (cutter.next()) {
                    case Cut.End end -> {
                        ended = true;
                        flush();
                    }
                    case Cut.Broken broken -> {
                        ended = true;
                        flush();
                        steps.add(new FileStep.BrokenOff(broken.problem(), broken.at()));
                    }
                    case Cut.Spoilt spoilt -> {
                        if (isOurs(key(spoilt.begin()))) {
                            pending.ifPresent(record -> record.spoilt = true);
                        }
                        fail(new FileStep.Failed(spoilt.problem(), spoilt.at()));
                    }
                    case Cut.Piece line -> line(line);
                }
            }
            return Optional.ofNullable(steps.poll());
        }

        private void flush() {
            pending.filter(record -> !record.spoilt)
                    .ifPresent(record -> steps.add(new FileStep.Read(
                            new NativeRecord(record.type, record.at.position(), record.common, record.parts),
                            record.at)));
            pending = Optional.empty();
            steps.addAll(held);
            held.clear();
        }

        private void fail(FileStep.Failed step) {
            boolean waits = pending.filter(record -> !record.spoilt).isPresent() && held.size() < MOST_HELD;
            (waits ? held : steps).add(step);
        }

        private byte[] key(byte[] line) {
            return line.length < layout.keyEnd()
                    ? new byte[0]
                    : Arrays.copyOfRange(line, layout.keyStart(), layout.keyEnd());
        }

        private boolean isOurs(byte[] key) {
            return pending.filter(record -> Arrays.equals(record.key, key)).isPresent();
        }

        private void line(Cut.Piece line) {
            byte[] bytes = line.bytes();
            int position = line.at().position();
            byte[] key = key(bytes);
            boolean ours = isOurs(key);
            try {
                SegmentLayout.Segment segment = segment(bytes, position);
                Map<String, String> common = texts(layout.common(), bytes, 0, position);
                NativeRecord part = part(segment, common, bytes, position);
                if (segment.begins().isPresent()) {
                    flush();
                    pending = Optional.of(new Pending(segment.begins().get(), key, line.at(), common));
                } else if (!ours) {
                    throw new UnreadableSource(
                            MappingRule.M38, segment.name(), position, "a line of a record that didn't begin above it");
                }
                add(pending.orElseThrow(), part, bytes.length, position);
            } catch (UnreadableSource e) {
                pending.filter(record -> ours).ifPresent(record -> record.spoilt = true);
                fail(new FileStep.Failed(e.problem(), line.at()));
            }
        }

        private void add(Pending record, NativeRecord part, int bytes, int position) throws UnreadableSource {
            record.bytes += bytes;
            if (record.bytes > MAX_RECORD) {
                throw new UnreadableSource(
                        MappingRule.M37, "", position, "a record is larger than the " + MAX_RECORD + " bytes allowed");
            }
            record.parts.add(part);
        }

        private SegmentLayout.Segment segment(byte[] bytes, int position) throws UnreadableSource {
            if (bytes.length < layout.keyEnd()) {
                throw new UnreadableSource(MappingRule.M17, "", position, "a line ends before its columns");
            }
            String declared = ascii(bytes, layout.length());
            if (!declared.matches("[0-9]{1,9}") || Integer.parseInt(declared) != bytes.length) {
                throw new UnreadableSource(MappingRule.M39, "", position, "a line hasn't the length that it says");
            }
            SegmentLayout.Segment segment = layout.types().get(ascii(bytes, layout.type()));
            if (segment == null) {
                throw new UnreadableSource(MappingRule.M18, "", position, "a line of an unknown type");
            }
            if (!segment.lengths().contains(bytes.length)) {
                throw new UnreadableSource(
                        MappingRule.M17, segment.name(), position, "a line hasn't a length of its type");
            }
            return segment;
        }

        private static String ascii(byte[] bytes, FixedWidthLayout.Column column) {
            return new String(bytes, column.start(), column.length(), StandardCharsets.ISO_8859_1);
        }

        /** A part holds what stands around it too, so that its rows can read that. */
        private NativeRecord part(SegmentLayout.Segment segment, Map<String, String> common, byte[] bytes, int position)
                throws UnreadableSource {
            Map<String, String> own = new HashMap<>(common);
            own.putAll(texts(segment.columns(), bytes, 0, position));
            List<NativeRecord> within = new ArrayList<>();
            for (SegmentLayout.Repeated repeated : segment.repeated()) {
                for (int time = 0; time < repeated.times(); time++) {
                    int from = repeated.start() + time * repeated.length();
                    boolean kept = (time == 0 && repeated.keepsFirst()) || !isBlank(bytes, from, repeated.length());
                    if (from + repeated.length() <= bytes.length && kept) {
                        Map<String, String> texts = new HashMap<>(own);
                        texts.putAll(texts(repeated.columns(), bytes, from, position));
                        within.add(new NativeRecord(repeated.name(), position, texts, List.of()));
                    }
                }
            }
            return new NativeRecord(segment.name(), position, own, within);
        }

        private static boolean isBlank(byte[] bytes, int from, int length) {
            for (int at = from; at < Math.min(from + length, bytes.length); at++) {
                if (bytes[at] != ' ') {
                    return false;
                }
            }
            return true;
        }

        private Map<String, String> texts(List<FixedWidthLayout.Column> columns, byte[] bytes, int from, int position)
                throws UnreadableSource {
            Map<String, String> texts = new HashMap<>();
            for (FixedWidthLayout.Column column : columns) {
                int at = from + column.start();
                if (permitted.contains(column.name()) && at + column.length() <= bytes.length) {
                    Optional<String> text = column.mayBeCut()
                            ? SourceText.decodeCut(bytes, at, column.length(), layout.charset())
                            : SourceText.decode(bytes, at, column.length(), layout.charset());
                    texts.put(
                            column.name(),
                            text.orElseThrow(() -> new UnreadableSource(
                                            MappingRule.M11,
                                            column.name(),
                                            position,
                                            "bytes are not " + layout.charset().name()))
                                    .stripTrailing());
                }
            }
            return texts;
        }
    }
}
