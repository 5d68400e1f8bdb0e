package kr.ieum.gateway.release;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import kr.ieum.schemas.form.Form;
import kr.ieum.schemas.form.FormOrder;
import kr.ieum.schemas.form.FormedValue;
import kr.ieum.schemas.form.Reduction;
import kr.ieum.schemas.form.ReductionContext;
import kr.ieum.schemas.mapping.MappedField;
import kr.ieum.schemas.model.Answer;
import kr.ieum.schemas.model.AttributeKey;
import kr.ieum.schemas.model.CodeLists;
import kr.ieum.schemas.model.Datatype;
import kr.ieum.schemas.model.Value;

/**
 * Reduces what a mapping yielded to the form a decision names, or to the state that may be told instead. That there is
 * nothing, or that the register doesn't know, is told only where the form tells existence (design §7).
 */
public final class FormedFields {

    /** A state, with a value exactly in the states {@code VALUE} and {@code REDUCED}. */
    record Outcome(FieldState state, Optional<ReleasedValue> value) {
        static Outcome of(FieldState state) {
            return new Outcome(state, Optional.empty());
        }
    }

    private final Function<AttributeKey, Datatype> datatypes;
    private final CodeLists codeLists;
    private final Function<String, SecretKey> tokenKeys;
    private final Clock clock;
    private final ZoneId zone;

    /**
     * Joins the parts.
     *
     * @param datatypes the model's datatype of each attribute
     * @param tokenKeys HMAC key of an agreement's tokens, by agreement id
     */
    public FormedFields(
            Function<AttributeKey, Datatype> datatypes,
            CodeLists codeLists,
            Function<String, SecretKey> tokenKeys,
            Clock clock,
            ZoneId zone) {
        this.datatypes = datatypes;
        this.codeLists = codeLists;
        this.tokenKeys = tokenKeys;
        this.clock = clock;
        this.zone = zone;
    }

    Outcome reduce(Plan.Permitted item, MappedField field) {
        return switch (field) {
            case MappedField.Present(Value value) -> present(item, value);
            case MappedField.KnownEmpty() -> empty(item, FieldState.KNOWN_EMPTY, true);
            case MappedField.Unknown() -> empty(item, FieldState.UNKNOWN, false);
            case MappedField.NotApplicable() -> empty(item, FieldState.NOT_APPLICABLE, false);
            case MappedField.NoHistory() -> empty(item, FieldState.NO_HISTORY, false);
            case MappedField.Malformed _ -> Outcome.of(FieldState.SOURCE_ERROR);
        };
    }

    private Outcome present(Plan.Permitted item, Value value) {
        if (value instanceof Value.OfIndicator(Answer answer) && answer == Answer.UNDETERMINED) {
            return Outcome.of(FieldState.UNDETERMINED);
        }
        ReductionContext context = new ReductionContext(
                LocalDate.now(clock.withZone(zone)),
                tokenKeys.apply(item.authority().agreement()),
                codeLists);
        FormedValue formed = Reduction.reduce(value, item.form(), context);
        return released(formed);
    }

    private Outcome empty(Plan.Permitted item, FieldState state, boolean knownEmpty) {
        Datatype datatype = datatypes.apply(item.attribute());
        Form form = item.form();
        if (FormOrder.of(datatype).tellsExistence(form)) {
            return Outcome.of(state);
        }
        return Reduction.withoutValue(datatype, form, knownEmpty)
                .map(FormedFields::released)
                .orElse(Outcome.of(FieldState.UNDETERMINED));
    }

    private static Outcome released(FormedValue formed) {
        if (FormOrder.isPredicate(formed.form()) && formed.text().equals("undetermined")) {
            return Outcome.of(FieldState.UNDETERMINED);
        }
        FieldState state = formed.form().equals(Form.CLEAR) ? FieldState.VALUE : FieldState.REDUCED;
        return new Outcome(state, Optional.of(new ReleasedValue(formed)));
    }
}
