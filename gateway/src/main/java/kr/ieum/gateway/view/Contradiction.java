package kr.ieum.gateway.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import kr.ieum.gateway.release.FieldState;
import kr.ieum.gateway.release.ReleasedField;
import kr.ieum.gateway.release.ReleasedValue;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.model.Datatype;

/**
 * Whether two registers' statements can't both be true. Only what was released is compared, in the form in which it was
 * released: dates that differ in the day agree where only the year left (design §7). A side that is silent about anything, or
 * forms that can't be compared, contradict nothing.
 */
final class Contradiction {

    /** Date forms of which the shorter text is the beginning of the longer one. */
    private static final Set<String> DATES = Set.of("clear", "year-month", "year");

    private final ConflictRule rule;

    Contradiction(ConflictRule rule) {
        this.rule = rule;
    }

    /** Whether no entry of the one side can be true together with any entry of the other. */
    boolean between(List<ReleasedField> first, List<ReleasedField> second) {
        return !first.isEmpty()
                && !second.isEmpty()
                && first.stream().allMatch(this::speaks)
                && second.stream().allMatch(this::speaks)
                && first.stream().noneMatch(one -> second.stream().anyMatch(other -> canBothBeTrue(one, other)));
    }

    /** A register that says "there is none" speaks too; one that doesn't know, is late or may not say is silent. */
    private boolean speaks(ReleasedField field) {
        return field.value().isPresent() || field.state() == FieldState.KNOWN_EMPTY;
    }

    private boolean canBothBeTrue(ReleasedField one, ReleasedField other) {
        if (one.value().isEmpty() || other.value().isEmpty()) {
            boolean bothNone = one.value().isEmpty() && other.value().isEmpty();
            return bothNone || !rule.contradicting().isEmpty();
        }
        ReleasedValue a = one.value().get();
        ReleasedValue b = other.value().get();
        return rule.contradicting().isEmpty()
                ? agree(a, b)
                : !rule.contradicting().contains(new ConflictRule.Pair(a.text(), b.text()));
    }

    private static boolean agree(ReleasedValue a, ReleasedValue b) {
        if (a.datatype() == Datatype.DATE
                && DATES.contains(a.form().name())
                && DATES.contains(b.form().name())) {
            return beginsWith(a.text(), b.text()) || beginsWith(b.text(), a.text());
        }
        if (!a.form().equals(b.form())) {
            return true;
        }
        if (a.datatype() == Datatype.AMOUNT && a.form().equals(Form.CLEAR)) {
            return new BigDecimal(a.text()).compareTo(new BigDecimal(b.text())) == 0;
        }
        return a.text().equals(b.text());
    }

    /** {@code 2026-09} begins {@code 2026-09-28}: a register that knows less doesn't contradict. */
    private static boolean beginsWith(String longer, String shorter) {
        return longer.equals(shorter) || longer.startsWith(shorter + "-");
    }
}
