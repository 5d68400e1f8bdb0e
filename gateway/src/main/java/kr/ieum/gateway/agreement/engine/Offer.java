package kr.ieum.gateway.agreement.engine;

import java.util.List;
import kr.ieum.gateway.agreement.condition.Truth;
import kr.ieum.gateway.agreement.engine.Decision.Outcome.Permitted;
import kr.ieum.schemas.form.Form;

/**
 * A form below its ceilings, with the outcome for each form they can leave and each authority it can cite, made once when a snapshot is
 * compiled.
 */
final class Offer {

    private final FormTable forms;
    private final Ladder ladder;
    private final int[] conditions;
    private final int[] numbers;
    private final Permitted[][] outcomes;

    /** @param conditions numbers of the ceilings' programs within the task, in the ladder's order */
    Offer(FormTable forms, Ladder ladder, int[] conditions, List<Cited> cited) {
        this.forms = forms;
        this.ladder = ladder;
        this.conditions = conditions;
        this.numbers = ladder.forms().stream().mapToInt(forms::numberOf).toArray();
        this.outcomes = cited.stream()
                .map(each -> ladder.forms().stream()
                        .map(form -> new Permitted(form, each.authority()))
                        .toArray(Permitted[]::new))
                .toArray(Permitted[][]::new);
    }

    FormTable forms() {
        return forms;
    }

    /** The place of the form that the ceilings leave; one that can't be evaluated holds (rule 2). */
    int limited(SubjectTruths truths) {
        int form = 0;
        for (int i = 0; i < conditions.length; i++) {
            if (truths.of(conditions[i]) != Truth.FALSE) {
                form = ladder.under(form, i);
            }
        }
        return form;
    }

    /** The form's number in the table of the attribute's forms; -1 for {@code absent}, which is no offer. */
    int number(int place) {
        return numbers[place];
    }

    Form form(int place) {
        return ladder.forms().get(place);
    }

    int places() {
        return numbers.length;
    }

    /** The outcome that releases the form and cites the authority of that place. */
    Permitted outcome(int cited, int place) {
        return outcomes[cited][place];
    }
}
