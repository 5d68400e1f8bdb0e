package kr.ieum.gateway.exchange.journal;

/** How an exchange ended, coarsely; its outcome's code says more. */
public enum Result {
    /** As it should, or in part. */
    ANSWERED,
    /** One side wouldn't have it. */
    REFUSED,
    /** Something that has to be mended, here or at the other side. */
    FAILED;

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    /** By the status of an answer. */
    static Result of(int status) {
        if (status >= FIRST_FAILURE) {
            return FAILED;
        }
        return status >= FIRST_REFUSAL ? REFUSED : ANSWERED;
    }
}
