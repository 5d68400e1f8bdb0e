package kr.ieum.gateway.agreement.engine;

import kr.ieum.gateway.agreement.engine.Decision.Duty;
import kr.ieum.gateway.agreement.engine.Decision.FurtherSearch;
import kr.ieum.gateway.agreement.engine.Decision.VolumeLimit;

/**
 * One agreement version as an evaluation reads it.
 *
 * @param number within the task
 * @param terms which the hot path doesn't read
 * @param term number of its period
 * @param hours number of its hours within the task, or {@link #ALWAYS}
 * @param before the keys of the duties that are met before a request
 * @param registers ordinals of the registers that it covers
 * @param searches by what registers may be searched
 * @param guards those of the grants
 * @param combinations in the order of their ids
 * @param duties what the agreement obliges to when it has released anything, in the order of their ids
 * @param volumes what it counts for one subject
 */
@SuppressWarnings("ArrayRecordComponent")
record AgreementTable(
        int number,
        Terms terms,
        RequestKind kind,
        int term,
        int hours,
        String[] before,
        boolean checksRelationAfterwards,
        boolean checksConsentAfterwards,
        Bits registers,
        Search[] searches,
        GrantTable[] grants,
        long[] guards,
        RowTable rows,
        Combination[] combinations,
        Duty[] duties,
        VolumeLimit[] volumes) {

    static final int ALWAYS = -1;
    static final int NO_SEARCH = -1;

    /**
     * The permission to search registers by an attribute.
     *
     * @param attribute its ordinal
     * @param further by place among the registers, what a decision tells of it
     * @param bases the number of their periods
     */
    record Search(int attribute, Bits registers, FurtherSearch[] further, int bases) {}

    /** The number of the search by an attribute, or {@link #NO_SEARCH} where none is permitted at the time. */
    int searchBy(int attribute, Times times) {
        for (int i = 0; i < searches.length; i++) {
            if (searches[i].attribute == attribute) {
                return times.isIn(searches[i].bases) ? i : NO_SEARCH;
            }
        }
        return NO_SEARCH;
    }
}
