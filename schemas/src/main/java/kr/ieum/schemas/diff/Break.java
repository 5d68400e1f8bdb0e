package kr.ieum.schemas.diff;

/**
 * Something that stops working, or has to be looked at again, when the later version takes the earlier one's place.
 *
 * @param kind what it is
 * @param id the mapping's, agreement's, view's or code list's id or file
 * @param refused whether its loader refuses it; otherwise it still loads and names what changed
 * @param reason what is wrong, with line, rule and remedy where a loader says so
 */
public record Break(Kind kind, String id, boolean refused, String reason) {

    /** What may break. */
    public enum Kind {
        MAPPING,
        AGREEMENT,
        VIEW,
        CODE_LIST
    }
}
