package kr.ieum.gateway.release;

import java.time.Instant;
import java.util.Optional;
import kr.ieum.gateway.agreement.engine.Decision.Authority;
import kr.ieum.gateway.agreement.engine.Reason;
import kr.ieum.schemas.model.AttributeKey;

/**
 * One attribute of one subject as it left: a value or the stated reason why there is none.
 *
 * @param subject index of the subject in the look-up
 * @param entry ordinal of the record it comes from, 0-based; several incomes are several entries
 * @param value present exactly in the states {@code VALUE} and {@code REDUCED}
 * @param reason the decision's reason where the state comes from the decision
 * @param authority the one authority of a permitted field; of a denied one the agreement that nearly applied
 * @param assertedAt as of when the register says so
 * @param fetchedAt when the register's answer was read
 * @param closedUntil end of the planned stop in the state {@code CLOSED_UNTIL}
 */
public record ReleasedField(
        int subject,
        AttributeKey attribute,
        int entry,
        String register,
        FieldState state,
        Optional<ReleasedValue> value,
        Optional<Reason> reason,
        Optional<Authority> authority,
        Optional<Instant> assertedAt,
        Optional<Instant> fetchedAt,
        Optional<Instant> closedUntil) {}
