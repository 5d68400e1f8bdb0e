package kr.ieum.gateway.agreement.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Decision.Outcome;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;

/**
 * Collects, for one subject and attribute, the forms that grants offer below the ceilings and the refusals of the grants
 * that don't apply, and settles on one outcome. The order in which they are added doesn't matter.
 */
final class InterpretedCandidates {

    private record Offer(Form form, Authority authority) {}

    private final List<Offer> offers = new ArrayList<>();
    private Outcome.Denied nearest = new Outcome.Denied(Reason.NO_AGREEMENT, Optional.empty());

    /** A grant applies and leaves this form; {@code absent} is a refusal by a ceiling. */
    void offer(Form form, Authority authority) {
        if (form.equals(Form.ABSENT)) {
            deny(Reason.WITHHELD, Optional.of(authority));
        } else {
            offers.add(new Offer(form, authority));
        }
    }

    /** A grant or agreement doesn't apply; the one that came nearest, and of those the lowest, explains the refusal. */
    void deny(Reason reason, Optional<Authority> authority) {
        int byReason = reason.compareTo(nearest.reason());
        if (byReason > 0 || (byReason == 0 && isLower(authority, nearest.authority()))) {
            nearest = new Outcome.Denied(reason, authority);
        }
    }

    private static boolean isLower(Optional<Authority> one, Optional<Authority> other) {
        return one.isPresent() && (other.isEmpty() || one.get().compareTo(other.get()) < 0);
    }

    /** Whether a form is on offer from which this one follows, and under which lowest authority. */
    Optional<Authority> authorityFor(Form least, FormOrder order) {
        return offers.stream()
                .filter(offer -> order.follows(least, offer.form()))
                .map(Offer::authority)
                .min(Comparator.naturalOrder());
    }

    /** The refusal that would be the outcome if nothing were on offer. */
    Outcome.Denied nearestRefusal() {
        return nearest;
    }

    /**
     * The outcome (rules 6 and 7): forms are never joined; of incomparable ones the named form is taken, else the first in
     * the datatype's order; of equal ones the lowest authority is cited.
     */
    Outcome settle(FormOrder order, Optional<Form> named) {
        List<Offer> maximal = offers.stream()
                .filter(offer -> offers.stream()
                        .noneMatch(other -> order.follows(offer.form(), other.form())
                                && !order.follows(other.form(), offer.form())))
                .toList();
        if (maximal.isEmpty()) {
            return nearest;
        }
        Form form = named.filter(
                        wanted -> maximal.stream().anyMatch(o -> o.form().equals(wanted)))
                .orElseGet(() -> maximal.stream()
                        .map(Offer::form)
                        .min(order.fixedOrder())
                        .orElseThrow());
        Authority lowest = maximal.stream()
                .filter(offer -> offer.form().equals(form))
                .map(Offer::authority)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Outcome.Permitted(form, lowest);
    }
}
