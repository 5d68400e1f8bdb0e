package kr.ieum.gateway.agreement.engine;

/** What the agreements of one task share: the condition programs, periods and hours that they speak of by number. */
@SuppressWarnings("ArrayRecordComponent")
record TaskTable(ConditionProgram[] programs, PeriodSets periods, Hours[] hours) {

    static final TaskTable EMPTY =
            new TaskTable(new ConditionProgram[0], new PeriodSets.Numbering().sets(), new Hours[0]);
}
