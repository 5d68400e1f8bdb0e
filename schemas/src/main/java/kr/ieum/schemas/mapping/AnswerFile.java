package kr.ieum.schemas.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A file that is one answer of a register, such as a registrar's sample: read whole, for what surrounds the records counts. */
final class AnswerFile implements RecordFile {

    /** Bytes of the largest answer. */
    static final int MAX_ANSWER = 16 * 1024 * 1024;

    private static final FilePlace BEGIN = new FilePlace(1, 0);

    private final RecordDecoder decoder;

    AnswerFile(RecordDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted) {
        return new Whole(in, Set.copyOf(permitted), Optional.empty());
    }

    @Override
    public Reading open(InputStream in, Set<String> permitted, Consumer<Set<String>> undeclared) {
        return new Whole(in, Set.copyOf(permitted), Optional.of(undeclared));
    }

    /** The steps of one answer. */
    private final class Whole implements Reading {

        private final InputStream in;
        private final Set<String> permitted;
        private final Optional<Consumer<Set<String>>> undeclared;
        private final Deque<FileStep> steps = new ArrayDeque<>();
        private boolean read;

        Whole(InputStream in, Set<String> permitted, Optional<Consumer<Set<String>>> undeclared) {
            this.in = in;
            this.permitted = permitted;
            this.undeclared = undeclared;
        }

        @Override
        public Optional<FileStep> next() throws IOException {
            if (!read) {
                read = true;
                byte[] bytes = in.readNBytes(MAX_ANSWER + 1);
                if (bytes.length > MAX_ANSWER) {
                    steps.add(brokenOff(MappingRule.M37, "is larger than an answer may be, " + MAX_ANSWER + " bytes"));
                } else {
                    decode(bytes);
                }
            }
            return Optional.ofNullable(steps.poll());
        }

        private void decode(byte[] bytes) {
            switch (decoder.decode(bytes, permitted)) {
                case Decoded.Records found -> {
                    undeclared.ifPresent(taker -> decoder.undeclared(bytes).forEach(taker));
                    List<Long> lines = decoder.beginnings(bytes);
                    boolean isKnown = lines.size() == found.records().size();
                    for (int i = 0; i < found.records().size(); i++) {
                        FilePlace at = isKnown ? new FilePlace(lines.get(i), 0) : BEGIN;
                        steps.add(new FileStep.Read(found.records().get(i), at));
                    }
                }
                case Decoded.NotHeld none -> {}
                case Decoded.Failed failed -> steps.add(brokenOff(MappingRule.M14, "the register says that it failed"));
                case Decoded.Unreadable unreadable ->
                    steps.add(new FileStep.BrokenOff(
                            unreadable.problem(),
                            new FilePlace(Math.max(unreadable.problem().position(), 1), 0)));
            }
        }

        private static FileStep brokenOff(MappingRule rule, String message) {
            return new FileStep.BrokenOff(new Problem(rule.name(), "", 1, message), BEGIN);
        }
    }
}
