package kr.ieum.gateway.agreement.engine;

import kr.ieum.gateway.agreement.engine.Decision.Duty;

/**
 * One agreement version as an evaluation reads it.
 *
 * @param terms of which the hot path reads nothing but volumes
 * @param term number of its period
 * @param hours number of its hours within the task, or {@link #ALWAYS}
 * @param before the keys of the duties that are met before a request
 * @param registers ordinals of the registers that it covers
 * @param searches by what registers may be searched
 * @param combinations in the order of their ids
 * @param duties what the agreement obliges to when it has released anything, in the order of their ids
 */
@SuppressWarnings("ArrayRecordComponent")
record AgreementTable(
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
        RowTable rows,
        Combination[] combinations,
        Duty[] duties) {

    static final int ALWAYS = -1;

    /** The permission to search registers by an attribute; {@code bases} is the number of their periods. */
    record Search(int attribute, Bits registers, int bases) {}

    /** Whether the register may be searched by the attribute. */
    boolean permitsSearch(int register, int attribute, Times times) {
        for (Search search : searches) {
            if (search.attribute == attribute) {
                return search.registers.has(register) && times.isIn(search.bases);
            }
        }
        return false;
    }
}
