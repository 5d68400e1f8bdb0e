package kr.ieum.gateway.agreement.engine;

import java.util.List;

/**
 * One attribute of one grant.
 *
 * @param bases when the legal bases that may be cited are in force, in the order in which they are
 * @param cited the authorities, one per basis; at least one
 * @param isProtected whether somebody may be protected by the attribute's absence, so that ordinary causes must look the same
 */
record GrantRow(GrantTable grant, List<Period> bases, List<Cited> cited, Offer offer, boolean isProtected) {

    static final int NONE = -1;

    /** The first basis in force, or {@link #NONE}. */
    int basisInForce(Moment time) {
        for (int i = 0; i < bases.size(); i++) {
            if (time.isIn(bases.get(i))) {
                return i;
            }
        }
        return NONE;
    }
}
