package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Set;
import kr.ieum.schemas.model.Answer;

/**
 * Whether one of the owners in a ledger is the applicant, under the present number or one that was changed; no owner's number
 * leaves this class. An owner entered without a number could be the applicant, and an applicant of whom nobody knows whether
 * there was another number could be any of them, so without a match it is undetermined then.
 *
 * @param field where each owner's number stands
 */
record OwnerIsApplicantPlan(String field) implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return Set.of(field);
    }

    @Override
    public boolean seeksApplicant() {
        return true;
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        List<String> owners = all.stream()
                .flatMap(each -> each.field(field).stream())
                .map(owner -> owner.replace("-", ""))
                .toList();
        Set<String> former = context.formerApplicantKeys().orElse(Set.of());
        if (owners.stream().anyMatch(owner -> owner.equals(context.applicantKey()) || former.contains(owner))) {
            return IndicatorPlan.answer(Answer.YES);
        }
        boolean open = owners.isEmpty()
                || owners.contains("")
                || context.formerApplicantKeys().isEmpty();
        return IndicatorPlan.answer(open ? Answer.UNDETERMINED : Answer.NO);
    }
}
