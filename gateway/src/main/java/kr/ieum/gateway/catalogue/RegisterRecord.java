package kr.ieum.gateway.catalogue;

import java.util.Optional;
import kr.ieum.adapters.RegisterStatus;
import kr.ieum.schemas.mapping.Coverage;

/**
 * A register as administrators read it: who keeps it, what of it is mapped, how it fares now. No address, no secret, no value.
 *
 * @param plannedStop the hours of every day in which it is planned not to answer, such as {@code 00:00-06:00}
 */
public record RegisterRecord(
        Register register, Coverage coverage, RegisterStatus status, Optional<String> plannedStop) {}
