package kr.ieum.schemas.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** Whether a field of the subject's record is the same as in the applicant's; where either is silent, undetermined. */
record SameAsApplicantPlan(SourceSlot slot) implements RowPlan {

    @Override
    public Datatype yields() {
        return Datatype.INDICATOR;
    }

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
            return answer(Answer.YES);
        }
        Optional<String> subjects = text(record, at);
        Optional<String> applicants =
                context.compared().stream().flatMap(List::stream).findFirst().flatMap(applicant -> text(applicant, at));
        if (subjects.isEmpty() || applicants.isEmpty()) {
            return answer(Answer.UNDETERMINED);
        }
        return answer(subjects.equals(applicants) ? Answer.YES : Answer.NO);
    }

    private Optional<String> text(NativeRecord record, FieldTransform.Place at) {
        return slot.read(record, at) instanceof SourceSlot.Content.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static MappedField answer(Answer answer) {
        return new MappedField.Present(new Value.OfIndicator(answer));
    }
}
