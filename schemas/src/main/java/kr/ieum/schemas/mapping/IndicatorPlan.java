package kr.ieum.schemas.mapping;

import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/** How a row makes a yes, a no or an undetermined of what it reads; what it read stays within the plan. */
sealed interface IndicatorPlan extends RowPlan
        permits AppliedInTimePlan,
                InForcePlan,
                ListedPlan,
                OverZeroPlan,
                OwnerIsApplicantPlan,
                PresencePlan,
                PriorRankHeirPlan,
                SameAsApplicantPlan {

    @Override
    default Datatype yields() {
        return Datatype.INDICATOR;
    }

    static MappedField answer(Answer answer) {
        return new MappedField.Present(new Value.OfIndicator(answer));
    }

    static MappedField answer(boolean yes) {
        return answer(yes ? Answer.YES : Answer.NO);
    }
}
