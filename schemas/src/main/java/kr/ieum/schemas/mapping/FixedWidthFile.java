package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** A delivery of lines of one length, read line by line; whether all came is told by its trailer. */
final class FixedWidthFile implements RecordFile {

    private final FixedWidthLayout layout;
    private final LineCutter.LineEnd end;
    private final FixedWidthDecoder decoder;

    FixedWidthFile(FixedWidthLayout layout, LineCutter.LineEnd end, FixedWidthDecoder decoder) {
        this.layout = layout;
        this.end = end;
        this.decoder = decoder;
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted) {
        return new Lines(new LineCutter(new UnitStream(in, layout.charset()), end, false), Set.copyOf(permitted));
    }

    /** One pass over one delivery. */
    private final class Lines implements Reading {

        private final LineCutter cutter;
        private final Set<String> permitted;
        private long details;

        Lines(LineCutter cutter, Set<String> permitted) {
            this.cutter = cutter;
            this.permitted = permitted;
        }

        @Override
        public Optional<FileStep> next() throws IOException {
            while (true) {
                switch (cutter.next()) {
                    case Cut.End end -> {
                        return Optional.empty();
                    }
                    case Cut.Broken broken -> {
                        return Optional.of(new FileStep.BrokenOff(broken.problem(), broken.at()));
                    }
                    case Cut.Spoilt spoilt -> {
                        details++;
                        return Optional.of(new FileStep.Failed(spoilt.problem(), spoilt.at()));
                    }
                    case Cut.Piece line -> {
                        Optional<FileStep> step = step(line);
                        if (step.isPresent()) {
                            return step;
                        }
                    }
                }
            }
        }

        private Optional<FileStep> step(Cut.Piece line) {
            try {
                return record(line).map(record -> new FileStep.Read(record, line.at()));
            } catch (UnreadableSource e) {
                return Optional.of(new FileStep.Failed(e.problem(), line.at()));
            }
        }

        private Optional<NativeRecord> record(Cut.Piece line) throws UnreadableSource {
            int position = line.at().position();
            if (line.bytes().length != layout.lineLength()) {
                details++;
                throw new UnreadableSource(
                        MappingRule.M17, "", position, "a line hasn't " + layout.lineLength() + " bytes");
            }
            Optional<FileLayout.LineKind> kind = layout.kind(line.bytes());
            if (kind.isEmpty()) {
                details++;
                throw new UnreadableSource(MappingRule.M18, "", position, "a line of an unknown type");
            }
            return switch (kind.get()) {
                case HEADER -> Optional.empty();
                case DETAIL -> {
                    details++;
                    yield Optional.of(decoder.detail(line.bytes(), 0, position, permitted));
                }
                case TRAILER -> {
                    if (layout.declaredCount(line.bytes()) != details) {
                        throw new UnreadableSource(
                                MappingRule.M15, "", position, "the file hasn't as many records as its trailer says");
                    }
                    yield Optional.empty();
                }
            };
        }
    }
}
