package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A file that is cut into records which are decoded each by itself. */
final class CutFile implements RecordFile {

    private final Charset charset;
    private final Function<UnitStream, Cutter> cutters;
    private final PieceReader reader;

    /** Decodes one piece. */
    interface PieceReader {

        /** The record; a problem's position is a line of the piece. */
        NativeRecord record(byte[] piece, FilePlace at, Set<String> permitted) throws UnreadableSource;

        /** The fields of a piece that was decoded which the mapping declares nowhere. */
        Set<String> undeclaredOf(byte[] piece);
    }

    /** @param cutters makes the cutter of one pass */
    CutFile(Charset charset, Function<UnitStream, Cutter> cutters, PieceReader reader) {
        this.charset = charset;
        this.cutters = cutters;
        this.reader = reader;
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted) {
        return read(in, permitted, Optional.empty());
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted, Consumer<Set<String>> undeclared) {
        return read(in, permitted, Optional.of(undeclared));
    }

    private Reading read(InputStream in, Set<String> permitted, Optional<Consumer<Set<String>>> undeclared) {
        Cutter cutter = cutters.apply(new UnitStream(in, charset));
        return () -> step(cutter, Set.copyOf(permitted), undeclared);
    }

    private Optional<FileStep> step(Cutter cutter, Set<String> permitted, Optional<Consumer<Set<String>>> undeclared)
            throws IOException {
        return switch (cutter.next()) {
            case Cut.End end -> Optional.empty();
            case Cut.Broken broken -> Optional.of(new FileStep.BrokenOff(broken.problem(), broken.at()));
            case Cut.Spoilt spoilt -> Optional.of(new FileStep.Failed(spoilt.problem(), spoilt.at()));
            case Cut.Piece piece -> {
                FileStep step = read(piece, permitted);
                if (step instanceof FileStep.Read) {
                    undeclared.ifPresent(taker -> taker.accept(reader.undeclaredOf(piece.bytes())));
                }
                yield Optional.of(step);
            }
        };
    }

    private FileStep read(Cut.Piece piece, Set<String> permitted) {
        try {
            return new FileStep.Read(reader.record(piece.bytes(), piece.at(), permitted), piece.at());
        } catch (UnreadableSource e) {
            Problem within = e.problem();
            int line = piece.at().position() + Math.max(within.position(), 1) - 1;
            return new FileStep.Failed(new Problem(within.rule(), within.row(), line, within.message()), piece.at());
        }
    }
}
