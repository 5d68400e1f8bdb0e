package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;

/**
 * Whether one of the owners in a ledger is the applicant; no owner's number leaves this class. An owner entered without a
 * number could be the applicant, so without a match it is undetermined then.
 *
 * @param field where each owner's number stands
 */
record OwnerIsApplicantPlan(String field) implements IndicatorPlan {

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
            return IndicatorPlan.answer(Answer.YES);
        }
        return IndicatorPlan.answer(owners.isEmpty() || owners.contains("") ? Answer.UNDETERMINED : Answer.NO);
    }
}
