package kr.ieum.gateway.agreement.engine;

import java.util.Map;
import kr.ieum.schemas.model.AttributeKey;

/**
 * What the agreements of one task share: the condition programs, periods, hours, standings and consents that they speak of by number.
 *
 * @param agreements how many they are
 * @param forms how the forms compare in which they may leave an attribute
 * @param lists what requests of the task have asked so far
 */
@SuppressWarnings("ArrayRecordComponent")
record TaskTable(
        int agreements,
        ConditionProgram[] programs,
        PeriodSets periods,
        Hours[] hours,
        Standing[] standings,
        Terms.Consent[] consents,
        Map<AttributeKey, FormTable> forms,
        AskedLists lists) {

    /** Of a task that no agreement names. */
    static TaskTable empty() {
        return new TaskTable(
                0,
                new ConditionProgram[0],
                new PeriodSets.Numbering().sets(),
                new Hours[0],
                new Standing[0],
                new Terms.Consent[0],
                Map.of(),
                new AskedLists());
    }
}
