package kr.ieum.gateway.agreement.engine;

import kr.ieum.gateway.agreement.condition.Truth;

/**
 * What ceilings leave of a granted form (rule 6): the forms that any of them can leave, from the granted one down, and a table of the
 * step that each ceiling takes from each. Applying a ceiling is one look into the table.
 *
 * @param conditions numbers of the ceilings' programs within the task
 * @param steps index {@code place * ceilings + ceiling}: the place after it
 * @param numbers by place, the form's number in the attribute's {@link FormTable}; {@link #ABSENT} for nothing at all
 */
@SuppressWarnings("ArrayRecordComponent")
record Limits(int[] conditions, int[] steps, int[] numbers) {

    static final int ABSENT = -1;

    /** The place of the form that the ceilings leave; one that can't be evaluated holds (rule 2). */
    int under(SubjectTruths truths) {
        int place = 0;
        for (int i = 0; i < conditions.length; i++) {
            if (truths.of(conditions[i]) != Truth.FALSE) {
                place = steps[place * conditions.length + i];
            }
        }
        return place;
    }

    int places() {
        return numbers.length;
    }
}
