package kr.ieum.gateway.release;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.ieum.schemas.mapping.Decoded;
import kr.ieum.schemas.mapping.MappedEntry;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.mapping.Mapping;
import kr.ieum.schemas.mapping.MappingContext;
import kr.ieum.schemas.mapping.NativeRecord;
import kr.ieum.schemas.mapping.Problem;
import kr.ieum.schemas.mapping.XmlShape;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.SubjectKey;
import kr.ieum.schemas.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one event as they are handed in: one record about one person, whole and without a fault, before anybody is decided
 * for. That is the same whoever subscribes, so that what the sender is told of its record tells nothing of the rolls.
 *
 * @param register with the mapping that reads the event's records
 * @param zone the federation's
 */
public record HandedRecords(JoinedRegister register, Clock clock, ZoneId zone) {

    /** What a record turned out to be. */
    public sealed interface Read {

        /** It can be told of this person. */
        record Whole(SubjectKey subject) implements Read {}

        /**
         * It can't be taken.
         *
         * @param reason a code
         * @param problem what is wrong in which place
         */
        record Faulty(String reason, Optional<Problem> problem) implements Read {}
    }

    /** What its records look like, where they are XML. */
    public Optional<XmlShape> xml() {
        return register.mapping().decoder().xml();
    }

    /** Reads a record. */
    public Read read(byte[] record) {
        Mapping mapping = register.mapping();
        return switch (mapping.decoder().decode(record, mapping.sourceFields(mapping.attributes()))) {
            case Decoded.Unreadable(Problem problem) -> new Read.Faulty("UNREADABLE", Optional.of(problem));
            case Decoded.NotHeld(), Decoded.Failed(String _) -> new Read.Faulty("NO_RECORD", Optional.empty());
            case Decoded.Records records -> about(records.records());
        };
    }

    private Read about(List<NativeRecord> records) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        List<MappedEntry> entries = register.mapping()
                .map(
                        records,
                        register.mapping().attributes(),
                        new MappingContext("", "", "", Optional.empty(), today, today, Optional.empty()));
        if (entries.size() != 1) {
            return new Read.Faulty(entries.isEmpty() ? "NO_RECORD" : "SEVERAL_RECORDS", Optional.empty());
        }
        Map<AttributeKey, MappedField> fields = entries.getFirst().fields();
        return fields.values().stream()
                .flatMap(field -> field instanceof MappedField.Malformed(Problem problem)
                        ? Optional.of(problem).stream()
                        : Optional.<Problem>empty().stream())
                .findFirst()
                .<Read>map(problem -> new Read.Faulty("MALFORMED", Optional.of(problem)))
                .orElseGet(() -> subject(fields.get(SubjectKey.PERSON)));
    }

    private static Read subject(@Nullable MappedField number) {
        return number instanceof MappedField.Present(Value.OfIdentifier(String text))
                ? new Read.Whole(SubjectKey.ofPerson(text))
                : new Read.Faulty("NO_PERSON", Optional.empty());
    }
}
