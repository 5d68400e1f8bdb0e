package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Answer;

/** Whether a field of the subject's record is the same as in the applicant's; where either is silent, undetermined. */
record SameAsApplicantPlan(SourceSlot slot) implements IndicatorPlan {

    @Override
    public Set<String> sources() {
        return Set.of(slot.field());
    }

    @Override
    public Set<String> comparedSources() {
        return sources();
    }

    @Override
    public MappedField map(
            NativeRecord record, List<NativeRecord> all, MappingContext context, FieldTransform.Place at) {
        if (context.subjectKey().equals(context.applicantKey())) {
            return IndicatorPlan.answer(Answer.YES);
        }
        Optional<String> subjects = text(record, at);
        Optional<String> applicants =
                context.compared().stream().flatMap(List::stream).findFirst().flatMap(applicant -> text(applicant, at));
        if (subjects.isEmpty() || applicants.isEmpty()) {
            return IndicatorPlan.answer(Answer.UNDETERMINED);
        }
        return IndicatorPlan.answer(subjects.equals(applicants) ? Answer.YES : Answer.NO);
    }

    private Optional<String> text(NativeRecord record, FieldTransform.Place at) {
        return slot.read(record, at) instanceof SourceSlot.Content.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }
}
