package kr.ieum.schemas.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of one answer's envelope, and the verdict on it. Used by one thread for one payload. */
final class EnvelopeReading {

    private final Envelope envelope;
    private final Map<String, String> texts = new HashMap<>();
    private final List<NativeRecord> records = new ArrayList<>();
    private boolean placeSeen = false;

    EnvelopeReading(Envelope envelope) {
        this.envelope = envelope;
    }

    /** Whether the text is the first one at that path. */
    boolean add(String path, String text) {
        return texts.putIfAbsent(path, text) == null;
    }

    void text(String path, String text) throws UnreadableSource {
        if (!add(path, text)) {
            throw new UnreadableSource(MappingRule.M19, path, 0, "a field of the envelope stands twice");
        }
    }

    void record(NativeRecord record) {
        records.add(record);
    }

    /** The answer has a place for records, be it an empty one. */
    void place() {
        placeSeen = true;
    }

    int nextPosition() {
        return records.size() + 1;
    }

    Decoded verdict() throws UnreadableSource {
        String outcome = texts.getOrDefault(envelope.outcome(), "");
        if (envelope.notHeld().contains(outcome)) {
            return new Decoded.NotHeld();
        }
        if (envelope.failed().contains(outcome)) {
            return new Decoded.Failed(outcome);
        }
        if (!envelope.found().contains(outcome)) {
            throw new UnreadableSource(
                    MappingRule.M14, envelope.outcome(), 0, "the outcome is missing or none of those agreed");
        }
        checkRecords();
        return new Decoded.Records(List.copyOf(records), assertedAt());
    }

    private void checkRecords() throws UnreadableSource {
        if (envelope.count().isPresent()) {
            String path = envelope.count().get();
            if (!texts.getOrDefault(path, "").equals(Integer.toString(records.size()))) {
                throw new UnreadableSource(
                        MappingRule.M15, path, 0, "the answer hasn't as many records as the register says");
            }
        }
        boolean mayBeNone = placeSeen
                && (envelope.records() == Envelope.Records.ANY || envelope.records() == Envelope.Records.AT_MOST_ONE);
        if (records.isEmpty() && !mayBeNone) {
            throw new UnreadableSource(
                    MappingRule.M15, envelope.record(), 0, "the outcome says found, but there is no record");
        }
        boolean one = envelope.records() == Envelope.Records.ONE || envelope.records() == Envelope.Records.AT_MOST_ONE;
        if (one && records.size() > 1) {
            throw new UnreadableSource(MappingRule.M19, envelope.record(), 2, "a record that stands once stands twice");
        }
    }

    private Optional<Instant> assertedAt() throws UnreadableSource {
        if (envelope.stamp().isEmpty()) {
            return Optional.empty();
        }
        Envelope.Stamp stamp = envelope.stamp().get();
        Optional<Instant> at = Optional.ofNullable(texts.get(stamp.path())).flatMap(stamp::read);
        if (at.isEmpty()) {
            throw new UnreadableSource(
                    MappingRule.M16, stamp.path(), 0, "the time of the answer is missing or not in its pattern");
        }
        return at;
    }
}
