package kr.ieum.gateway.agreement.analysis;

import java.util.Optional;
import java.util.function.Function;
import kr.ieum.gateway.agreement.engine.Decision;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.gateway.agreement.engine.DecisionRequest;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.model.AttributeKey;

/** Two answers to one request, held against each other by the order of forms. */
final class Answers {

    private final Function<AttributeKey, FormOrder> orders;

    Answers(Policy policy) {
        this.orders = policy::order;
    }

    /** Whether the later answer tells more, less, both or the same; a request refused whole tells nothing. */
    Change change(DecisionRequest request, Decision earlier, Decision later) {
        boolean widened = false;
        boolean narrowed = false;
        for (int i = 0; i < size(request); i++) {
            Change one = change(request, earlier, later, i);
            widened |= one.widens();
            narrowed |= one.narrows();
        }
        return Change.of(widened, narrowed);
    }

    /** The same for one outcome. */
    Change change(DecisionRequest request, Decision earlier, Decision later, int outcome) {
        FormOrder order = orders.apply(attribute(request, outcome));
        Optional<Form> before = form(earlier, outcome);
        Optional<Form> after = form(later, outcome);
        return Change.of(exceeds(order, after, before), exceeds(order, before, after));
    }

    static int size(DecisionRequest request) {
        return request.subjects().size() * request.asked().size();
    }

    static AttributeKey attribute(DecisionRequest request, int outcome) {
        return request.asked().get(outcome % request.asked().size()).attribute();
    }

    static Optional<Form> form(Decision decision, int outcome) {
        return decision instanceof Decision.Decided decided
                        && decided.outcomes().get(outcome) instanceof Outcome.Permitted permitted
                ? Optional.of(permitted.form())
                : Optional.empty();
    }

    private static boolean exceeds(FormOrder order, Optional<Form> some, Optional<Form> other) {
        return some.isPresent() && (other.isEmpty() || !order.follows(some.get(), other.get()));
    }
}
