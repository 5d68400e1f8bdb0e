package kr.ieum.gateway.agreement;

import java.time.LocalDate;
import kr.ieum.gateway.log.Companion;

/** What else stands or falls with the end of an agreement that was in force, in a room that this one doesn't know. */
@FunctionalInterface
public interface Ending {

    /** Where no agreement ends, or nothing comes of it. */
    Ending NONE = (agreement, version, lastDay) -> connection -> {};

    /**
     * What is written in the transaction of the step.
     *
     * @param version that was in force and is expired or terminated now; superseded is none, for then the agreement goes on
     * @param lastDay on which it was in force
     */
    Companion of(String agreement, int version, LocalDate lastDay);
}
