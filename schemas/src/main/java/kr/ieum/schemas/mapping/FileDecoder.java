package kr.ieum.schemas.mapping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes a small file at once, all of it or nothing, where a register answers with files. */
final class FileDecoder implements RecordDecoder {

    private final RecordFile file;

    FileDecoder(RecordFile file) {
        this.file = file;
    }

    @Override
    public Decoded decode(byte[] payload, Set<String> permitted) {
        try {
            RecordFile.Reading reading = file.open(new ByteArrayInputStream(payload), permitted);
            List<NativeRecord> records = new ArrayList<>();
            Optional<FileStep> step = reading.next();
            while (step.isPresent()) {
                switch (step.get()) {
                    case FileStep.Read read -> records.add(read.record());
                    case FileStep.Failed failed -> {
                        return new Decoded.Unreadable(failed.problem());
                    }
                    case FileStep.BrokenOff broken -> {
                        return new Decoded.Unreadable(broken.problem());
                    }
                }
                step = reading.next();
            }
            return records.isEmpty()
                    ? new Decoded.NotHeld()
                    : new Decoded.Records(List.copyOf(records), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
