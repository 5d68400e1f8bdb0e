package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Datatype;

/** How one row makes its field: the closed list of ways from native records to the model. Immutable. */
sealed interface RowPlan
        permits AddressPlan,
                AssetTotalPlan,
                CasesPlan,
                CertificateRelationPlan,
                CoOwnersPlan,
                CompletedYearsPlan,
                EachPlan,
                EitherPlan,
                FieldPlan,
                IndicatorPlan,
                JoinedPlan,
                ProductPlan,
                RepeatedPlan,
                SumPlan {

    /** The datatype of the values it yields. */
    Datatype yields();

    /** The source fields it reads, guards included. */
    Set<String> sources();

    /** Whose number the register is asked by. */
    default Mapping.KeyedBy keyedBy() {
        return Mapping.KeyedBy.SUBJECT;
    }

    /** Whether the row looks for the applicant among the people of a record, and so needs all keys of the applicant. */
    default boolean seeksApplicant() {
        return false;
    }

    /** Fields of a second record that the row compares with. */
    default Set<String> comparedSources() {
        return Set.of();
    }

    /**
     * The field of one record.
     *
     * @param record the record of the entry
     * @param all all records of the subject
     * @param at the row and position that a problem names
     */
    MappedField map(NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at);

    /** All fields of one record, at least one; a row that reads a repeated field has one for each of its texts. */
    default List<MappedField> mapEach(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        return List.of(map(record, all, context, at));
    }
}
