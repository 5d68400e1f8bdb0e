package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * Whether one of the owners in a ledger is the applicant; no owner's number leaves this class. An owner entered without a
 * number could be the applicant, so without a match it is undetermined then.
 *
 * @param field where each owner's number stands
 */
record OwnerIsApplicantPlan(String field) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.INDICATOR;
    }

    @Override
    public Set<String> sources() {
        return Set.of(field);
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        List<String> owners =
                all.stream().flatMap(each -> each.field(field).stream()).toList();
        if (owners.contains(context.applicantKey())) {
            return answer(Answer.YES);
        }
        return answer(owners.isEmpty() || owners.contains("") ? Answer.UNDETERMINED : Answer.NO);
    }

    private static MappedField answer(Answer answer) {
        return new MappedField.Present(new Value.OfIndicator(answer));
    }
}
