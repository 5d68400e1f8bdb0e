package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/**
 * One row of a mapping as it is executed, with what its reviewers wrote.
 *
 * @param inverse the row read backwards
 * @param of the types of record that it reads; empty for all
 * @param none what it means when the register holds no such record of the subject
 */
record CompiledRow(
        String id,
        Property target,
        Entry entry,
        RowPlan plan,
        RowInverse inverse,
        Review review,
        Set<String> of,
        Optional<EmptyState> none) {

    /** What a field of the row belongs to. */
    enum Entry {
        /** The entry of its record: one income, one residence. */
        RECORD,
        /** One entry for the whole subject. */
        SUBJECT
    }

    /** How much of the source's meaning survives. */
    enum Fidelity {
        EXACT,
        NARROWER,
        BROADER,
        ONE_WAY
    }

    /**
     * Why the row is as it is and who answers for it; without a reviewer it shows as unreviewed.
     *
     * @param quality what is known to be amiss with all values of the row, such as names cut off
     */
    record Review(
            Fidelity fidelity,
            Optional<String> quality,
            String justification,
            String author,
            Optional<String> reviewer,
            LocalDate date) {}

    /** Whether it reads records of this type; one of the empty type lacks its counterpart, which every row reports. */
    boolean reads(String type) {
        return of.isEmpty() || type.isEmpty() || of.contains(type);
    }

    /** The field of a subject of whom the register holds no such record. */
    MappedField withoutRecord() {
        return none.map(EmptyState::field).orElseGet(MappedField.Unknown::new);
    }

    /** Why nothing can be written back from the row; nothing when it can. */
    Optional<OneWayRow> oneWay() {
        Optional<String> reason = inverse.oneWay();
        if (reason.isEmpty() && review.fidelity() == Fidelity.ONE_WAY) {
            reason = Optional.of("its reviewers call it one-way");
        }
        return reason.map(why -> new OneWayRow(id, target.key(), why));
    }

    /** The row as those read it who review the mapping. */
    Coverage.Row covered() {
        return new Coverage.Row(
                target.key(),
                plan.sources(),
                YamlMap.spelling(review.fidelity()),
                review.justification(),
                review.reviewer());
    }

    MappedField map(NativeRecord record, List<NativeRecord> all, MappingContext context) {
        return map(record, all, context, new FieldTransform.Place(id, record.position()));
    }

    /** @param at the row and the record's position */
    MappedField map(NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return lacksCounterpart(record) ? withoutCounterpart(at) : plan.map(record, all, context, at);
    }

    List<MappedField> mapEach(NativeRecord record, List<NativeRecord> all, MappingContext context) {
        return mapEach(record, all, context, new FieldTransform.Place(id, record.position()));
    }

    /** All fields of one record, at least one. */
    List<MappedField> mapEach(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return lacksCounterpart(record) ? List.of(withoutCounterpart(at)) : plan.mapEach(record, all, context, at);
    }

    private boolean lacksCounterpart(NativeRecord record) {
        return !of.isEmpty() && record.type().isEmpty();
    }

    private static MappedField withoutCounterpart(FieldTransform.Place at) {
        return at.malformed(MappingRule.M34, "what is owned stands in no ledger");
    }
}
