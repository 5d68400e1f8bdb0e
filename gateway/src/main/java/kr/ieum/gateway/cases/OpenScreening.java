package kr.ieum.gateway.cases;

import java.time.LocalDateTime;
import kr.ieum.gateway.agreement.engine.Relation;

/**
 * A screening (사전 선별) that an agency has approved, as its case system answers it: the frame in which a system may ask about many people at once.
 *
 * @param number of the approval; stands in no URL, log line or metric
 * @param kind code of the list {@code case-kind}
 * @param stage code of the list {@code case-stage}
 * @param task id of the task of use
 * @param jurisdiction institution code of the agency whose screening it is
 * @param relation how the people of the screening stand to the task
 * @param approvedAt in the federation's zone
 * @param most for how many people it was approved
 */
public record OpenScreening(
        String number,
        String kind,
        String stage,
        String task,
        String jurisdiction,
        Relation relation,
        LocalDateTime approvedAt,
        int most) {

    @Override
    public String toString() {
        return "OpenScreening[" + task + ", " + stage + ", " + most + " people]";
    }
}
