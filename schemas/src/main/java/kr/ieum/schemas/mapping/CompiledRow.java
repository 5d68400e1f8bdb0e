package kr.ieum.schemas.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kr.ieum.schemas.model.Property;
import kr.ieum.schemas.yaml.YamlMap;

/** One row of a mapping as it is executed, with what its reviewers wrote. */
record CompiledRow(String id, Property target, Entry entry, RowPlan plan, Review review) {

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
        return plan.map(record, all, context, new FieldTransform.Place(id, record.position()));
    }
}
