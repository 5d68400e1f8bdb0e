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

    EnvelopeReading(Envelope envelope) {
        this.envelope = envelope;
    }

    void text(String path, String text) throws UnreadableSource {
        if (texts.putIfAbsent(path, text) != null) {
            throw new UnreadableSource(MappingRule.M19, path, 0, "a field of the envelope stands twice");
        }
    }

    void record(NativeRecord record) {
        records.add(record);
    }

    int nextPosition() {
        return records.size() + 1;
    }

    Decoded verdict() throws UnreadableSource {
        String outcome = texts.getOrDefault(envelope.outcome(), "");
        if (envelope.notHeld().contains(outcome)) {
            return new Decoded.NotHeld();
        }
        if (!envelope.found().contains(outcome)) {
            throw new UnreadableSource(
                    MappingRule.M14, envelope.outcome(), 0, "the outcome is missing or none of those agreed");
        }
        if (records.isEmpty()) {
            throw new UnreadableSource(
                    MappingRule.M15, envelope.record(), 0, "the outcome says found, but there is no record");
        }
        return new Decoded.Records(List.copyOf(records), assertedAt());
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
